/** A desk stands between the hall and the devices at its counters: it follows what happens and hears who presses. */
import type { Hall } from '../../config/load.ts'
import type { DayKeys } from '../access/day-keys.ts'
import type { RateCodes } from '../access/rate-codes.ts'
import type { Clock } from '../clock.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { Words } from '../contacts/words.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Devices } from '../devices/registry.ts'
import type { Alongside } from '../hall-listeners.ts'
import type { Figures } from '../figures/figures.ts'
import type { HallService } from '../hall-service.ts'
import type { Health } from '../health.ts'
import type { KioskCards } from '../kiosk-cards.ts'
import type { Late } from '../late/late.ts'
import type { Metrics } from '../metrics.ts'
import type { OwnBox } from '../own-box.ts'
import type { Place, Places } from '../places.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { HallEvent } from '../wire/events.ts'
import type { LaidCard } from '../wire/socket.ts'
import type { ProblemCode } from '../wire/problem.ts'
import type { CardTrouble, IdentityView } from '../wire/identity-view.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Logger } from 'pino'

export interface Desk {
  /**
   * What shall be committed together with this event, which is decided but not durable. Nothing may be done
   * on it yet: `follow` says when it is.
   */
  alongside?(event: HallEvent): Alongside | null
  /** Each fact of the hall, once it is durable, in order. */
  follow?(event: HallEvent): void
  /** What a device of this box told, and where it stands. */
  heard?(event: DeviceEvent, place: Place): void
  /** A device's status has changed. */
  changed?(view: DeviceView): void
  /**
   * Takes up what the hall's state leaves to do: when the daemon starts, and whenever the journal takes
   * entries again. What is under way already stays so.
   */
  resume?(): void
  /** Lets go of timers; settles when nothing of it is under way any more. */
  stop?(): void | Promise<void>
}

/** What can be said to pages beside the hall's facts. */
export interface Announcer {
  /** To the clerk signed in at this window, and to nobody else. */
  showIdentity(window: number, identity: IdentityView | null): void
  /** Why a card that was laid could not be read, to the clerk signed in at this window. */
  showUnreadable(window: number, why: CardTrouble): void
  /** How the daemon is has changed. */
  showHealth(): void
  checkedIn(kiosk: number, ticket: string): void
  codeRefused(kiosk: number, code: ProblemCode): void
  /** A code was shown with which an act can be rated. */
  rateCodeShown(kiosk: number, code: string): void
  /** A card was laid that is for no appointment: a number may be taken with it. */
  cardLaid(kiosk: number, card: LaidCard): void
}

/** What every desk works with. */
export interface Bench {
  readonly hall: Hall
  readonly service: HallService
  readonly devices: Devices
  readonly places: Places
  /** A desk acts for the devices and places of its own box only. */
  readonly box: OwnBox
  readonly clock: Clock
  readonly pages: Announcer
  readonly metrics: Metrics
  readonly log: Logger
  readonly health: () => Health
  readonly dayKeys: Pick<DayKeys, 'digest' | 'forgetBefore'>
  readonly cards: KioskCards
  readonly figures: Pick<Figures, 'bringForward' | 'stop'>
  readonly rateCodes: RateCodes
  readonly webhooks: Pick<Webhooks, 'kick' | 'stop'>
  readonly contacts: Pick<Contacts, 'keepOnly' | 'isOwn' | 'close'>
  readonly words: Pick<Words, 'keepOnly' | 'references' | 'isOwn' | 'close'>
  /** For what needs nobody's agreement, while the hall cannot be reached. */
  readonly late: Pick<Late, 'keep' | 'waiting' | 'deliver' | 'close'>
  /** A random id. */
  readonly newId: () => string
  /** Something a desk tried has failed; a refusal by the hall is one, too. */
  readonly report: (problem: unknown, doing: string) => void
}
