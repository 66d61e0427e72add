/** What is the same on every page: to hear it, to have it larger, in the other language, lower down, to call somebody. */
import type { Connection } from '../../daemon/connection.ts'
import { useVoice } from '../../daemon/voice.ts'
import { otherLanguage, t } from '../../words/words.ts'
import { CallStaff } from './call-staff.tsx'
import { isOpen } from './shut-page.tsx'
import { Tool } from './tool.tsx'
import type { Visit } from './visit.ts'

interface ToolsProps {
  readonly line: Connection
  readonly visit: Visit
  readonly number: number
}

export function Tools({ line, visit, number }: ToolsProps) {
  const { elder, low } = visit
  const voice = useVoice(line)
  return (
    <aside class="kiosk-tools" aria-label={t('kiosk.tools')}>
      {voice !== null && <Tool icon="speak" words={t('kiosk.readAloud')} onPress={() => voice.read(pageWords(), elder.value)} testId="kiosk-read" />}
      <Tool icon="letters" words={t(elder.value ? 'kiosk.usual' : 'kiosk.elder')} pressed={elder.value} onPress={() => visit.enlarge(!elder.value)} testId="kiosk-elder" />
      <Tool icon="globe" words={otherLanguage().name} onPress={() => visit.speak(otherLanguage().language)} testId="kiosk-language" />
      <Tool icon={low.value ? 'up' : 'down'} words={t(low.value ? 'kiosk.raise' : 'kiosk.lower')} pressed={low.value} onPress={() => visit.lower(!low.value)} className="kiosk-lower" testId="kiosk-lower" />
      {/* Where nothing is taken down nobody would hear of it. */}
      {isOpen(line) && <CallStaff line={line} number={number} />}
    </aside>
  )
}

/** All that can be read on the page, as it stands there. */
const pageWords = (): string => document.querySelector<HTMLElement>('.kiosk-page')?.innerText ?? ''
