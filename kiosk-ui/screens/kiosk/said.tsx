/** What a page says above what is touched. */
import type { ComponentChildren } from 'preact'

export function Lead({ children, below }: { readonly children: ComponentChildren; readonly below?: ComponentChildren }) {
  return (
    <div class="kiosk-sight">
      <h1 class="kiosk-lead">{children}</h1>
      {below}
    </div>
  )
}

/** A page that only says something. */
export function Told({ lead, below = null, testId }: { readonly lead: string; readonly below?: string | null; readonly testId: string }) {
  return (
    <div class="kiosk-told" data-testid={testId}>
      <h1 class="kiosk-lead">{lead}</h1>
      {below !== null && <p>{below}</p>}
    </div>
  )
}
