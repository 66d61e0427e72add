/** The composition root: puts everything together, decides nothing. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Hall } from '../config/load.ts'
import { specimens } from '../drivers/id-reader/sam/specimens.ts'
import { createGate } from './access/gate.ts'
import { PinGuard } from './access/pins.ts'
import type { Clock } from './clock.ts'
import type { Bench } from './desks/desk.ts'
import { Floor } from './desks/floor.ts'
import { IdentityDesk } from './desks/identity-desk.ts'
import { openDesks } from './desks/index.ts'
import { ReadingDesk } from './desks/reading-desk.ts'
import { Lab } from './devices/lab.ts'
import type { RecentLog } from './diagnostics/recent-log.ts'
import { Devices } from './devices/registry.ts'
import { Figures } from './figures/figures.ts'
import { Reports } from './figures/reports.ts'
import { HallService } from './hall-service.ts'
import { audienceOf, pageViewFor } from './hall-views.ts'
import { healthOf } from './health.ts'
import { secretsOf } from './secrets.ts'
import { createApp } from './http/app.ts'
import { openReaderServices } from './http/compat/listeners.ts'
import { sessionOf } from './http/session-view.ts'
import type { JournalDamaged } from './journal/journal.ts'
import { listen, openFolder, readTls } from './listening.ts'
import { Late } from './late/late.ts'
import { Outbox } from './late/outbox.ts'
import { createMetrics } from './metrics.ts'
import { openJournal } from './open-journal.ts'
import { type OwnBox, ownBox, ownDevices } from './own-box.ts'
import { openUplink } from './fleet/open-uplink.ts'
import { KioskCards } from './kiosk-cards.ts'
import { placesOf } from './places.ts'
import { planOf } from './plan-of.ts'
import { reporter } from './reporter.ts'
import { Gateway } from './socket/gateway.ts'
import { stopper } from './stopping.ts'
import { Voice } from './voice/voice.ts'
import { Webhooks } from './webhooks/webhooks.ts'

export { StartError } from './listening.ts'

/** Ten seconds' requests of one caller: a page makes a handful, a back office some dozens. */
const requestsMax = 1000

export interface DaemonOptions {
  readonly hall: Hall
  readonly data: string
  readonly port: number
  /** Which box of a hall of many boxes this is; null where one is all. */
  readonly box?: string | null
  readonly pages: string | null
  readonly clock: Clock
  readonly log: Logger
  /** What `log` said last. */
  readonly recent: RecentLog
  readonly requestsMax?: number
  /** The journal turned out to be altered while the daemon ran. */
  readonly onDamage: (error: JournalDamaged) => void
}

export interface Daemon {
  readonly url: string
  readonly port: number
  /** Where other systems' pages are answered, in the configuration's order; null where the port was taken. */
  readonly compat: readonly (string | null)[]
  stop(): Promise<void>
}

export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { hall, clock, log, data, recent } = options
  const { host } = hall.config.listen
  const scheme = hall.config.listen.tls === undefined ? 'http' : 'https'
  const report = reporter(log, clock)
  openFolder(data)
  const box = ownBox(hall.config, options.box ?? null)
  const { journal, own, verifyInBackground } = await openJournal({ ...options, box })
  const service = await HallService.open({ plan: planOf(hall), journal, clock, report })
  let [port, damage]: [number, string | null] = [options.port, null]
  const health = () => healthOf(service, data, damage)
  const gate = createGate({ scheme, host, names: hall.config.listen.names, embedded: hall.config.embed.origins, port: () => port })
  const webhooks = new Webhooks({ hall, service, clock, data, report })
  const figures = new Figures(data, service, hall.config.site.timeZone)
  const shared = { hall, webhooks, figures, reports: new Reports(figures, service, hall), report, service, clock, gate, health, recent, ...secretsOf(data, box.name), cards: new KioskCards(clock), metrics: createMetrics(), places: placesOf(hall.config), box, ...devicesOf(options, box) }
  const { devices, places } = shared
  const uplink = await openUplink({ ...options, own, service, report })
  const late = new Late({ outbox: new Outbox(data), service, report })
  const web = { voice: new Voice(), pins: new PinGuard(clock, hall.config.clerks), pages: options.pages, requestsMax: options.requestsMax ?? requestsMax }
  const readings = new ReadingDesk(shared)
  const app = await createApp({ ...shared, ...web, readings }, { log, tls: readTls(hall) })
  const pages = new Gateway({
    ...shared,
    server: app.server,
    session: (claims) => sessionOf(claims, hall.config),
    audience: audienceOf,
    view: (audience) => pageViewFor(hall, service, audience),
    identity: (window) => identity.view(window),
    placeOf: places.placeOf,
  })
  const bench: Bench = { ...shared, late, pages, log, newId: randomUUID }
  const identity = new IdentityDesk(bench)
  const floor = new Floor({ desks: [identity, readings, ...openDesks(bench)], service, devices, places, late, report })
  port = await listen(app, host, options.port)
  const compat = await openReaderServices({ ...shared, laid: (window) => identity.laid(window), log, requestsMax: web.requestsMax })
  devices.start()
  floor.resume()
  const verification = verifyInBackground((error) => {
    damage = error.message
    options.onDamage(error)
  })
  return { url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`, port, compat: compat.urls, stop: stopper({ uplink, verification, pages, compat, app, floor, devices, service, journal }) }
}

function devicesOf({ hall, clock }: DaemonOptions, box: OwnBox): { readonly devices: Devices; readonly lab: Lab | null } {
  const devices = new Devices(ownDevices(hall.config, box), clock)
  return { devices, lab: hall.config.emulated ? new Lab(devices, specimens) : null }
}
