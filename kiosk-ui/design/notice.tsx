/** A sentence that somebody should notice, and a screen reader says. */
import type { ComponentChildren } from 'preact'

export type Tone = 'good' | 'warn' | 'bad' | 'plain'

export function Notice({ tone = 'plain', children, testId }: { readonly tone?: Tone; readonly children: ComponentChildren; readonly testId?: string }) {
  return (
    <p class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} data-testid={testId}>
      {children}
    </p>
  )
}
