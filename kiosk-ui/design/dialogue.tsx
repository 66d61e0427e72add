/** Asked before anything else: the page behind it waits. Escape answers as whoever goes back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import './dialogue.css'

interface DialogueProps {
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  /** The buttons that end it. */
  readonly actions: ComponentChildren
  readonly onClose: () => unknown
  readonly className?: string
  readonly testId: string
}

export function Dialogue({ title, children, actions, onClose, className = '', testId }: DialogueProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class={`asked ${className}`} aria-labelledby={titleId} onClose={() => void onClose()} data-testid={testId}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div class="asked-actions">{actions}</div>
    </dialog>
  )
}
