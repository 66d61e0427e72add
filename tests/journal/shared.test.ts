/** A hall's journal on real nats-server processes: the contract of every journal, and what many boxes ask of it. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jetstream } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../device-daemon/clock.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { type Journal, JournalConflict, type JournalDamaged } from '../../device-daemon/journal/journal.ts'
import { openHallStream } from '../../device-daemon/journal/shared/hall-stream.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import { SharedJournal } from '../../device-daemon/journal/shared/shared-journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { type NatsServer, natsServers } from '../kit/nats-server.ts'
import { everything, journalContract } from './contract.ts'
import { at, fact } from './facts.ts'

const folders: string[] = []
const opened: Journal[] = []
const servers: NatsServer[] = []
const damages: JournalDamaged[] = []

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'guitai-shared-'))
  folders.push(made)
  return made
}
const started = async (count: 1 | 3) => {
  const some = await natsServers(count)
  servers.push(...some)
  return some
}
const open = async (path: string, box: string, urls: readonly string[] = servers.map(({ url }) => url)): Promise<SharedJournal> => {
  const { journal } = await openSharedJournal({ folder: path, site: 'test', raise, servers: urls, replicas: servers.length === 3 ? 3 : 1, box, greets: true, clock: systemClock, onDamage: (error) => damages.push(error) })
  opened.push(journal)
  return journal
}
const closed = async (journal: Journal) => {
  opened.splice(opened.indexOf(journal), 1)
  await journal.close()
}
/** Appends at whatever the head is, deciding again after each conflict, as the hall does. */
const add = async (journal: Journal, nth: number): Promise<HallEvent | undefined> => {
  for (;;) {
    try {
      return (await journal.append(journal.head, at, [fact(1 + (nth % 90))], { key: `key ${nth}`, request: 'r' }))[0]
    } catch (error) {
      if (!(error instanceof JournalConflict)) throw error
    }
  }
}
const sameHead = (journal: Journal, head: number) => expect.poll(() => journal.head, { timeout: 10_000 }).toBe(head)
const sameAs = async (one: Journal, other: Journal) => {
  await expect.poll(() => one.head - other.head, { timeout: 10_000 }).toBe(0)
  expect(await one.hashAt(one.head)).toBe(await other.hashAt(other.head))
  expect(await everything(one)).toEqual(await everything(other))
}

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close().catch(() => undefined)
  for (const server of servers.splice(0)) await server.remove()
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  damages.length = 0
})

journalContract('a hall’s stream', async () => {
  await started(1)
  const path = folder()
  let current = await open(path, 'kiosk-1')
  return {
    journal: current,
    async reopen() {
      await closed(current)
      current = await open(path, 'kiosk-1')
      return current
    },
    async done() {
      await closed(current)
      for (const server of servers.splice(0)) await server.remove()
    },
  }
})

describe('Boxes of one hall', () => {
  it('have one order, however many append at once: nobody’s entry is lost or there twice', { timeout: 60_000 }, async () => {
    await started(1)
    const boxes = [await open(folder(), 'kiosk-1'), await open(folder(), 'kiosk-2'), await open(folder(), 'desk-1')]
    await Promise.all(boxes.map(async (box, which) => {
      for (let nth = 0; nth < 30; nth++) await add(box, which * 100 + nth)
    }))
    const [first, second, third] = boxes as [SharedJournal, SharedJournal, SharedJournal]
    await sameAs(first, second)
    await sameAs(second, third)
    const events = await everything(first)
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 90 }, (_, nth) => nth + 1))
    const keys = await Promise.all([0, 100, 200].flatMap((from) => Array.from({ length: 30 }, (_, nth) => third.causeOf(`key ${from + nth}`))))
    expect(keys.map((cause) => cause?.events.length)).toEqual(keys.map(() => 1))
  })

  it('tell what the others appended, once it can be read', async () => {
    await started(1)
    const [one, other] = [await open(folder(), 'kiosk-1'), await open(folder(), 'kiosk-2')]
    const heads: number[] = []
    other.follow({ grown: () => heads.push(other.head), trouble: () => undefined })
    await one.append(0, at, [fact(1), fact(2)])
    await expect.poll(() => heads, { timeout: 10_000 }).toEqual([2])
    expect(await everything(other)).toEqual(await everything(one))
  })

  it('refuse an append of whoever has not heard the last one yet', async () => {
    await started(1)
    const [one, other] = [await open(folder(), 'kiosk-1'), await open(folder(), 'kiosk-2')]
    const [first, second] = await Promise.allSettled([one.append(0, at, [fact(1)]), other.append(0, at, [fact(2)])])
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = [first, second].find((result) => result.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(JournalConflict)
    await sameAs(one, other)
    expect(one.head).toBe(1)
  })

  it('catch up after they were off, from where their own copy ends', async () => {
    await started(1)
    const path = folder()
    const one = await open(folder(), 'kiosk-1')
    const before = await open(path, 'kiosk-2')
    for (let nth = 1; nth <= 5; nth++) await add(one, nth)
    await sameAs(before, one)
    await closed(before)
    for (let nth = 6; nth <= 40; nth++) await add(one, nth)
    const again = await open(path, 'kiosk-2')
    expect(again.head).toBe(40)
    await sameAs(again, one)
    expect((await add(again, 41))?.seq).toBe(41)
  })
})

