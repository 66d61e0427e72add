/** The composition root: puts everything together, decides nothing. */
import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Hall } from '../config/load.ts'
import { specimens } from '../drivers/id-reader/sam/specimens.ts'
import { createGate } from './access/gate.ts'
import { PinGuard } from './access/pins.ts'
import { tokensIn } from './access/tokens.ts'
import type { Clock } from './clock.ts'
import { CallerDesk } from './desks/caller-desk.ts'
import { CheckInDesk } from './desks/check-in-desk.ts'
import { IdentityDesk } from './desks/identity-desk.ts'
import { RatingDesk } from './desks/rating-desk.ts'
import { Lab } from './devices/lab.ts'
import { Devices } from './devices/registry.ts'
import { HallService } from './hall-service.ts'
import { audienceOf, hallViewFor } from './hall-views.ts'
import { createApp } from './http/app.ts'
import type { Parts } from './http/parts.ts'
import { sessionOf } from './http/session-view.ts'
import type { JournalDamaged } from './journal/journal.ts'
import { openSqliteJournal } from './journal/sqlite-journal.ts'
import { createMetrics } from './metrics.ts'
import { placesOf } from './places.ts'
import { planOf } from './plan-of.ts'
import { Spooler } from './printing/spooler.ts'
import { paperFor } from './printing/ticket-of.ts'
import { ProblemError } from './problem-error.ts'
import { Gateway } from './socket/gateway.ts'

/** Ten seconds' requests of one caller: a page makes a handful, a back office some dozens. */
const requestsMax = 1000

export interface DaemonOptions {
  readonly hall: Hall
  readonly data: string
  readonly port: number
  readonly pages: string | null
  readonly clock: Clock
  readonly log: Logger
  readonly requestsMax?: number
  /** The journal turned out to be altered while the daemon ran. */
  readonly onDamage: (error: JournalDamaged) => void
}

export interface Daemon {
  readonly url: string
  readonly port: number
  /** A sentence about what the journal's opening had to mend, or null. */
  readonly recovered: string | null
  stop(): Promise<void>
}

/** A sentence for whoever started the daemon; nothing runs after it. */
export class StartError extends Error {}

