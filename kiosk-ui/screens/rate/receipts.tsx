/** What whoever has rated takes along: a file that proves later that it counts, and the root that it stands under. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { Receipt } from '../../../device-daemon/wire/receipt-view.ts'
import { t } from '../../words/words.ts'
import { ask } from './ask.ts'

/** So many signs of a root are compared by eye; the file has all. */
const shownSigns = 16

export function Receipts({ path }: { readonly path: string }) {
  const receipts = useMemo(() => signal<readonly Receipt[]>([]), [])
  useEffect(() => {
    void ask<{ receipts: Receipt[] }>(`${path}/receipts`).then((answer) => {
      if ('data' in answer) receipts.value = answer.data.receipts
    })
  }, [])
  return (
    <ul class="rate-receipts">
      {receipts.value.map((receipt) => (
        <li key={receipt.session} data-testid="rate-receipt">
          <p>{receipt.root === null ? t('rate.rootTomorrow', { date: receipt.date }) : t('rate.root', { date: receipt.date, root: receipt.root.slice(0, shownSigns) })}</p>
          <a class="button" download={`receipt-${receipt.date}.json`} href={`data:application/json,${encodeURIComponent(JSON.stringify(receipt))}`} data-testid="rate-save">
            {t('rate.save')}
          </a>
        </li>
      ))}
    </ul>
  )
}
