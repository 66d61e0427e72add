/** Something typed: an appointment's number that came by word of mouth, a code whose picture is not at hand, a telephone number. */
import { useState } from 'preact/hooks'
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'

export const digits = [...'1234567890']
const signsOfCodes = [...digits, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ-']
/** An appointment's has 4 to 40 signs, a slip's has 6; more than this nobody types. */
const signsMin = 4
const signsMax = 40

interface CodePageProps {
  readonly onCode: (code: string) => unknown
  /** What is asked for, and what ends it; an appointment's number where nothing is said. */
  readonly asked?: string
  readonly enter?: string
  readonly signs?: readonly string[]
  readonly min?: number
  /** For those who have none. */
  readonly without?: { readonly words: string; readonly onWithout: () => unknown }
}

export function CodePage({ onCode, asked = t('kiosk.typeCode'), enter = t('kiosk.enterCode'), signs = signsOfCodes, min = signsMin, without }: CodePageProps) {
  const [typed, setTyped] = useState('')
  return (
    <section class="kiosk-typing">
      <output class={typed === '' ? 'kiosk-typed empty' : 'kiosk-typed'} data-testid="kiosk-typed">
        {typed === '' ? asked : typed}
      </output>
      <div class="kiosk-keys">
        {signs.map((sign) => (
          <Button key={sign} disabled={typed.length >= signsMax} onPress={() => setTyped((before) => before + sign)} testId={`kiosk-key-${sign}`}>
            {sign}
          </Button>
        ))}
        <Button disabled={typed === ''} onPress={() => setTyped((before) => before.slice(0, -1))} testId="kiosk-key-erase">
          {t('kiosk.eraseSign')}
        </Button>
        <Button kind="main" disabled={typed.length < min} onPress={() => onCode(typed)} className="kiosk-enter" testId="kiosk-enter">
          {enter}
        </Button>
        {without !== undefined && (
          <Button onPress={without.onWithout} className="kiosk-without" testId="kiosk-without">
            {without.words}
          </Button>
        )}
      </div>
    </section>
  )
}
