/** How it was: to rate what was done, to complain, to ask what became of a complaint. */
import { Choices } from '../../design/choices.tsx'
import { t } from '../../words/words.ts'
import { Lead } from './said.tsx'
import type { Visit } from './visit.ts'

export function SayPage({ visit }: { readonly visit: Visit }) {
  return (
    <>
      <Lead>{t('kiosk.sayWhat')}</Lead>
      <Choices
        pages={visit}
        choices={[
          { title: t('kiosk.rate'), hint: t('kiosk.rateHint'), icon: 'star', onPress: () => visit.go({ at: 'rate-code' }), testId: 'kiosk-rate' },
          { title: t('kiosk.complain'), hint: t('kiosk.complainHint'), icon: 'speak', onPress: () => visit.go({ at: 'complaint', about: null }), testId: 'kiosk-complain' },
          { title: t('kiosk.complaintStatus'), hint: t('kiosk.complaintAsk'), icon: 'papers', onPress: () => visit.go({ at: 'complaint-code' }), testId: 'kiosk-complaint-ask' },
        ]}
      />
    </>
  )
}
