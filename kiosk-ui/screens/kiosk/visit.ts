/**
 * One person's visit at a kiosk: which page they are on and in which language. Nothing of the one before is
 * there for the next: a visit that nobody touches for a minute ends by itself.
 */
import { signal } from '@preact/signals'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { ComplaintReceipt, ComplaintStatus } from '../../../device-daemon/wire/complaint-commands.ts'
import type { ComplaintSubject, HelpKind, Priority } from '../../../device-daemon/wire/choices.ts'
import { type Language, language, setLanguage } from '../../words/words.ts'

export type Step =
  | { readonly at: 'start'; readonly page: number }
  | { readonly at: 'items'; readonly queue: string; readonly page: number }
  | { readonly at: 'waiting' }
  | { readonly at: 'number'; readonly receipt: TicketReceipt; readonly checkedIn: boolean }
  /** `item`: what was wanted, where another try may do. */
  | { readonly at: 'refused'; readonly code: string; readonly item?: string }
  | { readonly at: 'camera' }
  | { readonly at: 'code' }
  | { readonly at: 'green' }
  | { readonly at: 'help'; readonly item: string; readonly kind: HelpKind | null; readonly place: string | null; readonly page: number }
  | { readonly at: 'helped'; readonly help: HelpView }
  /** `ticket`: not asked yet; null: of no visit in particular. */
  | { readonly at: 'complaint'; readonly about: ComplaintSubject | null; readonly ticket?: string | null; readonly page: number }
  | { readonly at: 'complained'; readonly receipt: ComplaintReceipt }
  | { readonly at: 'complaint-code' }
  | { readonly at: 'rate-code' }
  | { readonly at: 'rate'; readonly code: string; readonly act: RateView }
  | { readonly at: 'rated' }
  | { readonly at: 'complaint-status'; readonly status: ComplaintStatus }

export const start: Step = { at: 'start', page: 0 }

/** Untouched for so long, the kiosk goes back to its start. */
export const idleMs = 60_000

const hallLanguage: Language = 'zh'

export function createVisit() {
  const step = signal<Step>(start)
  /** What the person has said of themselves: with it they are called before others. */
  const priority = signal<Priority | null>(null)
  /** The reference of the card that the person has laid. */
  const card = signal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const touch = () => {
    clearTimeout(timer)
    if (step.value !== start || language.value !== hallLanguage || priority.value !== null || card.value !== null) timer = setTimeout(end, idleMs)
  }
  const go = (next: Step) => {
    step.value = next
    touch()
  }
  const speak = (next: Language) => {
    setLanguage(next)
    touch()
  }
  /** What the person has said and laid is theirs alone. */
  function forget() {
    priority.value = null
    card.value = null
  }
  function end() {
    forget()
    speak(hallLanguage)
    go(start)
  }
  return { step, priority, card, go, speak, touch, forget }
}
export type Visit = ReturnType<typeof createVisit>
