/**
 * A ticket interrupted at every byte on its way to the printer: by the paper's end, an open lid, a pulled cable,
 * lost power, a killed daemon. Whatever happens, the next person's ticket comes out whole and alone, nothing is
 * called printed that is not on paper, and nothing comes out twice without 补打.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { Spooler } from '../../device-daemon/desks/spooler.ts'
import type { Session } from '../../device-daemon/devices/session/contract.ts'
import { openSession } from '../../device-daemon/devices/session/session.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { onlyBox } from '../../device-daemon/own-box.ts'
import { planOf } from '../../device-daemon/plan-of.ts'
import { type Line, LineError, type LineEvents, type Transport } from '../../device-daemon/transports/transport.ts'
import { escPosPrinter } from '../../drivers/printer/esc-pos/driver.ts'
import { escPosEmulator } from '../../drivers/printer/esc-pos/emulator/emulator.ts'
import { settingsSchema } from '../../drivers/printer/esc-pos/settings.ts'
import { noLate } from '../kit/no-late.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const printer = 'kiosk-1/printer'
const hall = loadHall(new URL('../../config/halls/emulated.yaml', import.meta.url).pathname)
const kinds = ['paper', 'lid', 'cable', 'power', 'daemon'] as const
type Kind = (typeof kinds)[number]
type Rule = 'ask' | 'reprint'

/** A printer at the end of a cable that the test pulls at a byte. */
class Printer {
  readonly #clock: WoundClock
  readonly emulator = escPosEmulator(settingsSchema.parse({}), { send: (bytes) => this.#toHost(bytes), changed: () => undefined })
  #events: LineEvents | null = null
  #appeared: () => void = () => undefined
  #plugged = true
  /** What happens when so many more bytes have come. */
  #fuse: { left: number; act: () => void } | null = null

  constructor(clock: WoundClock) {
    this.#clock = clock
  }

  readonly transport: Transport = {
    title: 'cable',
    open: async (events): Promise<Line> => {
      if (!this.#plugged) throw new LineError('unplugged', 'no cable')
      this.#events = events
      return {
        write: async (bytes) => this.#toPrinter(events, bytes),
        close: async () => {
          if (this.#events === events) this.#events = null
        },
      }
    },
    watch: (appeared) => {
      this.#appeared = appeared
      return () => undefined
    },
  }

  after(bytes: number, act: () => void): void {
    this.#fuse = { left: bytes, act }
  }

  /** Whether the fuse went off. */
  get burnt(): boolean {
    return this.#fuse === null
  }

  pull(): void {
    this.#plugged = false
    const events = this.#events
    this.#events = null
    events?.closed('unplugged')
  }

  plug(): void {
    this.#plugged = true
    this.#appeared()
  }

  /** Lines are hung up as they are when their process dies. */
  hangUp(): void {
    this.#events = null
  }

  #toPrinter(events: LineEvents, bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#events !== events) throw new LineError('unplugged', 'pulled')
      this.emulator.receive(Uint8Array.of(byte))
      if (this.#fuse === null || --this.#fuse.left > 0) continue
      const { act } = this.#fuse
      this.#fuse = null
      act()
    }
  }

  /** Never within the call that sends the bytes it answers, as on a real line. */
  #toHost(bytes: Uint8Array): void {
    const events = this.#events
    this.#clock.soon(() => {
      if (events !== null && this.#events === events) events.data(bytes)
    })
  }
}

/** A hall with one printer, over a journal that outlives its daemons. */
class Box {
  readonly clock = new WoundClock()
  readonly printer = new Printer(this.clock)
  readonly #journal: FrailJournal
  readonly #rule: Rule
  #service: HallService | null = null
  #session: Session<'printer'> | null = null
  /** Of the daemon that lives; the words of a dead one reach nobody. */
  #generation = 0
  #jobs = 0

  constructor(journal: FrailJournal, rule: Rule) {
    this.#journal = journal
    this.#rule = rule
  }