describe('A box cut off from its hall', () => {
  it('says so, takes nothing, can be read, and goes on when it is back', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const box = await open(folder(), 'kiosk-1')
    const told: (string | null)[] = []
    box.follow({ grown: () => undefined, trouble: (why) => told.push(why) })
    await box.append(0, at, [fact(1)])
    await server?.kill()
    await expect.poll(() => box.trouble, { timeout: 10_000 }).toMatch(/^This box is cut off from its hall: /)
    await expect(box.append(1, at, [fact(2)])).rejects.toThrow(/cut off/)
    expect(await everything(box)).toHaveLength(1)
    await server?.start()
    await expect.poll(() => box.trouble, { timeout: 20_000 }).toBeNull()
    expect((await box.append(1, at, [fact(2)]))[0]?.seq).toBe(2)
    expect(told.at(-1)).toBeNull()
    expect(told[0]).toMatch(/cut off/)
  })

  it('starts with what it knows, and reaches the hall later', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const path = folder()
    const before = await open(path, 'kiosk-1')
    await before.append(0, at, [fact(1)])
    await closed(before)
    await server?.kill()
    const box = await open(path, 'kiosk-1')
    expect(box.head).toBe(1)
    expect(box.trouble).toMatch(/cut off/)
    await server?.start()
    await expect.poll(() => box.trouble, { timeout: 20_000 }).toBeNull()
    expect((await box.append(1, at, [fact(2)]))[0]?.seq).toBe(2)
  })

  it('does not know of an append that was not answered; the hall has it once or not at all', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const box = await open(folder(), 'kiosk-1')
    await box.append(0, at, [fact(1)])
    await server?.pause()
    await expect(box.append(1, at, [fact(2)], { key: 'k', request: 'r' })).rejects.toThrow()
    server?.goOn()
    await expect.poll(() => box.trouble, { timeout: 20_000 }).toBeNull()
    // Whoever tries again asks for the key first, and appends where it is not known.
    if ((await box.causeOf('k')) === null) await add(box, 3)
    const events = await everything(box)
    expect(events).toHaveLength(2)
    expect(events.map(({ seq }) => seq)).toEqual([1, 2])
  })
})

describe('A hall that is there', () => {
  it('says so by one of its boxes, with its last entry, when it is there again', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const heard: string[] = []
    const listener = await connect({ servers: server?.url ?? '', maxReconnectAttempts: -1, reconnectTimeWait: 100 })
    listener.subscribe('guitai.test.here', { callback: (_error, { data }) => void heard.push(new TextDecoder().decode(data)) })
    await listener.flush()
    const box = await open(folder(), 'kiosk-1')
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['0'])
    await add(box, 1)
    await server?.kill()
    await expect.poll(() => box.trouble, { timeout: 10_000 }).not.toBeNull()
    await server?.start()
    await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toBe('1')
    await listener.close()
  })
})

