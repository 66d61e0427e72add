/**
 * A page's line to the daemon: commands by HTTP, what happens by socket. It reconnects for ever, says
 * the last event it has, and folds what it missed into its view.
 */
import { signal } from '@preact/signals'
import { io, type Socket } from 'socket.io-client'
import type { PageToServer, ServerToPage } from '../../device-daemon/wire/socket.ts'
import type { Role } from '../../device-daemon/wire/words.ts'
import { PageState } from './page-state.ts'
import { type Answer, jsonOf, request } from './request.ts'

export interface Place {
  readonly role: Role
  readonly window?: number
  readonly kiosk?: number
}

export type { Answer } from './request.ts'

const retryMs = 1500

export const connectPage = (place: Place): Connection => new Connection(place)

export class Connection extends PageState {
  /** The daemon knows no such place as this page is for. */
  readonly refused = signal<string | null>(null)
  readonly needsToken = signal(false)
  readonly #place: Place
  #clerkToken: string | null
  #socket: Socket<ServerToPage, PageToServer> | null = null

  constructor(place: Place) {
    super()
    this.#place = place
    this.#clerkToken = sessionStorage.getItem(this.#clerkKey)
    if (this.#token() === null) void this.#renewToken()
    else this.#connect()
  }

  /** The page's own token, kept for the next time it is opened. */
  useToken(value: string): void {
    localStorage.setItem(this.#storageKey, value)
    this.needsToken.value = false
    this.#connect()
  }

  /** A clerk acts until they sign out or the page is closed; loading it anew is neither. */
  useClerk(value: string | null): void {
    this.#clerkToken = value
    if (value === null) sessionStorage.removeItem(this.#clerkKey)
    else sessionStorage.setItem(this.#clerkKey, value)
    this.forget()
    this.#connect()
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.#command<T>('GET', path)
  }

  /** As the daemon names it. */
  file(path: string): Promise<Answer<File>> {
    return this.#command<File>('GET', path, undefined, undefined, fileOf)
  }

  /** Made of what is sent. */
  fileOf(path: string, body: object): Promise<Answer<File>> {
    return this.#command<File>('POST', path, body, undefined, fileOf)
  }

  /** Sent twice at most and done once: the second try carries the same key. */
  async post<T>(path: string, body?: object): Promise<Answer<T>> {
    const key = crypto.randomUUID()
    const first = await this.#command<T>('POST', path, body, key)
    return first.ok || first.problem.code !== 'UNREACHABLE' ? first : this.#command<T>('POST', path, body, key)
  }

  get #storageKey(): string {
    const { role, window, kiosk } = this.#place
    return ['guitai', role, window ?? kiosk ?? ''].join('.')
  }

  /** Of this tab, and gone with it. */
  get #clerkKey(): string {
    return `${this.#storageKey}.clerk`
  }

  #token(): string | null {
    return this.#clerkToken ?? localStorage.getItem(this.#storageKey)
  }

  #connect(): void {
    this.#socket?.disconnect()
    const line: Socket<ServerToPage, PageToServer> = io({
      auth: (tell) => tell({ token: this.#token() ?? '', ...this.cursor }),
      reconnectionDelay: 300,
      reconnectionDelayMax: 2000,
      forceNew: true,
    })
    this.#socket = line
    const again = () => setTimeout(() => this.#socket === line && line.connect(), retryMs)
    line.on('disconnect', (reason) => {
      if (this.#socket !== line) return
      this.wentAway()
      // The daemon closed it by itself; socket.io would take that for good-bye.
      if (reason === 'io server disconnect') again()
    })
    line.on('connect_error', (error) => {
      if (this.#socket !== line) return
      this.wentAway()
      if (error.message === 'TOKEN_INVALID') void this.#renewToken()
      // A refusal in words ends socket.io's own trying; a network that fails does not.
      else if (!line.active) again()
    })
    this.listen(line)
  }

  /** A clerk's token ends with the day, and the window's own is there still. Otherwise the page asks to be paired. */
  async #renewToken(): Promise<void> {
    if (this.#clerkToken !== null) return this.useClerk(null)
    this.#socket?.disconnect()
    const answer = await request<{ token: string }>('POST', '/api/pairing', { body: this.#place, token: null, read: jsonOf })
    if (answer.ok) return this.useToken(answer.data.token)
    if (answer.problem.code === 'PAIRING_CLOSED') this.needsToken.value = true
    else if (answer.problem.code === 'WINDOW_UNKNOWN') this.refused.value = answer.problem.code
    else setTimeout(() => void this.#renewToken(), retryMs)
  }

  /** A token can end while the socket it opened lives on: then the page looks for another. */
  async #command<T>(method: string, path: string, body?: object, key?: string, read: (response: Response) => Promise<T> = jsonOf): Promise<Answer<T>> {
    const used = this.#token()
    const answer = await request<T>(method, path, { body, token: used, key, read })
    if (!answer.ok && answer.problem.code === 'TOKEN_INVALID' && used === this.#token()) void this.#renewToken()
    return answer
  }
}

async function fileOf(response: Response): Promise<File> {
  const [, name = 'file'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return new File([await response.blob()], name)
}
