/** A webhook from the journal to a receiver that answers over HTTP, by a clock wound by hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../device-daemon/journal/journal.ts'
import { Delivery, type DeliveryOptions } from '../../device-daemon/webhooks/delivery.ts'
import { fresh, Outbox } from '../../device-daemon/webhooks/outbox.ts'
import { type Send, sender } from '../../device-daemon/webhooks/sender.ts'
import { sign } from '../../device-daemon/webhooks/signature.ts'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { Receiver } from './receiver.ts'

const secret = 'x'.repeat(32)
const hourMs = 3600_000

class Facts {
  readonly entries: JournalEntry[] = []

  get seq(): number {
    return this.entries.length
  }

  add(type: 'day-closed' | 'day-opened' = 'day-opened'): void {
    const stamp = { seq: this.seq + 1, at: '2026-11-24T01:00:00.000Z', site: '510921103', actor: 'system' }
    const businessDate = '2026-11-24'
    const event: HallEvent = type === 'day-opened' ? { ...stamp, type, data: { businessDate } } : { ...stamp, type, data: { businessDate, left: [] } }
    this.entries.push({ event, cause: null })
  }

  async *read(after: number): AsyncIterable<JournalEntry> {
    yield* this.entries.slice(after)
  }
}

let folder: string
let facts: Facts
let clock: HandClock
let receiver: Receiver
let url: string
let outbox: Outbox
let reported: unknown[]
let open: Delivery[]
/** The clock's, and of every fact. */
const began = Date.UTC(2026, 10, 24, 1)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-webhooks-'))
  facts = new Facts()
  clock = new HandClock()
  receiver = new Receiver()
  url = await receiver.start()
  outbox = new Outbox(folder)
  reported = []
  open = []
})

