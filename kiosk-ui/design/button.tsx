/** What is pressed. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

export interface ButtonProps {
  readonly children: ComponentChildren
  readonly onPress: () => unknown
  readonly kind?: 'main' | 'plain' | 'small'
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly testId?: string
  readonly title?: string
  readonly className?: string
}

/** A second press while the first is still being answered does nothing. */
export function Button({ children, onPress, kind = 'plain', disabled = false, pressed, testId, title, className = '' }: ButtonProps) {
  const busy = useRef(false)
  const press = async () => {
    if (busy.current) return
    busy.current = true
    try {
      await onPress()
    } finally {
      busy.current = false
    }
  }
  return (
    <button
      type="button"
      class={`button ${kind} ${className}`}
      disabled={disabled}
      onClick={press}
      data-testid={testId}
      title={title}
      aria-pressed={pressed}
    >
      {children}
    </button>
  )
}
