/** What the routes work with; put together in main.ts. */
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Hall } from '../../config/load.ts'
import type { DayKeys } from '../access/day-keys.ts'
import type { Gate } from '../access/gate.ts'
import type { RateCodes } from '../access/rate-codes.ts'
import type { PinGuard } from '../access/pins.ts'
import type { Tokens } from '../access/tokens.ts'
import type { Clock } from '../clock.ts'
import type { Lab } from '../devices/lab.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { Words } from '../contacts/words.ts'
import type { RecentLog } from '../diagnostics/recent-log.ts'
import type { Devices } from '../devices/registry.ts'
import type { Figures } from '../figures/figures.ts'
import type { Reports } from '../figures/reports.ts'
import type { HallService } from '../hall-service.ts'
import type { Health } from '../health.ts'
import type { KioskCards } from '../kiosk-cards.ts'
import type { Metrics } from '../metrics.ts'
import type { Places } from '../places.ts'
import type { Voice } from '../voice/voice.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

export interface Parts {
  readonly hall: Hall
  readonly service: HallService
  readonly devices: Devices
  /** Null unless the hall is emulated. */
  readonly lab: Lab | null
  readonly tokens: Tokens
  readonly dayKeys: Pick<DayKeys, 'digest'>
  readonly cards: KioskCards
  readonly gate: Gate
  readonly figures: Pick<Figures, 'acts' | 'seqBefore'>
  readonly reports: Reports
  readonly rateCodes: RateCodes
  readonly pins: PinGuard
  readonly clock: Clock
  readonly metrics: Metrics
  /** Where the built pages are; null serves the API only. */
  readonly pages: string | null
  /** Requests a caller may make in ten seconds. */
  readonly requestsMax: number
  readonly places: Places
  readonly health: () => Health
  /** What the log said last. */
  readonly recent: Pick<RecentLog, 'lines'>
  readonly contacts: Contacts
  readonly words: Words
  readonly report: (problem: unknown, doing: string) => void
  readonly webhooks: Pick<Webhooks, 'views' | 'view' | 'replay'>
  readonly voice: Pick<Voice, 'languages' | 'say'>
  /** Which page of a kiosk waits for a code. */
  readonly readings: { waits(kiosk: number, page: string, isWaiting: boolean): void }
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>
