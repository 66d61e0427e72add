/** What a person may say of themselves. Nobody has to prove it here: the clerk sees who comes. */
import type { Priority } from '../../../device-daemon/wire/choices.ts'
import { Choices } from '../../design/choices.tsx'
import { known, t } from '../../words/words.ts'
import { Lead } from './said.tsx'
import type { Visit } from './visit.ts'

const said = ['elderly', 'disabled', 'veteran', 'with-child'] as const

export function GreenPage({ visit }: { readonly visit: Visit }) {
  const choose = (priority: Priority | null) => {
    visit.priority.value = priority
    visit.back()
  }
  const off = { title: t('kiosk.greenOff'), onPress: () => choose(null), testId: 'kiosk-green-off' }
  return (
    <>
      <Lead below={<p>{t('kiosk.greenHint')}</p>}>{t('kiosk.greenChoose')}</Lead>
      <Choices
        pages={visit}
        choices={[...said.map((one) => ({ title: known('priority', one), onPress: () => choose(one), testId: `kiosk-green-${one}` })), ...(visit.priority.value === null ? [] : [off])]}
      />
    </>
  )
}
