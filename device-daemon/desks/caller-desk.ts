/** A clerk's caller keys do what the window page's buttons do; the window's caller and display follow. */
import { randomUUID } from 'node:crypto'
import type { AtWindow, CallerKey } from '../../drivers/contract/kinds.ts'
import type { Timer } from '../clock.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { HallCommand } from '../hall/hall.ts'
import { clerkAt } from '../hall/parts/staff/fold.ts'
import { ticketAt } from '../hall/parts/ticket/fold.ts'
import { waitingIn } from '../hall/parts/ticket/lines.ts'
import type { Place } from '../places.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

/** Callers say how many wait; a crowd at the kiosks must not fill their line. */
const waitingEveryMs = 1000

export class CallerDesk implements Desk {
  readonly #bench: Bench
  /** What each caller and display shows; a device that went away shows nothing. */
  readonly #shown = new Map<string, string>()
  #later: Timer | null = null

  constructor(bench: Bench) {
    this.#bench = bench
  }

  heard({ kind, event }: DeviceEvent, { window }: Place): void {
    if ((kind !== 'rating-pad' && kind !== 'caller') || event.type !== 'caller' || window === undefined) return
    const { service, report } = this.#bench
    const clerk = clerkAt(service.state.staff, window)
    const command = clerk === null ? null : commandOf(event.key, this.#now(window, clerk))
    if (command === null) return
    service.execute(command).catch((problem: unknown) => report(problem, 'obeying a caller key'))
  }

  follow(event: HallEvent): void {
    switch (event.type) {
      case 'ticket-called':
        if (event.window !== undefined) this.#showOnPad(event.window, event.ticket?.split('-')[1] ?? null)
        return this.#showAll()
      case 'serving-started':
      case 'ticket-finished':
      case 'ticket-no-show':
      case 'ticket-held':
      case 'ticket-parked':
      case 'ticket-returned':
      case 'ticket-transferred':
      case 'ticket-cancelled':
      case 'step-undone':
      case 'day-opened':
        return this.#showAll()
      case 'ticket-issued':
        this.#later ??= this.#bench.clock.after(waitingEveryMs, () => {
          this.#later = null
          this.#showAll()
        })
        return
      default:
        return
    }
  }

  /** A display that was away comes back blank. */
  changed({ kind, id, state }: DeviceView): void {
    if (kind !== 'caller' && kind !== 'display') return
    if (state === 'absent' || state === 'disabled') this.#shown.delete(id)
    else if (!this.#shown.has(id)) this.#showAll()
  }

  stop(): void {
    this.#later?.cancel()
  }

  /** A pad with a display shows whom it will ask; between acts its own routine blanks it. */
  #showOnPad(window: number, ticket: string | null): void {
    const pad = this.#bench.box.hasWindow(window) ? this.#bench.places.windowOf(window)?.pad : undefined
    if (pad !== undefined) void this.#bench.devices.order('rating-pad', pad, { type: 'show', waiting: null, ticket })
  }

  #showAll(): void {
    const { hall, service, devices } = this.#bench
    for (const { number, queues, caller, display } of hall.config.windows) {
      if ((caller === undefined && display === undefined) || !this.#bench.box.hasWindow(number)) continue
      const ticket = ticketAt(service.state.ticket, number)?.number ?? null
      const at = this.#at(number)
      const waiting = queues.reduce((sum, prefix) => sum + waitingIn(service.state.ticket.lines, prefix), 0)
      if (caller !== undefined)
        this.#show(caller, [ticket, at, waiting].join(), () =>
          devices.order('caller', caller, { type: 'show', waiting, ticket, at }),
        )
      if (display !== undefined)
        this.#show(display, [ticket, at].join(), () => devices.order('display', display, { type: 'show', ticket, at }))
    }
  }

  #show(device: string, text: string, say: () => Promise<{ readonly type: string }>): void {
    if (this.#shown.get(device) === text) return
    this.#shown.set(device, text)
    void say().then(({ type }) => {
      // Said again when it comes back.
      if (type === 'lost' && this.#shown.get(device) === text) this.#shown.delete(device)
    })
  }

  #now(window: number, clerk: string): Now {
    const { ticket, staff } = this.#bench.service.state
    const held = [...ticket.aside]
      .map((id) => ticket.tickets.get(id))
      .filter((one) => one?.state === 'held' && one.window === window)
    return { window, clerk, at: this.#at(window), held: held.at(-1)?.id ?? null, isPaused: staff.paused.has(window) }
  }

  #at(window: number): AtWindow {
    const state = ticketAt(this.#bench.service.state.ticket, window)?.state
    return state === 'called' || state === 'serving' ? state : 'idle'
  }
}

interface Now {
  readonly window: number
  readonly clerk: string
  readonly at: AtWindow
  /** Who was held here last. */
  readonly held: string | null
  readonly isPaused: boolean
}

/** Null for keys that mean nothing now, and for a transfer: a key cannot say where to. */
function commandOf(key: CallerKey, { window, clerk, at, held, isPaused }: Now): HallCommand | null {
  switch (key) {
    case 'call':
      return { type: 'call-next', window, clerk }
    case 'recall':
      return { type: 'recall', window, clerk }
    case 'call-or-recall':
      return { type: at === 'idle' ? 'call-next' : 'recall', window, clerk }
    case 'start':
      return { type: 'start', window, clerk }
    case 'evaluate':
      return { type: 'finish', window, clerk, session: randomUUID() }
    case 'no-show':
      return { type: 'no-show', window, clerk }
    case 'end':
      return at === 'called' ? { type: 'no-show', window, clerk } : { type: 'finish', window, clerk, session: randomUUID() }
    case 'hang':
      return { type: 'hold', window, clerk }
    case 'call-back':
      return held === null ? null : { type: 'resume', window, clerk, ticket: held }
    case 'pause':
      return isPaused ? { type: 'reopen', window, clerk } : { type: 'pause', window, clerk, reason: 'other' }
    case 'cancel':
      return { type: 'undo', window, clerk }
    case 'transfer':
      return null
  }
}
