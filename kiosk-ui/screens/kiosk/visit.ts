/**
 * One person's visit at a kiosk: which page they are on, how they came there, in which language and how large. Nothing of
 * the one before is there for the next: a visit that nobody touches ends by itself, and says so before it does.
 */
import { signal } from '@preact/signals'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { ComplaintReceipt, ComplaintStatus } from '../../../device-daemon/wire/complaint-commands.ts'
import type { ComplaintSubject, HelpKind, Priority } from '../../../device-daemon/wire/choices.ts'
import { type Language, language, setLanguage } from '../../words/words.ts'

/** What an item is looked for: a number, what to bring, help at home. */
export type Wanted = 'ticket' | 'papers' | 'help'

export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'queues'; readonly wanted: Wanted }
  | { readonly at: 'ways'; readonly wanted: Wanted }
  | { readonly at: 'items'; readonly wanted: Wanted; readonly among: Among }
  | { readonly at: 'find'; readonly wanted: Wanted; readonly by: 'initials' | 'code' }
  /** `ticket`: of whoever has a number for it already. */
  | { readonly at: 'papers'; readonly item: string; readonly ticket?: string }
  | { readonly at: 'waiting' }
  | { readonly at: 'number'; readonly receipt: TicketReceipt; readonly checkedIn: boolean }
  /** `item`: what was wanted, where another try may do. */
  | { readonly at: 'refused'; readonly code: string; readonly item?: string }
  | { readonly at: 'camera' }
  | { readonly at: 'code' }
  | { readonly at: 'green' }
  /** How it was: to rate, to complain. */
  | { readonly at: 'say' }
  | { readonly at: 'help'; readonly item: string; readonly kind: HelpKind | null; readonly place: string | null }
  | { readonly at: 'helped'; readonly help: HelpView }
  /** `ticket`: not asked yet; null: of no visit in particular. */
  | { readonly at: 'complaint'; readonly about: ComplaintSubject | null; readonly ticket?: string | null }
  | { readonly at: 'complained'; readonly receipt: ComplaintReceipt }
  | { readonly at: 'complaint-code' }
  | { readonly at: 'rate-code' }
  | { readonly at: 'rate'; readonly code: string; readonly act: RateView }
  | { readonly at: 'rated' }
  | { readonly at: 'complaint-status'; readonly status: ComplaintStatus }

/** Of a queue, what most have come for today, or those that were found. */
export type Among = { readonly queue: string } | 'asked' | { readonly found: readonly string[] }

/** One more thing that a page offers. */
export interface Beside {
  readonly words: string
  readonly onPress: () => unknown
  readonly testId: string
}

export const start: Step = { at: 'start' }

/** Untouched for so long a visit ends; the old are given longer (WCAG 2.2, 2.2.1). */
export const idleMs = { usual: 60_000, elder: 180_000 } as const
/** So long before it does, it is said: one touch goes on. */
export const warnMs = 20_000

const hallLanguage: Language = 'zh'

/** What the person has been told: nothing to go back from. */
const answers: readonly Step['at'][] = ['number', 'helped', 'rated', 'complained']
export const isAnswer = ({ at }: Step): boolean => answers.includes(at)

/** Whom the card that was laid greets. */
export interface Greeting {
  readonly name: string
  readonly elderly: boolean
}

export class Visit {
  readonly step = signal<Step>(start)
  /** Which page of its choices is shown, and how many there are. */
  readonly page = signal(0)
  readonly pages = signal(1)
  readonly canGoBack = signal(false)
  readonly beside = signal<readonly Beside[]>([])
  /** What the person has said of themselves: with it they are called before others. */
  readonly priority = signal<Priority | null>(null)
  /** The reference of the card that the person has laid. */
  readonly card = signal<string | null>(null)
  readonly greeting = signal<Greeting | null>(null)
  /** Large type, strong contrast, more time, a slow voice. */
  readonly elder = signal(false)
  /** All that is touched has been moved down, for who sits or is small. */
  readonly low = signal(false)
  /** Seconds until the visit ends; null while there is time. */
  readonly ending = signal<number | null>(null)
  #before: { readonly step: Step; readonly page: number }[] = []
  #isHeld = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Whoever touches anything is there. */
  readonly touch = (): void => {
    clearTimeout(this.#timer)
    this.ending.value = null
    if (this.#isHeld || this.#isUntouched) return
    this.#timer = setTimeout(() => this.#warn(warnMs / 1000), idleMs[this.elder.value ? 'elder' : 'usual'] - warnMs)
  }

  /** A step on; what is answered ends the way that led there. */
  readonly go = (next: Step): void => {
    if (isAnswer(next)) this.#before = []
    else this.#remember()
    this.#show(next)
  }

  /** What was asked for comes. Meanwhile there is nothing to press; one comes back to where one asked. */
  readonly wait = (): void => {
    this.#remember()
    this.#show({ at: 'waiting' })
  }

  /** One step back, and to the page of the choices that one had turned to. */
  readonly back = (): void => {
    const last = this.#before.pop()
    this.#show(last?.step ?? start, last?.page ?? 0)
  }

  readonly home = (): void => {
    this.#before = []
    this.#show(start)
  }

  /** The next person is somebody else. */
  readonly end = (): void => {
    this.forget()
    this.elder.value = false
    this.low.value = false
    setLanguage(hallLanguage)
    this.home()
  }

  /** What stands on the page must not go by itself: a number whose paper did not come. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.touch()
  }

  /** What the person has said and laid is theirs alone. */
  forget(): void {
    this.priority.value = null
    this.card.value = null
    this.greeting.value = null
  }

  speak(next: Language): void {
    setLanguage(next)
    this.touch()
  }

  enlarge(isElder: boolean): void {
    this.elder.value = isElder
    this.touch()
  }

  lower(isLow: boolean): void {
    this.low.value = isLow
    this.touch()
  }

  get #isUntouched(): boolean {
    const { step, priority, card, greeting, elder, low } = this
    return step.value === start && language.value === hallLanguage && priority.value === null && card.value === null && greeting.value === null && !elder.value && !low.value
  }

  #warn(seconds: number): void {
    if (seconds === 0) return this.end()
    this.ending.value = seconds
    this.#timer = setTimeout(() => this.#warn(seconds - 1), 1000)
  }

  /** Neither a wait nor what is over is a place that anybody wants back to; one's number is. */
  #remember(): void {
    const { value: step } = this.step
    if (step.at !== 'waiting' && (step.at === 'number' || !isAnswer(step))) this.#before.push({ step, page: this.page.value })
  }

  #show(next: Step, page = 0): void {
    this.step.value = next
    this.page.value = page
    this.pages.value = 1
    this.canGoBack.value = this.#before.length > 0 && !isAnswer(next)
    this.#isHeld = false
    this.touch()
  }
}
