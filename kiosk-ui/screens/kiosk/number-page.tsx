/** The number, large, as soon as it is given; what becomes of the paper is said below it. */
import { noAnswerWanted } from '../../../device-daemon/wire/print-reasons.ts'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { Wait } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { useEffect } from 'preact/hooks'
import { Notice } from '../../design/parts.tsx'
import { NumberPlate } from '../../design/number-plate.tsx'
import { Qr } from '../../design/qr.tsx'
import { t } from '../../words/words.ts'
import { isOpen } from './shut-page.tsx'
import { useBeside } from './use-beside.ts'
import type { Visit } from './visit.ts'

interface NumberProps {
  readonly line: Connection
  readonly visit: Visit
  readonly receipt: TicketReceipt
  readonly checkedIn: boolean
}

export function NumberPage({ line, visit, receipt, checkedIn }: NumberProps) {
  const { item } = receipt
  const paper = paperOf(line, receipt)
  // Without paper the page is all there is: it stays until somebody says that they have it.
  const isKept = !checkedIn && paper !== 'printed' && paper !== 'unasked'
  useEffect(() => visit.hold(isKept), [isKept])
  useBeside(visit, [
    ...(item !== null && receipt.channel !== 'collection' ? [{ words: t('kiosk.papers'), onPress: () => visit.go({ at: 'papers', item, ticket: receipt.id }), testId: 'kiosk-see-papers' }] : []),
    ...(item !== null && isOpen(line) && line.view.value?.places.length !== 0 ? [{ words: t('kiosk.help'), onPress: () => visit.go({ at: 'help', item, kind: null, place: null }), testId: 'kiosk-help' }] : []),
  ])
  return (
    <section class="kiosk-ticket">
      <div class="kiosk-sight">
        <h1 class="kiosk-lead">{leadWords(receipt, checkedIn)}</h1>
        <NumberPlate number={receipt.number} className="kiosk-number" testId="kiosk-number" />
        {receipt.state === 'waiting' && (
          <p class="kiosk-ahead">
            {aheadWords(receipt.ahead)}
            {receipt.wait !== null && receipt.wait.highMinutes > 0 && <span data-testid="kiosk-wait">{waitWords(receipt.wait)}</span>}
          </p>
        )}
        {checkedIn ? <Notice testId="kiosk-paper">{t('kiosk.noPaperNeeded')}</Notice> : <Paper paper={paper} />}
      </div>
      <figure>
        <Qr text={receipt.qr} size={220} />
        <figcaption>{t('kiosk.photograph')}</figcaption>
      </figure>
    </section>
  )
}

/** A number that was shown again is not a new one: its person is told where they stand. */
function leadWords({ state, channel, window }: TicketReceipt, checkedIn: boolean): string {
  if (state === 'called' || state === 'serving') return t('kiosk.yourTurn', { window: window ?? '' })
  if (!checkedIn) return t('kiosk.yourNumber')
  return channel === 'appointment' ? t('kiosk.checkedIn') : t('kiosk.youAreIn')
}

function waitWords({ lowMinutes, highMinutes }: Wait): string {
  return lowMinutes === highMinutes ? t('kiosk.waitAbout', { minutes: highMinutes }) : t('kiosk.waitBetween', { low: lowMinutes, high: highMinutes })
}

function aheadWords(count: number): string {
  if (count === 0) return t('kiosk.aheadNobody')
  return count === 1 ? t('kiosk.aheadOne') : t('kiosk.ahead', { count })
}

type Paper = 'printing' | 'printed' | 'unasked' | 'missing' | 'none'

/** What is known of the ticket's paper now: jobs end while the page is shown, and printers fall ill. */
function paperOf(line: Connection, receipt: TicketReceipt): Paper {
  if (receipt.job === null) return 'none'
  const job = line.view.value?.prints.find((print) => print.job === receipt.job)
  if (job?.state === 'printed') return 'printed'
  if (job?.reason === noAnswerWanted) return 'unasked'
  if (job?.state === 'unconfirmed' || job?.state === 'failed') return 'missing'
  const printer = line.devices.value.find((device) => device.kind === 'printer')
  const isWell = printer?.state === 'ok' || printer?.state === 'warning' || printer?.state === 'busy'
  return isWell ? 'printing' : 'missing'
}

function Paper({ paper }: { readonly paper: Paper }) {
  switch (paper) {
    case 'printing':
      return <Notice testId="kiosk-paper">{t('kiosk.printing')}</Notice>
    case 'printed':
      return <Notice testId="kiosk-paper">{t('kiosk.printed')}</Notice>
    case 'unasked':
      return <Notice testId="kiosk-paper">{t('kiosk.paperUnasked')}</Notice>
    case 'missing':
      return (
        <Notice tone="warn" testId="kiosk-paper">
          {t('kiosk.paperMissing')}
        </Notice>
      )
    case 'none':
      return null
  }
}
