/** How a device is, and since when; and, where it is not well, one sentence on what is wrong and one on what to do. */
import type { ReasonWords } from '../../device-daemon/wire/reasons.ts'
import { inLanguage, t } from '../words/words.ts'
import { Badge, type Tone } from './parts.tsx'

interface StatusProps {
  readonly tone: Tone
  /** The state in words. */
  readonly state: string
  readonly since: string
  /** Null where there is nothing to say of it. */
  readonly words: ReasonWords | null
  readonly testId: string
}

export function StatusBadge({ tone, state, since, words, testId }: StatusProps) {
  return (
    <div class={`status ${tone}`}>
      <p class="status-head">
        <Badge tone={tone} testId={`${testId}-state`}>
          {state}
        </Badge>
        <small data-testid={`${testId}-since`}>{since}</small>
      </p>
      {words !== null && (
        <>
          <p class="status-says" data-testid={`${testId}-says`}>
            {inLanguage(words.says)}
          </p>
          <p class="status-mend" data-testid={`${testId}-mend`}>
            <b>{t('tech.mend')}</b> {inLanguage(words.mend)}
          </p>
        </>
      )}
    </div>
  )
}
