/** Something typed: an appointment's number that came by word of mouth, a code whose picture is not at hand, a telephone number. */
import { useRef, useState } from 'preact/hooks'
import { Icon } from '../../design/icon.tsx'
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import { usePagesOfKeys } from './pages-of-keys.ts'
import { useBeside } from './use-beside.ts'
import type { Visit } from './visit.ts'

export const digits = [...'1234567890']
export const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const signsOfCodes = [...digits, ...letters, '-']
/** An appointment's has 4 to 40 signs, a slip's has 6; more than this nobody types. */
const signsMin = 4
const signsMax = 40

interface CodePageProps {
  readonly visit: Visit
  readonly onCode: (code: string) => unknown
  /** What is asked for, and what ends it; an appointment's number where nothing is said. */
  readonly asked?: string
  readonly enter?: string | ((typed: string) => string)
  readonly signs?: readonly string[]
  readonly min?: number
  /** For those who have none. */
  readonly without?: { readonly words: string; readonly onWithout: () => unknown } | undefined
  /** Whether a sign can still lead anywhere after what was typed; all do where nothing is said. */
  readonly leads?: (typed: string) => boolean
}

export function CodePage({ visit, onCode, asked = t('kiosk.typeCode'), enter = t('kiosk.enterCode'), signs = signsOfCodes, min = signsMin, without, leads = () => true }: CodePageProps) {
  const [typed, setTyped] = useState('')
  const keys = useRef<HTMLDivElement>(null)
  const here = usePagesOfKeys(visit, keys, signs)
  useBeside(visit, without === undefined ? [] : [{ words: without.words, onPress: without.onWithout, testId: 'kiosk-without' }])
  return (
    <section class="kiosk-typing">
      <h1 class="kiosk-ask">{asked}</h1>
      <output class={typed === '' ? 'kiosk-typed empty' : 'kiosk-typed'} data-testid="kiosk-typed">
        {typed}
      </output>
      <div ref={keys} class={signs === digits ? 'kiosk-keys digits' : 'kiosk-keys'}>
        {here.map((sign) => (
          <Button key={sign} disabled={typed.length >= signsMax || !leads(typed + sign)} onPress={() => setTyped((before) => before + sign)} testId={`kiosk-key-${sign}`}>
            {sign}
          </Button>
        ))}
        <Button disabled={typed === ''} onPress={() => setTyped((before) => before.slice(0, -1))} className="kiosk-erase" testId="kiosk-key-erase">
          <Icon name="erase" />
          <span class="unseen">{t('kiosk.eraseSign')}</span>
        </Button>
        <Button kind="main" disabled={typed.length < min} onPress={() => onCode(typed)} className="kiosk-enter" testId="kiosk-enter">
          {typeof enter === 'string' ? enter : enter(typed)}
        </Button>
      </div>
    </section>
  )
}