describe('A box whose own disk is full', () => {
  it('takes nothing, says why, and has all of it in order when there is room again', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const other = await open(folder(), 'kiosk-2')
    const { journal: sqlite } = await openSqliteJournal({ folder: folder(), site: 'test', raise })
    const disk = { isFull: false }
    const copy = new Proxy(sqlite, {
      get(target, name) {
        if (name === 'appendAll' && disk.isFull) return () => Promise.reject(new Error('database or disk is full'))
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const stream = openHallStream({ servers: [server?.url ?? ''], site: 'test', box: 'kiosk-1', replicas: 1, clock: systemClock, onLost: () => undefined, onBack: () => undefined })
    const box = new SharedJournal({ copy, stream, site: 'test', box: 'kiosk-1', greets: true, clock: systemClock, newId: randomUUID, onDamage: (error) => damages.push(error) })
    opened.push(box)
    await expect.poll(() => box.trouble, { timeout: 10_000 }).toBeNull()
    await add(box, 1)
    disk.isFull = true
    // The hall takes it, and this box cannot write it down: nobody is told that it was done.
    await expect(box.append(1, at, [fact(2)], { key: 'k', request: 'r' })).rejects.toThrow(/disk is full/)
    await expect.poll(() => box.trouble).toBe('The copy of the journal on this box cannot be written: database or disk is full.')
    await sameHead(other, 2)
    await add(other, 3)
    await wait(2500)
    expect(box.trouble).toBe('The copy of the journal on this box cannot be written: database or disk is full.')
    await expect(box.append(1, at, [fact(4)])).rejects.toThrow(/disk is full/)
    disk.isFull = false
    await expect.poll(() => box.trouble, { timeout: 10_000 }).toBeNull()
    await sameAs(box, other)
    expect((await box.causeOf('k'))?.events).toHaveLength(1)
    expect(box.head).toBe(3)
  })
})

describe('A stream that lost its end', () => {
  it('is given back what the boxes have of it', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const [one, other] = [await open(folder(), 'kiosk-1'), await open(folder(), 'kiosk-2')]
    for (let nth = 1; nth <= 3; nth++) await add(one, nth)
    await sameAs(other, one)
    // The server's disk as it was before the power failure: three entries.
    await server?.kill()
    const kept = folder()
    cpSync(join(server?.folder ?? '', 'store'), kept, { recursive: true })
    await server?.start()
    await expect.poll(() => one.trouble, { timeout: 20_000 }).toBeNull()
    for (let nth = 4; nth <= 5; nth++) await add(one, nth)
    const path = folder()
    const off = await open(path, 'desk-1')
    await sameAs(off, one)
    await closed(off)
    for (let nth = 6; nth <= 8; nth++) await add(one, nth)
    await sameAs(other, one)
    await server?.kill()
    rmSync(join(server?.folder ?? '', 'store'), { recursive: true })
    cpSync(kept, join(server?.folder ?? '', 'store'), { recursive: true })
    await server?.start()
    await expect.poll(() => [one.trouble, other.trouble], { timeout: 20_000 }).toEqual([null, null])
    // Given back in one message, of which this box has the first two entries.
    const third = await open(path, 'desk-1')
    expect(third.head).toBe(8)
    await sameAs(third, one)
    expect((await add(other, 9))?.seq).toBe(9)
    await sameAs(third, other)
    expect(damages).toEqual([])
  })

  it('and went on without it is not joined: the box says where they differ', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const path = folder()
    const one = await open(path, 'kiosk-1')
    for (let nth = 1; nth <= 4; nth++) await add(one, nth)
    await closed(one)
    // Another history of the same hall.
    await server?.remove()
    await started(1)
    const [, anew] = servers
    const other = await open(folder(), 'kiosk-2', [anew?.url ?? ''])
    for (let nth = 11; nth <= 16; nth++) await add(other, nth)
    await expect(open(path, 'kiosk-1', [anew?.url ?? ''])).rejects.toThrow(/^The hall's stream and the copy on this box differ at entry 4 or before it\.$/)
    expect(other.head).toBe(6)
    expect(other.trouble).toBeNull()
  })
})

describe('A stream of another history that is shorter', () => {
  it('is not lengthened: whoever is on it goes on', { timeout: 60_000 }, async () => {
    await started(1)
    const path = folder()
    const one = await open(path, 'kiosk-1')
    for (let nth = 1; nth <= 4; nth++) await add(one, nth)
    await closed(one)
    for (const server of servers.splice(0)) await server.remove()
    const [anew] = await started(1)
    const other = await open(folder(), 'kiosk-2')
    for (let nth = 11; nth <= 12; nth++) await add(other, nth)
    await expect(open(path, 'kiosk-1', [anew?.url ?? ''])).rejects.toThrow(/^The hall's stream and the copy on this box differ after entry 1\.$/)
    expect((await add(other, 13))?.seq).toBe(3)
    expect(damages.filter(({ seq }) => seq !== 1)).toEqual([])
  })
})

describe('A message that nobody understands', () => {
  it('stops every box at the entry before it', { timeout: 60_000 }, async () => {
    const [server] = await started(1)
    const box = await open(folder(), 'kiosk-1')
    await box.append(0, at, [fact(1)])
    const stranger = await connect({ servers: server?.url ?? '' })
    await jetstream(stranger).publish('guitai.test.journal', '{"guitai":2}')
    await expect.poll(() => damages[0]?.message).toBe("Message 2 of the hall's stream is none that this version knows.")
    await expect(box.append(1, at, [fact(2)])).rejects.toThrow(/none that this version knows/)
    expect(box.head).toBe(1)
    await stranger.close()
  })
})

describe('Three servers of one hall', () => {
  it('go on when one of them is lost', { timeout: 90_000 }, async () => {
    const three = await started(3)
    const box = await open(folder(), 'kiosk-1')
    await expect.poll(() => box.trouble, { timeout: 30_000 }).toBeNull()
    for (let nth = 1; nth <= 10; nth++) await add(box, nth)
    await three[0]?.kill()
    let nth = 11
    await expect.poll(async () => {
      await add(box, nth).then(() => nth++, () => undefined)
      return nth
    }, { timeout: 40_000 }).toBeGreaterThan(20)
    await three[0]?.start()
    const other = await open(folder(), 'kiosk-2', [three[0]?.url ?? ''])
    await expect.poll(() => other.trouble, { timeout: 30_000 }).toBeNull()
    await sameAs(other, box)
    const seqs = (await everything(other)).map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(damages).toEqual([])
  })
})
