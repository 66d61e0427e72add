/** Whoever wrote something beside their rating may have it erased, for as long as their code is good. */
import { useEffect, useState } from 'preact/hooks'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { t } from '../../words/words.ts'
import { ask } from './ask.ts'

type Told = { readonly at: 'unknown' } | { readonly at: 'kept' } | { readonly at: 'erased' } | { readonly at: 'refused' }

export function OwnWords({ path }: { readonly path: string }) {
  const [told, tell] = useState<Told>({ at: 'unknown' })
  useEffect(() => {
    void ask<RateView>(path).then((answer) => tell({ at: 'data' in answer && answer.data.words ? 'kept' : 'unknown' }))
  }, [])
  const erase = async () => {
    // A nonce is good for ten minutes, and this page may be open for longer.
    const view = await ask<RateView>(path)
    const answer = 'problem' in view ? view : await ask<null>(`${path}/erase-words`, { nonce: view.data.nonce })
    tell('problem' in answer ? { at: 'refused' } : { at: 'erased' })
  }
  if (told.at === 'unknown') return null
  if (told.at === 'erased') return <Notice testId="rate-words-erased">{t('rate.wordsErased')}</Notice>
  return (
    <>
      {told.at === 'refused' && <Notice tone="bad">{t('rate.eraseFailed')}</Notice>}
      <Button kind="small" onPress={erase} testId="rate-words-erase">
        {t('rate.wordsErase')}
      </Button>
    </>
  )
}
