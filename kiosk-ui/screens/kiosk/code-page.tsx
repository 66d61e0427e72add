/** A code typed: for an appointment's number that came by word of mouth, and a collection slip whose picture is not at hand. */
import { useState } from 'preact/hooks'
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'

const signs = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-']
/** An appointment's has 4 to 40 signs, a collection slip's has 6; more than this nobody types. */
const signsMin = 4
const signsMax = 40

export function CodePage({ onCode }: { readonly onCode: (code: string) => unknown }) {
  const [typed, setTyped] = useState('')
  return (
    <section class="kiosk-typing">
      <output class={typed === '' ? 'kiosk-typed empty' : 'kiosk-typed'} data-testid="kiosk-typed">
        {typed === '' ? t('kiosk.typeCode') : typed}
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
        <Button kind="main" disabled={typed.length < signsMin} onPress={() => onCode(typed)} className="kiosk-enter" testId="kiosk-enter">
          {t('kiosk.enterCode')}
        </Button>
      </div>
    </section>
  )
}
