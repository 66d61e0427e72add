/** One of a few that a person may choose: what people call it, a line about it, what it is officially called. */
import { Icon, type IconName } from './icon.tsx'
import { Button } from './button.tsx'
import './choice.css'

export interface ChoiceProps {
  readonly title: string
  /** Whom or what it is for. */
  readonly hint?: string | null
  /** Its official name; how long it takes, or why it cannot be had. */
  readonly note?: string | null
  /** Which of the two is left out where there is little room. */
  readonly spare?: 'hint' | 'note'
  readonly icon?: IconName
  /** The one that most people come for. */
  readonly main?: boolean
  readonly disabled?: boolean
  readonly onPress: () => unknown
  readonly testId: string
}

export function Choice({ title, hint = null, note = null, spare = 'hint', icon, main = false, disabled = false, onPress, testId }: ChoiceProps) {
  return (
    <Button kind={main ? 'main' : 'plain'} className={`choice spare-${spare}`} disabled={disabled} onPress={onPress} testId={testId}>
      <span class="choice-title">
        {icon !== undefined && <Icon name={icon} />}
        <span>{title}</span>
      </span>
      {hint !== null && <span class="choice-hint">{hint}</span>}
      {note !== null && <span class="choice-note">{note}</span>}
    </Button>
  )
}
