/** What a page knows, as signals: it is told by the socket and folds what happens by the daemon's own fold. */
import { type Signal, signal } from '@preact/signals'
import type { Socket } from 'socket.io-client'
import { fold, type HallEvent, type HallState, thawState } from '../../device-daemon/wire/fold.ts'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import type { EmulatorView } from '../../device-daemon/wire/lab.ts'
import type { PageView } from '../../device-daemon/wire/page-view.ts'
import type { LaidCard, PageToServer, ServerToPage } from '../../device-daemon/wire/socket.ts'
import type { CardTrouble, IdentityView } from '../../device-daemon/wire/identity-view.ts'
import { hallZone } from '../words/hall-time.ts'
import type { DeviceView, HallLabels, HallView, HealthView, SessionView, Standing } from '../../device-daemon/wire/views.ts'

export type CardNote = 'cleared' | CardTrouble | null

export class PageState {
  readonly session = signal<SessionView | null>(null)
  readonly view = signal<HallView | null>(null)
  readonly devices = signal<readonly DeviceView[]>([])
  readonly emulators = signal<readonly EmulatorView[]>([])
  readonly identity = signal<IdentityView | null>(null)
  /** What happened to the card that is not shown: cleared by the daemon, or not readable. */
  readonly cardNote = signal<CardNote>(null)
  readonly health = signal<HealthView | null>(null)
  /** Whether numbers are given and people called now. */
  readonly standing = signal<Standing>('open')
  readonly online = signal(false)
  /** When the daemon was last heard, ms; null while it is there. What the page shows is as old as that. */
  readonly staleSince = signal<number | null>(null)
  /** The last thing a kiosk's scanner led to. */
  readonly scanned = signal<{ readonly ticket: string | null; readonly problem: string; readonly at: number } | null>(
    null,
  )
  /** The last rating code that a kiosk's scanner read. */
  readonly rateCode = signal<{ readonly code: string } | null>(null)
  /** The card last laid at a kiosk. */
  readonly laid = signal<LaidCard | null>(null)
  /** What the page was shown, and what has happened since folded in. */
  #known: { readonly labels: HallLabels; readonly hall: HallState; seq: number } | null = null

  /** The last event that is folded in: where to go on after an interruption. */
  get cursor(): { readonly after?: number } {
    return this.#known === null ? {} : { after: this.#known.seq }
  }

  listen(line: Socket<ServerToPage, PageToServer>): void {
    line.on('session', setTo(this.session))
    line.on('view', (view) => this.#show(view))
    line.on('event', (event) => this.#happened(event))
    line.on('caught-up', (seq) => this.#caughtUp(seq))
    line.on('devices', setTo(this.devices))
    line.on('device', (value) => {
      this.devices.value = this.devices.value.map((one) => (one.id === value.id ? value : one))
    })
    line.on('emulators', setTo(this.emulators))
    line.on('emulator', (value) => {
      this.emulators.value = this.emulators.value.map((one) => (one.device === value.device ? value : one))
    })
    line.on('identity', (value) => {
      this.cardNote.value = value === null && this.identity.value !== null ? 'cleared' : null
      this.identity.value = value
    })
    line.on('card-unreadable', setTo(this.cardNote))
    line.on('standing', setTo(this.standing))
    line.on('health', setTo(this.health))
    line.on('checked-in', (ticket) => this.#scanned(ticket))
    line.on('rate-code', (code) => {
      this.rateCode.value = { code }
    })
    line.on('card-laid', setTo(this.laid))
    line.on('code-refused', (code) => this.#scanned(null, code))
  }

  wentAway(): void {
    this.online.value = false
    this.staleSince.value ??= Date.now()
  }

  /** Somebody else acts from now on: what a clerk may see is not what the window's page may see. */
  forget(): void {
    this.identity.value = null
    this.cardNote.value = null
    this.session.value = null
    this.#known = null
    this.view.value = null
  }

  #show({ labels, hall, seq }: PageView): void {
    hallZone.value = labels.site.timeZone
    this.#known = { labels, hall: thawState(hall), seq }
    this.#look()
  }

  #happened(event: HallEvent): void {
    if (this.#known === null || event.seq <= this.#known.seq) return
    fold(this.#known.hall, event)
    this.#known.seq = event.seq
    this.#look()
  }

  #caughtUp(seq: number): void {
    if (this.#known !== null) this.#known.seq = Math.max(seq, this.#known.seq)
    this.#look()
    this.online.value = true
    this.staleSince.value = null
  }

  #scanned(ticket: string | null, problem = ''): void {
    this.scanned.value = { ticket, problem, at: Date.now() }
  }

  #look(): void {
    this.view.value = this.#known === null ? null : hallView(this.#known.hall, this.#known.labels, this.#known.seq)
  }
}

/** What the socket says is what the signal says. */
const setTo =
  <T>(target: Signal<T>) =>
  (value: T): void => {
    target.value = value
  }
