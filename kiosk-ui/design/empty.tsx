/** In place of what is not there: that there is nothing is said, and is no fault. */
import type { ComponentChildren } from 'preact'
import './parts.css'

export const Empty = ({ children, testId }: { readonly children: ComponentChildren; readonly testId?: string }) => (
  <p class="empty" data-testid={testId}>
    {children}
  </p>
)
