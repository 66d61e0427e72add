/** A hall whose time stands still: the same people come at the same moments whenever its pages are photographed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { loadHall } from '../../config/load.ts'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { type Claims, tokensIn } from '../../device-daemon/access/tokens.ts'
import { RecentLog } from '../../device-daemon/diagnostics/recent-log.ts'
import { createLog } from '../../device-daemon/logging.ts'
import { type Daemon, startDaemon } from '../../device-daemon/main.ts'
import type { LabGesture } from '../../device-daemon/wire/lab.ts'
import { WoundClock } from '../kit/test-daemon.ts'

const root = resolve(import.meta.dirname, '../..')
/** Devices are greeted and asked how they are. */
const settleMs = 5000
const boardWindows = 9

export class StillHall {
  readonly clock: WoundClock
  readonly #data: string
  readonly #daemon: Daemon
  #stopping: Promise<void> | null = null

  private constructor(data: string, clock: WoundClock, daemon: Daemon) {
    this.#data = data
    this.clock = clock
    this.#daemon = daemon
  }

  static async start(pages: string): Promise<StillHall> {
    const data = mkdtempSync(join(tmpdir(), 'guitai-screens-'))
    const file = join(data, 'hall.yaml')
    writeFileSync(file, stringify(hallOfNine()))
    const clock = new WoundClock()
    const recent = new RecentLog()
    const daemon = await startDaemon({ hall: loadHall(file), data, port: 0, pages, clock, recent, log: createLog({ level: 'error', recent }), requestsMax: 100_000, onDamage: () => undefined })
    await clock.wind(settleMs)
    return new StillHall(data, clock, daemon)
  }

  get url(): string {
    return this.#daemon.url
  }

  async take(item = 'RS-01'): Promise<{ id: string; number: string }> {
    return this.#post('/api/tickets', { role: 'kiosk', kiosk: 1 }, { item })
  }

  /** Somebody has an appointment for today. */
  async appoint(appointment: string, item: string): Promise<void> {
    await this.office('/api/appointments', { rows: [{ appointment, item, date: '2026-11-24' }] })
  }

  /** A step at a window, as its own clerk. */
  async step(window: number, step: string, body?: object): Promise<void> {
    await this.#post(`/api/windows/${window}/${step}`, { role: 'clerk', window, clerk: window <= 2 ? `100${window}` : `20${window}` }, body)
  }

  /** A page of the kiosk. */
  async kiosk(path: string, body: object): Promise<void> {
    await this.#post(path, { role: 'kiosk', kiosk: 1 }, body)
  }

  callStaff = (): Promise<void> => this.kiosk('/api/staff-calls', {})

  /** The hall's file as a hasty hand leaves it: the next start would refuse it. */
  spoil(): void {
    const broken = hallOfNine()
    writeFileSync(join(this.#data, 'hall.yaml'), stringify({ ...broken, devices: [{ id: 'kiosk-1/printer', driver: 'printer/none-such', transport: 'emulated' }], opens: 'soon' }))
  }

  /** Whoever supervises. */
  async office(path: string, body: object): Promise<void> {
    await this.#post(path, { role: 'supervisor', clerk: '1003' }, body)
  }

  /** A number is taken and called, and a minute goes by. */
  async call(window: number): Promise<void> {
    await this.take()
    await this.step(window, 'call-next')
    await this.clock.wind(60_000)
  }

  async gesture(device: string, gesture: LabGesture): Promise<void> {
    await this.#post(`/api/lab/devices/${device}/gesture`, { role: 'technician' }, gesture)
    await this.clock.wind(settleMs)
  }

  rateCode = (ticket: string): string => new RateCodes(this.#data).codeOf(ticket)

  /** Once only: what shows a page without its daemon ends it before the rest does. */
  stop = (): Promise<void> => (this.#stopping ??= this.#daemon.stop())

  remove(): void {
    rmSync(this.#data, { recursive: true, force: true })
  }

  async #post(path: string, who: Omit<Claims, 'until'>, body?: object): Promise<{ id: string; number: string }> {
    const token = tokensIn(this.#data).issue({ ...who, until: this.clock.now() + 3_600_000 })
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${text}`)
    return text === '' ? { id: '', number: '' } : JSON.parse(text)
  }
}

/** The emulated hall, with as many windows as a board may have to show. */
function hallOfNine(): object {
  const config = parse(readFileSync(join(root, 'config/halls/emulated.yaml'), 'utf8'))
  config.catalogue = join(root, 'config/catalogue/township.json')
  for (let number = 3; number <= boardWindows; number++) {
    config.windows.push({ number, name: `窗口 ${number}`, queues: ['A', 'B', 'C'], staffedBy: `20${number}` })
    config.clerks.push({ workNo: `20${number}`, name: '某人', pin: '2468' })
  }
  return config
}