  get service(): HallService {
    if (this.#service === null) throw new Error('no daemon')
    return this.#service
  }

  async boot(): Promise<void> {
    const mine = ++this.#generation
    // What is left of a dead one is its timers.
    await this.#session?.stop()
    const { config } = hall
    const own = { ...hall, config: { ...config, site: { ...config.site, code: 'test' }, printing: { ...config.printing, unconfirmed: this.#rule } } }
    const { clock } = this
    const service = await HallService.open({ plan: planOf(own), journal: this.#journal, clock, report: () => undefined })
    const alive = () => mine === this.#generation
    const session = openSession({
      device: printer,
      driver: escPosPrinter,
      settings: settingsSchema.parse({}),
      transport: { ...this.printer.transport, open: (events) => (alive() ? this.printer.transport.open(events) : new Promise(() => undefined)) },
      clock,
      listener: { event: (event) => alive() && desk.heard({ device: printer, kind: 'printer', event }), changed: (view) => alive() && desk.changed(view) },
    })
    const devices = { view: () => session.view(), order: (_kind: string, _id: string, order: Parameters<Session<'printer'>['order']>[0]) => session.order(order) }
    const desk = new Spooler({ box: onlyBox, late: noLate, hall: own, service, devices, clock, newId: () => `again-${++this.#jobs}`, report: () => undefined } as unknown as Bench)
    service.listen({
      alongside: (event) => (alive() ? [desk.alongside(event) ?? []].flat() : []),
      events: (events) => {
        for (const event of events) if (alive()) desk.follow(event)
      },
      trouble: () => undefined,
    })
    this.#service = service
    this.#session = session
    session.start()
    desk.resume()
    await clock.wind(1000)
  }

  /** SIGKILL: nothing more of it is heard, and its line is hung up. */
  kill(): void {
    this.#generation += 1
    this.printer.hangUp()
  }

  async bury(): Promise<void> {
    await this.#session?.stop()
    await this.#service?.stop()
  }

  async take(): Promise<string> {
    const done = await this.service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer, job: `job-${++this.#jobs}` })
    const ticket = done.events.find(({ type }) => type === 'ticket-issued')?.ticket ?? ''
    return ticket?.split('-')[1] ?? ''
  }

  /** How the jobs of a ticket ended: `original printed`. */
  ends(number: string): string[] {
    return [...this.service.state.print.jobs.values()].filter(({ ticket }) => ticket?.endsWith(number) === true).map(({ copy, state }) => `${copy} ${state}`)
  }

  /** The words of each piece of paper that bears a number, then all is taken away. */
  papers(): { text: string; cut: boolean; whole: boolean }[] {
    const { pieces } = this.printer.emulator.face()
    this.printer.emulator.gesture({ type: 'tear' })
    return pieces.map(({ rows, cut }) => {
      const text = rows.map((row) => (row.row === 'text' ? row.spans.map((span) => span.text).join('') : row.row)).join('\n')
      return { text, cut, whole: cut && text.includes('请留意叫号') }
    })
  }
}

const boxes: FrailJournal[] = []
afterEach(async () => {
  for (const journal of boxes.splice(0)) await journal.remove()
})

async function boxWith(rule: Rule): Promise<Box> {
  const journal = await frailJournal()
  boxes.push(journal)
  const box = new Box(journal, rule)
  await box.boot()
  return box
}

const strike: Record<Kind, (box: Box) => void> = {
  paper: ({ printer: { emulator } }) => emulator.gesture({ type: 'paper', paper: 'out' }),
  lid: ({ printer: { emulator } }) => emulator.gesture({ type: 'cover', cover: 'open' }),
  cable: ({ printer: one }) => one.pull(),
  power: ({ printer: one }) => {
    one.pull()
    one.emulator.powered()
  },
  daemon: (box) => box.kill(),
}
const mend: Record<Kind, (box: Box) => void | Promise<void>> = {
  paper: ({ printer: { emulator } }) => emulator.gesture({ type: 'paper', paper: 'ok' }),
  lid: ({ printer: { emulator } }) => emulator.gesture({ type: 'cover', cover: 'closed' }),
  cable: ({ printer: one }) => one.plug(),
  power: ({ printer: one }) => one.plug(),
  daemon: (box) => box.boot(),
}

/** One ticket is struck at a byte, mended, and followed by the next. */
async function interrupted(box: Box, kind: Kind, at: number): Promise<{ struck: boolean; struckNumber: string; nextNumber: string; papers: ReturnType<Box['papers']> }> {
  box.printer.after(at, () => strike[kind](box))
  const struckNumber = await box.take()
  await box.clock.wind(200)
  const struck = box.printer.burnt
  if (!struck) box.printer.after(Number.POSITIVE_INFINITY, () => undefined)
  await mend[kind](box)
  await box.clock.wind(20_000)
  const nextNumber = await box.take()
  await box.clock.wind(20_000)
  return { struck, struckNumber, nextNumber, papers: box.papers() }
}

/** What must hold of it, whatever was struck where. */
function judge(box: Box, { struckNumber, nextNumber, papers }: Awaited<ReturnType<typeof interrupted>>, rule: Rule): void {
  const of = (number: string) => papers.filter(({ text }) => text.includes(number))
  const [next, ...more] = of(nextNumber)
  expect(more).toEqual([])
  expect(next).toMatchObject({ cut: true, whole: true })
  expect(next?.text).not.toContain(struckNumber)
  expect(next?.text).not.toContain('补打')
  expect(next?.text.match(/示范镇便民服务中心/g)).toHaveLength(1)
  expect(box.ends(nextNumber)).toEqual(['original printed'])
  const own = of(struckNumber)
  const originals = own.filter(({ text }) => !text.includes('补打'))
  expect(originals.length).toBeLessThanOrEqual(1)
  const [end, ...copies] = box.ends(struckNumber)
  if (end === 'original printed') expect(originals).toMatchObject([{ whole: true }])
  if (rule === 'ask') expect(copies).toEqual([])
  // Nobody stays without a paper where the hall prints again by rule.
  if (rule === 'reprint') expect(own.filter(({ whole }) => whole).length).toBeGreaterThanOrEqual(1)
  expect(copies).toEqual(end === 'original printed' || rule === 'ask' ? [] : ['reprint printed'])
}

describe.each(kinds)('A ticket struck by the %s', (kind) => {
  it.each(['ask', 'reprint'] as const)('at any of its bytes harms nobody after it (%s)', async (rule) => {
    const box = await boxWith(rule)
    let at = 1
    for (; ; at++) {
      const seen = await interrupted(box, kind, at)
      if (!seen.struck) break
      try {
        judge(box, seen, rule)
      } catch (error) {
        throw new Error(`struck at byte ${at}: ${box.ends(seen.struckNumber).join(', ')}\n${seen.papers.map(({ text, cut }) => `${text}\n${cut ? '--cut--' : '--torn--'}`).join('\n')}`, { cause: error })
      }
    }
    // The job and the question behind it.
    expect(at).toBeGreaterThan(300)
    await box.bury()
  }, 120_000)
})
