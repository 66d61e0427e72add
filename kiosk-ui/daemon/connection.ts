/**
 * A page's line to the daemon: commands by HTTP, what happens by socket. It reconnects for ever, says
 * the last event it has, and folds what it missed into its view.
 */
import { signal } from '@preact/signals'
import { io, type Socket } from 'socket.io-client'
import { fold, type HallEvent, type HallState, thawState } from '../../device-daemon/wire/fold.ts'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import type { EmulatorView } from '../../device-daemon/wire/lab.ts'
import type { Problem } from '../../device-daemon/wire/problem.ts'
import type { PageView } from '../../device-daemon/wire/page-view.ts'
import type { PageToServer, ServerToPage } from '../../device-daemon/wire/socket.ts'
import type { CardTrouble, DeviceView, HallLabels, HallView, HealthView, IdentityView, SessionView } from '../../device-daemon/wire/views.ts'
import type { Role } from '../../device-daemon/wire/words.ts'

export interface Place {
  readonly role: Role
  readonly window?: number
  readonly kiosk?: number
}

export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: Problem }

/** What a request that never reached the daemon is told as. */
const unreachable: Problem = { type: 'about:blank', title: 'The daemon does not answer.', status: 0, code: 'UNREACHABLE' }
const retryMs = 1500

export type CardNote = 'cleared' | CardTrouble | null

export type Connection = ReturnType<typeof connectPage>

export function connectPage(place: Place) {
  const session = signal<SessionView | null>(null)
  const view = signal<HallView | null>(null)
  /** What the page was shown, and what has happened since folded in, by the daemon's own fold. */
  let known: { readonly labels: HallLabels; readonly hall: HallState; seq: number } | null = null
  const devices = signal<readonly DeviceView[]>([])
  const emulators = signal<readonly EmulatorView[]>([])
  const identity = signal<IdentityView | null>(null)
  /** What happened to the card that is not shown: cleared by the daemon, or not readable. */
  const cardNote = signal<CardNote>(null)
  const health = signal<HealthView | null>(null)
  const online = signal(false)
  /** When the daemon was last heard, ms; null while it is there. What the page shows is as old as that. */
  const staleSince = signal<number | null>(null)
  /** The daemon knows no such place as this page is for. */
  const refused = signal<string | null>(null)
  const needsToken = signal(false)
  /** The last thing a kiosk's scanner led to. */
  const scanned = signal<{ readonly ticket: string | null; readonly at: number } | null>(null)
  const storageKey = ['guitai', place.role, place.window ?? place.kiosk ?? ''].join('.')
  let clerkToken: string | null = null
  let socket: Socket<ServerToPage, PageToServer> | null = null

  const token = (): string | null => clerkToken ?? localStorage.getItem(storageKey)

  function connect(): void {
    socket?.disconnect()
    const line: Socket<ServerToPage, PageToServer> = io({
      auth: (tell) => tell({ token: token() ?? '', ...(known === null ? {} : { after: known.seq }) }),
      reconnectionDelay: 300,
      reconnectionDelayMax: 2000,
      forceNew: true,
    })
    socket = line
    const again = () => setTimeout(() => socket === line && line.connect(), retryMs)
    line.on('disconnect', (reason) => {
      if (socket !== line) return
      wentAway()
      // The daemon closed it by itself; socket.io would take that for good-bye.
      if (reason === 'io server disconnect') again()
    })
    line.on('connect_error', (error) => {
      if (socket !== line) return
      wentAway()
      if (error.message === 'TOKEN_INVALID') void renewToken()
      // A refusal in words ends socket.io's own trying; a network that fails does not.
      else if (!line.active) again()
    })
    line.on('session', (value) => {
      session.value = value
    })
    line.on('view', show)
    line.on('event', happened)
    line.on('caught-up', (seq) => {
      if (known !== null) known.seq = Math.max(seq, known.seq)
      look()
      online.value = true
      staleSince.value = null
    })
    line.on('devices', (value) => {
      devices.value = value
    })
    line.on('device', (value) => {
      devices.value = devices.value.map((one) => (one.id === value.id ? value : one))
    })
    line.on('emulators', (value) => {
      emulators.value = value
    })
    line.on('emulator', (value) => {
      emulators.value = emulators.value.map((one) => (one.device === value.device ? value : one))
    })
    line.on('identity', (value) => {
      cardNote.value = value === null && identity.value !== null ? 'cleared' : null
      identity.value = value
    })
    line.on('card-unreadable', (why) => {
      cardNote.value = why
    })
    line.on('health', (value) => {
      health.value = value
    })
    line.on('checked-in', (ticket) => {
      scanned.value = { ticket, at: Date.now() }
    })
    line.on('code-unknown', () => {
      scanned.value = { ticket: null, at: Date.now() }
    })
  }

  function wentAway(): void {
    online.value = false
    staleSince.value ??= Date.now()
  }

  function show({ labels, hall, seq }: PageView): void {
    known = { labels, hall: thawState(hall), seq }
    look()
  }

  function happened(event: HallEvent): void {
    if (known === null || event.seq <= known.seq) return
    fold(known.hall, event)
    known.seq = event.seq
    look()
  }

  function look(): void {
    view.value = known === null ? null : hallView(known.hall, known.labels, known.seq)
  }

  /** A clerk's token ends with the day, and the window's own is there still. Otherwise the page asks to be paired. */
  async function renewToken(): Promise<void> {
    if (clerkToken !== null) return useClerk(null)
    socket?.disconnect()
    const answer = await request<{ token: string }>('POST', '/api/pairing', place, null)
    if (answer.ok) return useToken(answer.data.token)
    if (answer.problem.code === 'PAIRING_CLOSED') needsToken.value = true
    else if (answer.problem.code === 'WINDOW_UNKNOWN') refused.value = answer.problem.code
    else setTimeout(() => void renewToken(), retryMs)
  }

  /** The page's own token, kept for the next time it is opened. */
  function useToken(value: string): void {
    localStorage.setItem(storageKey, value)
    needsToken.value = false
    connect()
  }

  /** A clerk acts until they sign out or the page is closed. */
  function useClerk(value: string | null): void {
    clerkToken = value
    identity.value = null
    cardNote.value = null
    session.value = null
    // What a clerk may see is not what the window's page may see.
    known = null
    view.value = null
    connect()
  }

  function get<T>(path: string): Promise<Answer<T>> {
    return command<T>('GET', path)
  }

  /** Sent twice at most and done once: the second try carries the same key. */
  async function post<T>(path: string, body?: object): Promise<Answer<T>> {
    const key = crypto.randomUUID()
    const first = await command<T>('POST', path, body, key)
    return first.ok || first.problem.code !== 'UNREACHABLE' ? first : command<T>('POST', path, body, key)
  }

  /** A token can end while the socket it opened lives on: then the page looks for another. */
  async function command<T>(method: string, path: string, body?: object, key?: string): Promise<Answer<T>> {
    const used = token()
    const answer = await request<T>(method, path, body, used, key)
    if (!answer.ok && answer.problem.code === 'TOKEN_INVALID' && used === token()) void renewToken()
    return answer
  }

  if (token() === null) void renewToken()
  else connect()
  return { session, view, devices, emulators, identity, cardNote, health, online, staleSince, refused, needsToken, scanned, get, post, useToken, useClerk }
}

async function request<T>(method: string, path: string, body: object | undefined, token: string | null, key?: string): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const data = response.status === 204 ? null : await response.json()
    return response.ok ? { ok: true, data } : { ok: false, problem: data }
  } catch {
    return { ok: false, problem: unreachable }
  }
}
