/** A fault that is on or off: switched by mouse and keyboard, and said in words. */

interface SwitchProps {
  readonly label: string
  /** The fault is there. */
  readonly on: boolean
  readonly says: string
  readonly onSwitch: () => unknown
  readonly testId: string
}

export function Switch({ label, on, says, onSwitch, testId }: SwitchProps) {
  return (
    <button type="button" class="lab-switch" role="switch" aria-checked={on} onClick={() => void onSwitch()} data-testid={testId}>
      <span class="lab-switch-track" aria-hidden="true" />
      <span>{label}</span>
      <small>{says}</small>
    </button>
  )
}
