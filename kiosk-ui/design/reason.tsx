/** A list that asks one thing, and does it when something is chosen: a step that wants a word with it. */
import { known, type WordGroup } from '../words/words.ts'

interface ReasonProps<T extends string> {
  readonly label: string
  readonly group: WordGroup
  readonly choices: readonly T[]
  readonly onChoose: (choice: T) => unknown
  readonly disabled?: boolean
  readonly testId: string
}

export function Reason<T extends string>({
  label,
  group,
  choices,
  onChoose,
  disabled = false,
  testId,
}: ReasonProps<T>) {
  return (
    <Chooser
      label={label}
      disabled={disabled}
      testId={testId}
      onChoose={(value) => choices.filter((choice) => choice === value).map(onChoose)}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {known(group, choice)}
        </option>
      ))}
    </Chooser>
  )
}

interface ChooserProps {
  readonly label: string
  readonly children: preact.ComponentChildren
  readonly onChoose: (value: string) => unknown
  readonly disabled?: boolean
  readonly testId: string
}

/** Its first line is what it is for; choosing it is choosing nothing. */
export function Chooser({ label, children, onChoose, disabled = false, testId }: ChooserProps) {
  const choose = ({ currentTarget }: preact.TargetedEvent<HTMLSelectElement>) => {
    const { value } = currentTarget
    currentTarget.value = ''
    if (value !== '') void onChoose(value)
  }
  return (
    <select class="chooser" aria-label={label} disabled={disabled} onChange={choose} data-testid={testId}>
      <option value="">{label}</option>
      {children}
    </select>
  )
}
