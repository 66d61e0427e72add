/**
 * The live side: what has happened is told to the pages that may know it, each event once and in
 * order. A page that comes back says the last `seq` it has and gets exactly what it missed.
 * Pages speak by HTTP; a socket that sends anything is closed.
 */
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import type { Gate } from '../access/gate.ts'
import { emulatorRights, maySeeDevice } from '../access/rights.ts'
import type { Claims, Tokens } from '../access/tokens.ts'
import type { Clock } from '../clock.ts'
import type { Announcer } from '../desks/desk.ts'
import type { Lab } from '../devices/lab.ts'
import type { Devices } from '../devices/registry.ts'
import type { HallService } from '../hall-service.ts'
import type { Health } from '../health.ts'
import type { Place } from '../places.ts'
import { maySee } from '../hall/hall.ts'
import type { Audience } from '../hall/parts/part.ts'
import { clerkAt } from '../hall/parts/staff/fold.ts'
import type { HallEvent } from '../wire/events.ts'
import type { EmulatorView } from '../wire/lab.ts'
import type { PageView } from '../wire/page-view.ts'
import type { PageToServer, ServerToPage } from '../wire/socket.ts'
import type { DeviceView, IdentityView, SessionView } from '../wire/views.ts'

/** More than this missed: a whole view is shorter than the tale. */
const replayMax = 2000
const messageBytesMax = 8 * 1024
const socketsMax = 500
/** Engine packets a connection may send in ten seconds; pages send a ping's answer and little else. */
const packetsMax = 60
const packetWindowMs = 10_000

const authSchema = z.object({ token: z.string().max(1024), after: z.int().min(0).optional() })

interface SocketData {
  readonly claims: Claims
  readonly audience: Audience
  readonly after: number | undefined
}
type Page = Socket<PageToServer, ServerToPage, Record<string, never>, SocketData>

export interface GatewayOptions {
  readonly server: HttpServer
  readonly gate: Gate
  readonly tokens: Tokens
  readonly clock: Clock
  readonly service: HallService
  readonly devices: Devices
  readonly lab: Lab | null
  readonly session: (claims: Claims) => SessionView
  readonly audience: (claims: Claims) => Audience
  readonly view: (audience: Audience) => PageView
  readonly identity: (window: number) => IdentityView | null
  /** Which window or kiosk a device stands at. */
  readonly placeOf: (device: string) => Place
  readonly health: () => Health
}

