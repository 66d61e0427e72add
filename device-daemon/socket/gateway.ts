/**
 * The live side: what has happened is told to the pages that may know it, each event once and in
 * order. A page that comes back says the last `seq` it has and gets exactly what it missed.
 * Pages speak by HTTP; a socket that sends anything is closed.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import type { Gate } from '../access/gate.ts'
import { emulatorRights, healthRights, maySeeDevice } from '../access/rights.ts'
import type { Claims, Tokens } from '../access/tokens.ts'
import type { Clock, Timer } from '../clock.ts'
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
import type { ProblemCode } from '../wire/problem.ts'
import type { LaidCard, PageToServer, ServerToPage } from '../wire/socket.ts'
import type { CardTrouble, IdentityView } from '../wire/identity-view.ts'
import type { DeviceView, SessionView } from '../wire/views.ts'
import { Door } from './door.ts'
import { Latest } from './latest.ts'
import type { Connection, Line } from './line.ts'

/** More than this missed: a whole view is shorter than the tale. */
const replayMax = 2000
const messageBytesMax = 8 * 1024
const pagesMax = 500
/** Engine packets a connection may send in ten seconds; pages send a ping's answer and little else. */
const packetsMax = 60
const packetWindowMs = 10_000
/** A timer holds 24 days; a token may live longer. */
const alarmMsMax = 24 * 3600 * 1000

const authSchema = z.object({ token: z.string().max(1024), after: z.int().min(0).optional() })