export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { hall, clock, log } = options
  const { config } = hall
  openFolder(options.data)
  const { journal, report, verifyInBackground } = await openSqliteJournal({ folder: options.data, site: config.site.code })
  const service = await HallService.open(planOf(hall), journal, clock)
  const tokens = tokensIn(options.data)
  const metrics = createMetrics()
  const places = placesOf(config)
  const devices = new Devices(config.devices, clock)
  const lab = config.emulated ? new Lab(devices, specimens) : null
  const scheme = config.listen.tls === undefined ? 'http' : 'https'
  let port = options.port
  let damage: string | null = null
  const gate = createGate({ scheme, host: config.listen.host, names: config.listen.names, port: () => port })
  const parts: Parts = {
    hall,
    service,
    devices,
    lab,
    tokens,
    gate,
    pins: new PinGuard(clock),
    clock,
    metrics,
    pages: options.pages,
    requestsMax: options.requestsMax ?? requestsMax,
    health: () => damage,
  }
  const app = await createApp(parts, { log, tls: readTls(hall) })
  const gateway = new Gateway({
    server: app.server,
    gate,
    tokens,
    clock,
    service,
    devices,
    lab,
    session: (claims) => sessionOf(claims, config),
    audience: audienceOf,
    view: (audience) => hallViewFor(hall, service, audience),
    identity: (window) => identity.view(window),
    placeOf: places.placeOf,
  })
  const reportFailure = (problem: unknown, doing: string): void => {
    // A refusal here means that two things crossed; anything else is our mistake.
    if (problem instanceof ProblemError) log.debug({ problem: problem.code, doing }, 'the hall refused a desk')
    else log.error({ err: problem, doing }, 'a desk failed')
  }
  const identity = new IdentityDesk({
    clock,
    seconds: config.identity.seconds,
    timeZone: config.site.timeZone,
    purpose: (window) => purposeAt(hall, service, window),
    show: (window, view) => gateway.showIdentity(window, view),
  })
  const ratings = new RatingDesk({ service, devices, clock, report: reportFailure })
  const callers = new CallerDesk({ service, devices, report: reportFailure })
  const checkIns = new CheckInDesk({
    service,
    clock,
    site: config.site.code,
    checkedIn: (kiosk, ticket) => gateway.checkedIn(kiosk, ticket),
    unknown: (kiosk) => gateway.codeUnknown(kiosk),
    report: reportFailure,
  })
  const spooler = new Spooler({
    service,
    devices,
    clock,
    expireMs: config.printing.expireMinutes * 60_000,
    unconfirmed: config.printing.unconfirmed,
    newJob: randomUUID,
    paper: (ticket, copy) => paperFor(hall, service, ticket, copy),
    report: reportFailure,
  })
  service.onEvents((events) => {
    for (const event of events) {
      metrics.eventAppended(event.type)
      ratings.follow(event)
      spooler.follow(event)
      callers.follow(event)
      if (event.type === 'printed') {
        const queuedAt = service.state.prints.get(event.data.job)?.queuedAt
        if (queuedAt !== undefined) metrics.ticketPrinted((Date.parse(event.at) - Date.parse(queuedAt)) / 1000)
      }
      if (event.window === undefined) continue
      if (event.type === 'serving-started') identity.reconsider(event.window)
      if (event.type === 'ticket-finished' || event.type === 'clerk-signed-out') identity.forget(event.window)
    }
  })
  devices.listen({
    changed(view) {
      metrics.deviceChanged(view)
      spooler.deviceChanged(view)
      if (view.kind === 'rating-pad' && view.state === 'absent') ratings.padLost(view.id)
    },
    event(event) {
      const place = places.placeOf(event.device)
      switch (event.kind) {
        case 'id-reader':
          if (event.event.type === 'card-read' && place.window !== undefined) {
            identity.cardRead(place.window, event.device, event.event.card, event.event.photo)
          }
          return
        case 'scanner':
          if (place.kiosk !== undefined) checkIns.scanned(place.kiosk, event.event.text)
          return
        case 'rating-pad':
          if (place.window === undefined) return
          if (event.event.type === 'key') ratings.key(place.window, event.device, event.event)
          else callers.pressed(place.window, event.event.key)
          return
        case 'printer':
          return
      }
    },
  })
  logStatus(devices, log)
  port = await listen(app, config.listen.host, options.port)
  devices.start()
  ratings.resume()
  await spooler.resume()
  const verification = verifyInBackground((error) => {
    damage = error.message
    options.onDamage(error)
  })
  return {
    url: `${scheme}://${config.listen.host.includes(':') ? `[${config.listen.host}]` : config.listen.host}:${port}`,
    port,
    recovered: report.recovered?.note ?? null,
    async stop() {
      verification.stop()
      ratings.stop()
      identity.forgetAll()
      await gateway.close()
      await app.close()
      // A job on its way ends as unconfirmed when its line is closed; nobody waits for its printer.
      const spooled = spooler.stop()
      await devices.stop()
      await spooled
      await service.stop()
      await journal.close()
    },
  }
}

function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written: ${sentenceOf(error)}.`)
  }
}

function readTls(hall: Hall): { cert: Buffer; key: Buffer } | null {
  const { tls } = hall.config.listen
  if (tls === undefined) return null
  const read = (path: string) => readFileSync(resolve(dirname(hall.file), path))
  try {
    return { cert: read(tls.certificate), key: read(tls.key) }
  } catch (error) {
    throw new StartError(`The TLS files of listen.tls cannot be read: ${sentenceOf(error)}.`)
  }
}

async function listen(app: Awaited<ReturnType<typeof createApp>>, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is taken by another program. Is Guitai running already? GUITAI_PORT names another.`)
    }
    throw new StartError(`The daemon cannot listen on ${host}:${port}: ${sentenceOf(error)}.`)
  }
  const address: AddressInfo | string | null = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** What the item being served at the window declares, where it needs the full record. */
function purposeAt(hall: Hall, service: HallService, window: number): string | null {
  const id = service.state.windows.get(window)?.ticket
  const ticket = id === undefined || id === null ? undefined : service.state.tickets.get(id)
  if (ticket?.state !== 'serving') return null
  const item = hall.items.find((one) => one.code === ticket.item)
  return item?.identity.needs === 'full' ? item.identity.purpose : null
}

/** Once per change, never per byte. */
function logStatus(devices: Devices, log: Logger): void {
  const told = new Map<string, string>()
  devices.listen({
    event: () => undefined,
    changed({ id, state, reason, detail }) {
      const status = `${state} ${reason ?? ''}`
      if (told.get(id) === status) return
      told.set(id, status)
      const record = { device: id, state, reason, detail }
      if (state === 'fault' || state === 'absent' || state === 'warning') log.warn(record, 'a device needs attention')
      else log.info(record, 'a device changed')
    },
  })
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
