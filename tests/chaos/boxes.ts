/** Boxes of one hall, each with a journal, a hall at work and people at it; a fault-maker beside them. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Clock, systemClock } from '../../device-daemon/clock.ts'
import type { HallCommand } from '../../device-daemon/hall/hall.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { Journal, JournalDamaged } from '../../device-daemon/journal/journal.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { plan } from '../hall/bench.ts'
import { type Cable, cableTo } from '../kit/cable.ts'
import type { NatsServer } from '../kit/nats-server.ts'
import type { Operation } from './history.ts'

export interface BoxOptions {
  readonly name: string
  readonly servers: readonly NatsServer[]
  /** How far its clock is from the others', ms. */
  readonly skewMs?: number
}

export class Box {
  readonly name: string
  readonly operations: Operation[] = []
  /** What its pages were told, a list for each of its lives. */
  readonly told: HallEvent[][] = []
  readonly damages: JournalDamaged[] = []
  readonly reported: string[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'guitai-chaos-'))
  readonly #clock: Clock
  readonly #cables: Cable[]
  readonly #replicas: 1 | 3
  #journal: Journal | null = null
  #service: HallService | null = null

  private constructor({ name, servers, skewMs = 0 }: BoxOptions, cables: Cable[]) {
    this.name = name
    this.#cables = cables
    this.#replicas = servers.length === 3 ? 3 : 1
    this.#clock = { ...systemClock, now: () => systemClock.now() + skewMs }
  }

  static async make(options: BoxOptions): Promise<Box> {
    const cables = await Promise.all(options.servers.map(({ url }) => cableTo(Number(new URL(url).port))))
    const box = new Box(options, cables)
    await box.start()
    return box
  }

  get journal(): Journal {
    if (this.#journal === null) throw new Error(`${this.name} is off`)
    return this.#journal
  }

  get service(): HallService | null {
    return this.#service
  }

  async start(): Promise<void> {
    const servers = this.#cables.map(({ url }) => url)
    const { journal } = await openSharedJournal({ folder: this.#folder, site: 'test', raise, servers, replicas: this.#replicas, box: this.name, greets: false, clock: this.#clock, onDamage: (error) => this.damages.push(error) })
    const service = await HallService.open({ plan, journal, clock: this.#clock, report: (_problem, doing) => this.reported.push(doing) })
    const told: HallEvent[] = []
    this.told.push(told)
    service.listen({ events: (events) => void told.push(...events) })
    this.#journal = journal
    this.#service = service
  }

  /** Off without a word to anybody who waits; its disk stays. */
  async stop(): Promise<void> {
    const [journal, service] = [this.#journal, this.#service]
    this.#service = null
    this.#journal = null
    await service?.stop()
    await journal?.close()
  }

  cut(): void {
    for (const cable of this.#cables) cable.pull()
  }

  lengthen(ms: number): void {
    for (const cable of this.#cables) cable.lengthen(ms)
  }

  mend(): void {
    for (const cable of this.#cables) cable.mend()
  }

  async ask(command: HallCommand): Promise<Operation['outcome']> {
    const key = `${this.name} ${randomUUID()}`
    const asked = performance.now()
    const outcome = await this.#outcome(command, key)
    this.operations.push({ box: this.name, key, what: command.type, asked, told: performance.now(), outcome })
    return outcome
  }

  /** Settles when nothing is wrong with it. */
  async isWell(): Promise<void> {
    const until = performance.now() + 40_000
    while (this.#service?.trouble !== null) {
      if (performance.now() > until) throw new Error(`${this.name} is not well: ${this.#service?.trouble ?? 'off'}`)
      await wait(50)
    }
  }

  async remove(): Promise<void> {
    await this.stop()
    for (const cable of this.#cables) await cable.remove()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #outcome(command: HallCommand, key: string): Promise<Operation['outcome']> {
    const service = this.#service
    if (service === null) return { how: 'unknown', code: 'OFF' }
    try {
      const { events } = await service.execute(command, { key, request: 'r' })
      return { how: 'done', events }
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? error)
      return { how: code === 'JOURNAL_UNAVAILABLE' || code === 'JOURNAL_STOPPED' ? 'unknown' : 'refused', code }
    }
  }
}
