/** The last lines of the log, and all that whoever helps from afar asks for in one file. Each look is written down, so it is asked for by a press. */
import { useState } from 'preact/hooks'
import type { Diagnostics as Bundle, LogLine } from '../../../device-daemon/wire/diagnostics-view.ts'
import { reasonWords } from '../../../device-daemon/wire/reasons.ts'
import type { Answer, Connection } from '../../daemon/connection.ts'
import { keepFile } from '../../design/keep-file.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { clockAt } from '../../words/hall-time.ts'
import { inLanguage, known, t } from '../../words/words.ts'

const shownMax = 50

export function Diagnostics({ line }: { readonly line: Connection }) {
  const [log, setLog] = useState<readonly LogLine[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isAway = line.staleSince.value !== null
  const ask = async <T,>(asked: Promise<Answer<T>>, take: (got: T) => void) => {
    const answer = await asked
    setProblem(answer.ok ? null : answer.problem.code)
    if (answer.ok) take(answer.data)
  }
  return (
    <section class="card tech-diagnostics">
      <h2>{t('tech.diagnostics')}</h2>
      <Button kind="small" disabled={isAway} onPress={() => ask(line.get<Bundle>('/api/diagnostics'), ({ log: lines }) => setLog(lines.slice(-shownMax).reverse()))} testId="diagnostics">
        {t(log === null ? 'tech.logShow' : 'tech.logAgain')}
      </Button>
      <Button kind="small" disabled={isAway} onPress={() => ask(line.file('/api/diagnostics'), keepFile)} testId="diagnostics-file">
        {t('tech.bundle')}
      </Button>
      <small>{t('tech.bundleHint')}</small>
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      {log !== null && (
        <ol class="tech-log" data-testid="diagnostics-log" aria-label={t('tech.diagnostics')}>
          {log.map((one, nth) => (
            <li key={`${one.at} ${nth}`} class={one.level}>
              <time>{`${clockAt(one.at)}${one.at.slice(16, 19)}`}</time>
              <b>{t(levelWords[one.level])}</b>
              <span>{saidBy(one)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const levelWords = { trace: 'tech.levelDebug', debug: 'tech.levelDebug', info: 'tech.levelInfo', warn: 'tech.levelWarn', error: 'tech.levelError', fatal: 'tech.levelError' } as const

/** Of devices in the page's language, by the words of their reasons; of anything else as the log has it. */
function saidBy({ device, state, reason, says, problem, doing, error }: LogLine): string {
  if (device !== null && state !== null) return [device, known('state', state), ...(reason === null ? [] : [inLanguage(reasonWords[reason].says)])].join(' · ')
  return [says, device, problem, doing, error].filter((one) => one !== null).join(' · ')
}
