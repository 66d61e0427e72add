/**
 * The socket.io events. A page connects with `auth: { token, after? }`.
 *
 * Without `after`, or when it is unknown here: one `view`, then every later `event`.
 * With `after`: exactly the events after it that the role may see, then `caught-up`, then live.
 * Devices, identity and emulators travel beside the journal and are not replayed: the present state
 * is sent at each connection.
 */

import type { HallEvent } from './events.ts'
import type { EmulatorView } from './lab.ts'
import type { PageView } from './page-view.ts'
import type { ProblemCode } from './problem.ts'
import type { CardTrouble, IdentityView } from './identity-view.ts'
import type { DeviceView, HealthView, SessionView, Standing } from './views.ts'

export interface SocketAuth {
  readonly token: string
  /** The last `seq` the page has folded in. */
  readonly after?: number
}

export interface ServerToPage {
  session(session: SessionView): void
  view(view: PageView): void
  event(event: HallEvent): void
  /** Everything up to `seq` that this role may see has been sent. */
  'caught-up'(seq: number): void
  devices(devices: readonly DeviceView[]): void
  device(device: DeviceView): void
  /** To the window's signed-in clerk only; null when it is gone. */
  identity(identity: IdentityView | null): void
  /** To the window's signed-in clerk: a card was laid and could not be read. */
  'card-unreadable'(why: CardTrouble): void
  /** To every page: whether numbers are given and people called now. */
  standing(standing: Standing): void
  /** To technicians and supervisors: how the daemon itself is. */
  health(health: HealthView): void
  /** To the kiosk whose scanner read something that is not an appointment here. */
  'code-refused'(code: ProblemCode): void
  /** To the kiosk whose scanner read a code with which an act can be rated. */
  'rate-code'(code: string): void
  /** To the kiosk where a card was laid that is for no appointment. */
  'card-laid'(card: LaidCard): void
  /** To the kiosk where an appointment was checked in. */
  'checked-in'(ticketId: string): void
  emulators(emulators: readonly EmulatorView[]): void
  emulator(emulator: EmulatorView): void
}

/** The reference with which a number may be taken, whom to greet (张*), and whether its person has priority by age. */
export interface LaidCard {
  readonly card: string
  readonly name: string
  readonly elderly: boolean
}

/** Pages speak by HTTP; the socket only listens. */
export type PageToServer = Record<string, never>
