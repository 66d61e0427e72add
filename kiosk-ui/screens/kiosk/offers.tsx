/** Who laid their card and is sixty or older is offered what is theirs; nobody is made to take it. */
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import type { Visit } from './visit.ts'

export function Offers({ visit }: { readonly visit: Visit }) {
  const { elder, priority, greeting } = visit
  if (greeting.value?.elderly !== true) return null
  const green = () => {
    priority.value = 'elderly'
    visit.touch()
  }
  return (
    <>
      {!elder.value && (
        <Button onPress={() => visit.enlarge(true)} testId="kiosk-offer-elder">
          {t('kiosk.offerElder')}
        </Button>
      )}
      {priority.value === null && (
        <Button onPress={green} testId="kiosk-offer-green">
          {t('kiosk.offerGreen')}
        </Button>
      )}
    </>
  )
}