interface SocketData {
  readonly claims: Claims
  readonly audience: Audience
  readonly after: number | undefined
  readonly line: Line
  /** What the page would only read to read the next one. */
  readonly latest: Latest
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
  readonly #door: Door
  readonly #lines = new Set<Line>()

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#door = new Door(options.clock)
    this.#io = new Server(options.server, {
      serveClient: false,
      maxHttpBufferSize: messageBytesMax,
      allowRequest: (request, allow) => allow(null, this.#mayShakeHands(request)),
    })
    this.#io.engine.on('connection', (connection: Connection) => this.#arrived(connection))
    // allowRequest sees only the first request of a connection; this sees every one, upgrades included.
    this.#io.engine.use((request: { headers: Record<string, string | undefined> }, _response: unknown, next: (error?: Error) => void) => {
      const verdict = options.gate.judge(request.headers)
      next(verdict === 'welcome' ? undefined : new Error(verdict))
    })
    this.#io.use((socket, next) => this.#admit(socket, next))
    this.#io.on('connection', (socket) => this.#welcome(socket))
    options.service.listen({ events: (events) => this.#tell(events), trouble: () => this.#standingChanged() })
    options.devices.listen({ event: () => undefined, changed: (view) => this.#deviceChanged(view) })
    options.lab?.onChanged((view) => this.#emulatorChanged(view))
  }

  /** To the clerk signed in at this window, and to nobody else. */
  showIdentity(window: number, identity: IdentityView | null): void {
    for (const page of this.#pages()) if (this.#isClerkAt(page, window)) this.#tellOne(page, (line) => line.emit('identity', identity))
  }

  showUnreadable(window: number, why: CardTrouble): void {
    for (const page of this.#pages()) if (this.#isClerkAt(page, window)) this.#tellOne(page, (line) => line.emit('card-unreadable', why))
  }

  showHealth(): void {
    const health = this.#options.health()
    for (const page of this.#pages()) {
      if (healthRights.includes(page.data.claims.role)) page.data.latest.tell('health', () => page.emit('health', health))
    }
  }

  #standingChanged(): void {
    const { standing } = this.#options.service
    for (const page of this.#pages()) page.data.latest.tell('standing', () => page.emit('standing', standing))
  }

  checkedIn(kiosk: number, ticket: string): void {
    for (const page of this.#pages()) if (isKiosk(page, kiosk)) this.#tellOne(page, (line) => line.emit('checked-in', ticket))
  }

  codeRefused(kiosk: number, code: ProblemCode): void {
    for (const page of this.#pages())
      if (isKiosk(page, kiosk)) this.#tellOne(page, (line) => line.emit('code-refused', code))
  }

  rateCodeShown(kiosk: number, code: string): void {
    for (const page of this.#pages()) if (isKiosk(page, kiosk)) this.#tellOne(page, (line) => line.emit('rate-code', code))
  }

  cardLaid(kiosk: number, card: LaidCard): void {
    for (const page of this.#pages()) if (isKiosk(page, kiosk)) this.#tellOne(page, (line) => line.emit('card-laid', card))
  }

  /** Waits for nobody: pages come back by their cursor. The HTTP server is the app's to close. */
  close(): void {
    for (const line of this.#lines) line.cut()
    this.#io.engine.close()
  }

  #mayShakeHands({ headers, socket }: IncomingMessage): boolean {
    const isOurs = this.#options.gate.judge(headers) === 'welcome' && !this.#door.isForeign(headers)
    return isOurs && this.#door.mayKnock(socket.remoteAddress ?? '')
  }

  #arrived(connection: Connection): void {
    this.#door.arrived(connection)
    const line = this.#door.lineOf(connection)
    this.#lines.add(line)
    connection.on('close', () => this.#lines.delete(line))
  }

  #pages(): Iterable<Page> {
    return this.#io.sockets.sockets.values()
  }

  #admit(socket: Page, next: (error?: Error) => void): void {
    const { audience, clock, tokens } = this.#options
    const line = this.#door.lineOf(socket.conn)
    const refuse = (code: ProblemCode) => {
      next(new Error(code))
      // After the refusal has been written: a second try needs another handshake, and those are counted.
      clock.soon(() => line.hangUp(clock))
    }
    const auth = authSchema.safeParse(socket.handshake.auth)
    const claims = auth.success ? tokens.read(auth.data.token, clock.now()) : null
    if (!auth.success || claims === null) return refuse('TOKEN_INVALID')
    if (this.#io.sockets.sockets.size >= pagesMax) return refuse('TOO_MANY_REQUESTS')
    this.#door.admitted(socket.conn)
    socket.data = { claims, audience: audience(claims), after: auth.data.after, line, latest: new Latest(line, clock) }
    next()
  }

  #welcome(page: Page): void {
    const { clock } = this.#options
    const { line, latest } = page.data
    guardAgainstTalk(page, clock)
    const end = endWith(page, clock)
    page.on('disconnect', () => {
      this.#live.delete(page)
      latest.forget()
      end.cancel()
      line.hangUp(clock)
    })
    const { claims, audience } = page.data
    page.emit('session', this.#options.session(claims))
    page.emit('standing', this.#options.service.standing)
    if (healthRights.includes(claims.role)) page.emit('health', this.#options.health())
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
    page.data.line.toldFirst()
    if (page.connected) this.#live.add(page)
  }

  #send(page: Page, event: HallEvent): void {
    const seen = maySee(page.data.audience, event)
    if (seen !== null) page.emit('event', seen)
  }

  /** A page that does not read is cut off: its cursor says where to go on when it comes back. */
  #tellOne(page: Page, tell: (page: Page) => void): void {
    if (page.data.line.isFull) page.data.line.cut()
    else tell(page)
  }

  #tell(events: readonly HallEvent[]): void {
    for (const page of this.#live) for (const event of events) this.#tellOne(page, () => this.#send(page, event))
  }

  #deviceChanged(view: DeviceView): void {
    for (const page of this.#pages()) {
      if (this.#maySeeDevice(page.data.claims, view.id)) page.data.latest.tell(`device ${view.id}`, () => page.emit('device', view))
    }
  }

  #emulatorChanged(view: EmulatorView): void {
    for (const page of this.#pages()) {
      if (emulatorRights.includes(page.data.claims.role)) page.data.latest.tell(`emulator ${view.device}`, () => page.emit('emulator', view))
    }
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

/** Nobody hears on after the end of the token. */
function endWith(page: Page, clock: Clock): Timer {
  let alarm: Timer | null = null
  const wait = () => {
    const leftMs = page.data.claims.until - clock.now()
    if (leftMs <= 0) page.disconnect(true)
    else alarm = clock.after(Math.min(leftMs, alarmMsMax), wait)
  }
  wait()
  return { cancel: () => alarm?.cancel() }
}

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