export class Gateway implements Announcer {
  readonly #options: GatewayOptions
  readonly #io: Server<PageToServer, ServerToPage, Record<string, never>, SocketData>
  /** Pages that have caught up and are told each event as it happens. */
  readonly #live = new Set<Page>()

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#io = new Server(options.server, {
      serveClient: false,
      maxHttpBufferSize: messageBytesMax,
      allowRequest: (request, allow) => allow(null, options.gate.judge(request.headers) === 'welcome'),
    })
    // allowRequest sees only the first request of a connection; this sees every one, upgrades included.
    this.#io.engine.use((request: { headers: Record<string, string | undefined> }, _response: unknown, next: (error?: Error) => void) => {
      const verdict = options.gate.judge(request.headers)
      next(verdict === 'welcome' ? undefined : new Error(verdict))
    })
    this.#io.use((socket, next) => this.#admit(socket, next))
    this.#io.on('connection', (socket) => this.#welcome(socket))
    options.service.listen({ events: (events) => this.#tell(events) })
    options.devices.listen({ event: () => undefined, changed: (view) => this.#deviceChanged(view) })
    options.lab?.onChanged((view) => this.#emulatorChanged(view))
  }

  /** To the clerk signed in at this window, and to nobody else. */
  showIdentity(window: number, identity: IdentityView | null): void {
    for (const page of this.#pages()) if (this.#isClerkAt(page, window)) page.emit('identity', identity)
  }

  checkedIn(kiosk: number, ticket: string): void {
    for (const page of this.#pages()) if (isKiosk(page, kiosk)) page.emit('checked-in', ticket)
  }

  codeUnknown(kiosk: number): void {
    for (const page of this.#pages()) if (isKiosk(page, kiosk)) page.emit('code-unknown')
  }

  async close(): Promise<void> {
    await this.#io.close()
  }

  #pages(): Iterable<Page> {
    return this.#io.sockets.sockets.values()
  }

  #admit(socket: Page, next: (error?: Error) => void): void {
    const auth = authSchema.safeParse(socket.handshake.auth)
    const claims = auth.success ? this.#options.tokens.read(auth.data.token, this.#options.clock.now()) : null
    if (!auth.success || claims === null) return next(new Error('TOKEN_INVALID'))
    if (this.#io.engine.clientsCount > socketsMax) return next(new Error('TOO_MANY_REQUESTS'))
    socket.data = { claims, audience: this.#options.audience(claims), after: auth.data.after }
    next()
  }

  #welcome(page: Page): void {
    guardAgainstTalk(page, this.#options.clock)
    page.on('disconnect', () => this.#live.delete(page))
    const { claims, audience } = page.data
    page.emit('session', this.#options.session(claims))
    page.emit('devices', this.#options.devices.views().filter((view) => this.#maySeeDevice(claims, view.id)))
    if (this.#options.lab !== null && emulatorRights.includes(claims.role)) page.emit('emulators', this.#options.lab.views())
    if (audience.window !== undefined && this.#isClerkAt(page, audience.window)) {
      page.emit('identity', this.#options.identity(audience.window))
    }
    void this.#catchUp(page).catch(() => page.disconnect(true))
  }

  async #catchUp(page: Page): Promise<void> {
    const { service } = this.#options
    const { audience, after } = page.data
    if (after === undefined || after > service.seq || service.seq - after > replayMax) {
      page.emit('view', this.#options.view(audience))
    } else {
      for (let seq = after; seq < service.seq; ) {
        const target = service.seq
        for await (const { event } of service.read(seq, target)) this.#send(page, event)
        seq = target
      }
    }
    // No await since the last look at service.seq: nothing can have happened in between.
    page.emit('caught-up', service.seq)
    if (page.connected) this.#live.add(page)
  }

  #send(page: Page, event: HallEvent): void {
    const seen = maySee(page.data.audience, event)
    if (seen !== null) page.emit('event', seen)
  }

  #tell(events: readonly HallEvent[]): void {
    for (const page of this.#live) for (const event of events) this.#send(page, event)
  }

  #deviceChanged(view: DeviceView): void {
    for (const page of this.#pages()) if (this.#maySeeDevice(page.data.claims, view.id)) page.emit('device', view)
  }

  #emulatorChanged(view: EmulatorView): void {
    for (const page of this.#pages()) if (emulatorRights.includes(page.data.claims.role)) page.emit('emulator', view)
  }

  #maySeeDevice(claims: Claims, device: string): boolean {
    return maySeeDevice(claims, this.#options.placeOf(device))
  }

  #isClerkAt(page: Page, window: number): boolean {
    const { claims } = page.data
    const present = clerkAt(this.#options.service.state.staff, window)
    return claims.role === 'clerk' && claims.window === window && claims.clerk !== undefined && claims.clerk === present
  }
}

const isKiosk = (page: Page, kiosk: number): boolean =>
  page.data.claims.role === 'kiosk' && (page.data.claims.kiosk ?? 1) === kiosk

function guardAgainstTalk(page: Page, clock: Clock): void {
  page.use((_packet, _next) => page.disconnect(true))
  let since = clock.now()
  let packets = 0
  page.conn.on('packet', () => {
    if (clock.now() - since > packetWindowMs) {
      since = clock.now()
      packets = 0
    }
    packets += 1
    if (packets > packetsMax) page.disconnect(true)
  })
}
