/**
 * One person's visit at a kiosk: which page they are on and in which language. Nothing of the one before is
 * there for the next: a visit that nobody touches for a minute ends by itself.
 */
import { signal } from '@preact/signals'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { HelpKind, Priority } from '../../../device-daemon/wire/choices.ts'
import { type Language, language, setLanguage } from '../../words/words.ts'

export type Step =
  | { readonly at: 'start'; readonly page: number }
  | { readonly at: 'items'; readonly queue: string; readonly page: number }
  | { readonly at: 'waiting' }
  | { readonly at: 'number'; readonly receipt: TicketReceipt; readonly checkedIn: boolean }
  | { readonly at: 'refused'; readonly code: string }
  | { readonly at: 'camera' }
  | { readonly at: 'code' }
  | { readonly at: 'green' }
  | { readonly at: 'help'; readonly item: string; readonly kind: HelpKind | null; readonly place: string | null; readonly page: number }
  | { readonly at: 'helped'; readonly help: HelpView }

export const start: Step = { at: 'start', page: 0 }

/** Untouched for so long, the kiosk goes back to its start. */
export const idleMs = 60_000

const hallLanguage: Language = 'zh'

export function createVisit() {
  const step = signal<Step>(start)
  /** What the person has said of themselves: with it they are called before others. */
  const priority = signal<Priority | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const touch = () => {
    clearTimeout(timer)
    if (step.value !== start || language.value !== hallLanguage || priority.value !== null) timer = setTimeout(end, idleMs)
  }
  const go = (next: Step) => {
    step.value = next
    touch()
  }
  const speak = (next: Language) => {
    setLanguage(next)
    touch()
  }
  function end() {
    priority.value = null
    speak(hallLanguage)
    go(start)
  }
  return { step, priority, go, speak, touch }
}
export type Visit = ReturnType<typeof createVisit>