afterEach(async () => {
  for (const one of open) await one.stop()
  outbox.close()
  await receiver.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(more: Partial<DeliveryOptions> = {}): Delivery {
  const report = (error: unknown) => void reported.push(error)
  const delivery = new Delivery({ id: 'office', url, secret, allowLocal: true, service: facts, outbox, clock, send: sender(clock), random: () => 0.5, report, ...more })
  open.push(delivery)
  return delivery
}

/** Rounds of the event loop, until it is so; sockets need some. */
async function until(is: () => boolean): Promise<void> {
  for (let round = 0; round < 100_000; round++) {
    if (is()) return
    await new Promise((done) => setImmediate(done))
  }
  throw new Error('it never came to be so')
}

const add = (count: number) => {
  for (let nth = 0; nth < count; nth++) facts.add()
}

describe('A webhook', () => {
  it('is told what happens after it was set up, signed and in order', async () => {
    add(3)
    const delivery = start()
    add(3)
    delivery.kick()
    await until(() => delivery.progress.cursor === 6)
    expect(receiver.seqs).toEqual([4, 5, 6])
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.told
    expect(headers).toMatchObject({ ...sign(secret, 4, clock.now(), body), 'content-type': 'application/json' })
    expect(outbox.load('office')).toEqual(fresh(6, began))
  })

  it('is told only the types it wants', async () => {
    const delivery = start({ events: ['day-closed'] })
    facts.add('day-opened')
    facts.add('day-closed')
    facts.add('day-opened')
    delivery.kick()
    await until(() => delivery.progress.cursor === 3)
    expect(receiver.seqs).toEqual([2])
  })

  it('tries again what was answered with 500, and lets later ones wait', async () => {
    const delivery = start()
    receiver.answers.push(500)
    add(2)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    expect(delivery.progress).toMatchObject({ cursor: 0, lastError: 'HTTP_500', nextTry: clock.now() + 5000 })
    delivery.kick()
    await clock.wind(4999)
    expect(receiver.seqs).toEqual([1])
    await clock.wind(1)
    await until(() => delivery.progress.cursor === 2)
    expect(receiver.seqs).toEqual([1, 1, 2])
  })

  it('gives up at once what was answered with 410', async () => {
    const delivery = start()
    receiver.answers.push(410)
    add(2)
    delivery.kick()
    await until(() => delivery.progress.cursor === 2)
    expect(outbox.deadLetters('office', 100)).toEqual([{ seq: 1, type: 'day-opened', at: clock.now(), reason: 'HTTP_410' }])
  })

  it('gives up after 72 hours, not before, and goes on with the next', async () => {
    const send: Send = async () => ({ result: facts.seq > 1 && clock.now() > began + 72 * hourMs ? 'delivered' : 'failed', code: 'ECONNREFUSED' })
    const delivery = start({ send })
    add(1)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    for (let hour = 0; hour < 71; hour++) {
      await clock.wind(hourMs)
      await until(() => clock.pending === 1)
    }
    expect(delivery.progress).toMatchObject({ cursor: 0, tries: 76 })
    await clock.wind(hourMs)
    await until(() => delivery.progress.cursor === 1)
    expect(outbox.deadLetters('office', 100)).toEqual([{ seq: 1, type: 'day-opened', at: began + 72 * hourMs, reason: 'ECONNREFUSED' }])
    expect(clock.pending).toBe(0)
  })

  it('gives up all that is 72 hours old, not each 72 hours after the one before it', async () => {
    const delivery = start({ send: async () => ({ result: 'failed', code: 'ECONNREFUSED' }) })
    add(3)
    delivery.kick()
    for (let hour = 0; hour < 72; hour++) await clock.wind(hourMs)
    await until(() => delivery.progress.cursor === 3)
    expect(outbox.deadLetters('office', 100).map(({ seq }) => seq)).toEqual([3, 2, 1])
  })

  it('tries for 72 hours what is owed when a box that was off for a week starts', async () => {
    await start().stop()
    add(1)
    await clock.wind(7 * 24 * hourMs)
    const second = start({ send: async () => ({ result: 'failed', code: 'ENETUNREACH' }) })
    second.kick()
    await until(() => second.progress.tries === 1)
    expect(second.progress).toMatchObject({ cursor: 0, since: clock.now() })
    await second.stop()
    await clock.wind(hourMs)
    expect(start().progress.since).toBe(began + 7 * 24 * hourMs)
  })

  it('waits ten seconds for a receiver that never answers', async () => {
    const delivery = start()
    receiver.answers.push(null)
    add(1)
    delivery.kick()
    await receiver.until(1)
    await clock.wind(9999)
    expect(delivery.progress.tries).toBe(0)
    await clock.wind(1)
    await until(() => delivery.progress.tries === 1)
    expect(delivery.progress.lastError).toBe('TIMEOUT')
  })

  it('takes the status of a receiver that goes on talking', async () => {
    const delivery = start()
    receiver.endless = true
    add(1)
    delivery.kick()
    await until(() => delivery.progress.cursor === 1)
    expect(receiver.seqs).toEqual([1])
  })

  it('takes the status of a receiver that never ends its answer', async () => {
    const delivery = start()
    receiver.silentAfterStatus = true
    add(1)
    delivery.kick()
    await receiver.until(1)
    for (let round = 0; round < 200; round++) await new Promise((done) => setImmediate(done))
    await clock.wind(10_000)
    await until(() => delivery.progress.cursor === 1 || delivery.progress.tries === 1)
    expect(delivery.progress.cursor).toBe(1)
  })

  it('tries again a receiver that is not there', async () => {
    const delivery = start({ url: url.replace(/:\d+/, ':1') })
    add(1)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    expect(delivery.progress.lastError).toBe('ECONNREFUSED')
  })

  it('follows no redirect', async () => {
    const delivery = start()
    receiver.answers.push(307)
    receiver.location = url
    add(1)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    expect(delivery.progress.lastError).toBe('HTTP_307')
    expect(receiver.told).toHaveLength(1)
  })

  it('does not go to loopback unless that is allowed', async () => {
    const delivery = start({ allowLocal: false })
    add(1)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    expect(delivery.progress.lastError).toBe('ADDRESS_REFUSED')
    expect(receiver.told).toEqual([])
  })

  it('does not go to a name that means loopback, and goes there where that is allowed', async () => {
    const send = sender(clock, (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]))
    const named = url.replace('127.0.0.1', 'office.example')
    const refused = start({ allowLocal: false, send, url: named })
    const allowed = start({ id: 'other', send, url: named })
    add(1)
    refused.kick()
    await until(() => refused.progress.tries === 1)
    expect(refused.progress.lastError).toBe('ADDRESS_REFUSED')
    expect(receiver.told).toEqual([])
    allowed.kick()
    await until(() => allowed.progress.cursor === 1)
  })

  it('goes on after a restart where it was, with the try that is due', async () => {
    const first = start()
    receiver.answers.push(200, 500)
    add(3)
    first.kick()
    await until(() => first.progress.tries === 1)
    await first.stop()
    outbox.close()
    outbox = new Outbox(folder)
    const second = start()
    expect(second.progress).toMatchObject({ cursor: 1, tries: 1, lastError: 'HTTP_500' })
    second.kick()
    await until(() => clock.pending === 1)
    await clock.wind(5000)
    await until(() => second.progress.cursor === 3)
    expect(receiver.seqs).toEqual([1, 2, 2, 3])
  })

  it('stops while a receiver is silent, and sends that event after the restart', async () => {
    const first = start()
    receiver.answers.push(null)
    add(1)
    first.kick()
    await receiver.until(1)
    await first.stop()
    expect(clock.pending).toBe(0)
    const second = start()
    expect(second.progress).toEqual(fresh(0, began))
    second.kick()
    await until(() => second.progress.cursor === 1)
    expect(receiver.seqs).toEqual([1, 1])
  })

  it('neither loses nor passes over an event when the disk is full', async () => {
    const delivery = start()
    const other = new DatabaseSync(join(folder, 'webhooks.db'))
    other.exec("CREATE TRIGGER full BEFORE INSERT ON hooks BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
    add(2)
    delivery.kick()
    await until(() => reported.length === 1)
    expect(delivery.progress.cursor).toBe(0)
    other.exec('DROP TRIGGER full')
    other.close()
    await clock.wind(5000)
    await until(() => delivery.progress.cursor === 2)
    expect(receiver.seqs).toEqual([1, 1, 2])
  })

  it('sends again from where it is set back, also while it waits for a retry', async () => {
    const delivery = start()
    receiver.answers.push(200, 200, 503)
    add(3)
    delivery.kick()
    await until(() => delivery.progress.tries === 1)
    await clock.wind(1)
    delivery.replay(1)
    expect(delivery.progress.since).toBe(clock.now())
    await until(() => delivery.progress.cursor === 3)
    expect(receiver.seqs).toEqual([1, 2, 3, 2, 3])
    expect(clock.pending).toBe(0)
  })

  it('takes a dead letter off its list once it is delivered', async () => {
    const delivery = start()
    receiver.answers.push(200, 410, 410)
    add(3)
    delivery.kick()
    await until(() => delivery.progress.cursor === 3)
    expect(outbox.deadLetters('office', 100).map(({ seq }) => seq)).toEqual([3, 2])
    receiver.answers.push(200, 500)
    delivery.replay(1)
    await until(() => delivery.progress.tries === 1)
    expect(outbox.deadLetters('office', 100).map(({ seq }) => seq)).toEqual([3])
  })

  it('set back while an answer is awaited does not take that answer for the older event', async () => {
    const delivery = start()
    receiver.answers.push(200, null)
    add(2)
    delivery.kick()
    await receiver.until(2)
    delivery.replay(0)
    await until(() => delivery.progress.cursor === 2)
    expect(receiver.seqs).toEqual([1, 2, 1, 2])
  })

  it('begins a new journal from its beginning', () => {
    outbox.save('office', fresh(500, began))
    add(3)
    expect(start().progress).toEqual(fresh(0, began))
  })
})

describe('The outbox', () => {
  it('keeps neither cursor nor dead letter when one of them cannot be written', () => {
    outbox.save('office', fresh(1, began))
    expect(() => outbox.save('office', fresh(2, began), { seq: 2, type: 'rated', at: 1.5, reason: 'HTTP_410' })).toThrow()
    expect(outbox.load('office')).toEqual(fresh(1, began))
    expect(outbox.deadLetters('office', 100)).toEqual([])
  })
})
