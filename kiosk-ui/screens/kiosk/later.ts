/** The pages after the first ones: fetched once the first stands, so that they are there when the daemon is not. */
import { signal } from '@preact/signals'

export const later = signal<typeof import('./after-page.tsx') | null>(null)

const againMs = 2000

/** Again, where the daemon was away just then. */
export function loadLater(): void {
  if (later.value !== null) return
  import('./after-page.tsx').then(
    (loaded) => {
      later.value = loaded
    },
    () => setTimeout(loadLater, againMs),
  )
}
