/**
 * One person's visit at a kiosk: which page they are on. The choices of the one before are never there
 * for the next: a visit that nobody touches for a minute ends by itself.
 */
import { signal } from '@preact/signals'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'

export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'items'; readonly queue: string; readonly page: number }
  | { readonly at: 'waiting' }
  | { readonly at: 'number'; readonly receipt: TicketReceipt; readonly checkedIn: boolean }
  | { readonly at: 'refused'; readonly code: string }
  | { readonly at: 'camera' }

/** Untouched for so long, the kiosk goes back to its start. */
export const idleMs = 60_000

export function createVisit() {
  const step = signal<Step>({ at: 'start' })
  let timer = 0
  const touch = () => {
    clearTimeout(timer)
    if (step.value.at !== 'start') timer = window.setTimeout(() => go({ at: 'start' }), idleMs)
  }
  const go = (next: Step) => {
    step.value = next
    touch()
  }
  return { step, go, touch }
}
export type Visit = ReturnType<typeof createVisit>
