/**
 * A hall of many boxes while its servers and cables fail, judged in Jepsen's manner: everything that was asked and
 * answered is written down with its times, and afterwards the one order must explain all of it.
 * https://jepsen.io/consistency
 */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { everything } from '../journal/contract.ts'
import { Chance } from '../kit/chance.ts'
import { type NatsServer, natsServers } from '../kit/nats-server.ts'
import { Box } from './boxes.ts'
import { type History, judge } from './history.ts'

const seconds = Number(process.env['GUITAI_CHAOS_SECONDS'] ?? 8)

let servers: NatsServer[] = []
const boxes: Box[] = []
afterEach(async () => {
  for (const box of boxes.splice(0)) await box.remove()
  for (const server of servers.splice(0)) await server.remove()
})

async function hall(count: 1 | 3): Promise<void> {
  servers = await natsServers(count)
  // Clocks of boxes are never quite the same.
  for (const [nth, skewMs] of [0, 2000, -1500].entries()) boxes.push(await Box.make({ name: `box-${nth + 1}`, servers, skewMs }))
  await Promise.all(boxes.map((box) => box.isWell()))
}

let jobs = 0
/** People at one box until `isOver`: they take numbers, and a clerk calls, begins and ends. */
async function people(box: Box, window: number, isOver: () => boolean, chance: Chance, paceMs: number): Promise<void> {
  const clerk = `100${window}`
  await box.ask({ type: 'sign-in', window, clerk })
  while (!isOver()) {
    const dice = chance.below(10)
    if (dice < 6) await box.ask({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: `${box.name} ${++jobs}` })
    else if (dice < 8) await box.ask({ type: 'call-next', window, clerk })
    else if (dice < 9) await box.ask({ type: 'start', window, clerk })
    else await box.ask({ type: 'finish', window, clerk, session: `${box.name} ${++jobs}` })
    await wait(chance.below(paceMs))
  }
}

async function historyOf(): Promise<History> {
  const [first] = boxes
  if (first === undefined) throw new Error('no box')
  await Promise.all(boxes.map((box) => box.isWell()))
  const head = Math.max(...boxes.map(({ journal }) => journal.head))
  await expect.poll(() => boxes.map(({ journal, service }) => [journal.head, service?.seq]), { timeout: 20_000 }).toEqual(boxes.map(() => [head, head]))
  const hashes = await Promise.all(boxes.map(({ journal }) => journal.hashAt(head)))
  expect(new Set(hashes).size).toBe(1)
  const byKey = new Map<string, HallEvent[]>()
  for await (const { event, cause } of first.journal.read(0)) if (cause !== null) byKey.set(cause.key, [...(byKey.get(cause.key) ?? []), event])
  return {
    operations: boxes.flatMap(({ operations }) => operations),
    order: await everything(first.journal),
    told: boxes.flatMap(({ name, told }) => told.map((events, life) => ({ who: `${name}, life ${life + 1}`, events }))),
    byKey,
  }
}

async function run(faults: (chance: Chance, isOver: () => boolean) => Promise<void>, seed: number, { lasts = seconds, paceMs = 20 } = {}): Promise<History> {
  const chance = new Chance(seed)
  const end = performance.now() + lasts * 1000
  const isOver = () => performance.now() > end
  const busy = boxes.map((box, nth) => people(box, nth + 1, isOver, new Chance(seed + nth + 1), paceMs))
  await faults(chance, isOver)
  await Promise.all(busy)
  return historyOf()
}

const doneOf = ({ operations }: History, box: string) => operations.filter((one) => one.box === box && one.outcome.how === 'done').length

describe('A hall of many boxes', () => {
  it('is as one hall while nothing fails', { timeout: 60_000 }, async () => {
    await hall(1)
    const history = await run(async () => undefined, 1)
    expect(judge(history)).toEqual([])
    for (const { name } of boxes) expect(doneOf(history, name)).toBeGreaterThan(20)
    expect(history.operations.filter(({ outcome }) => outcome.how === 'unknown')).toEqual([])
  })

  it('is as one hall over links of which one is slow', { timeout: 120_000 }, async () => {
    await hall(1)
    boxes[1]?.lengthen(60)
    // Some three commands a second at each, which is a full hall: at a pace of hundreds the slow one is overtaken nearly always.
    const history = await run(async () => undefined, 6, { paceMs: 600 })
    expect(judge(history)).toEqual([])
    for (const { name } of boxes) expect(doneOf(history, name)).toBeGreaterThan(3)
  })

  it('is as one hall while boxes are cut off and come back', { timeout: 120_000 }, async () => {
    await hall(1)
    const history = await run(async (chance, isOver) => {
      while (!isOver()) {
        const box = chance.one(boxes)
        box.cut()
        await wait(300 + chance.below(2500))
        box.mend()
        await wait(1000 + chance.below(1000))
      }
    }, 2)
    expect(judge(history)).toEqual([])
    expect(history.operations.filter(({ outcome }) => outcome.how === 'unknown').length).toBeGreaterThan(0)
  })

  it('is as one hall while a box is switched off and on', { timeout: 120_000 }, async () => {
    await hall(1)
    const history = await run(async (chance, isOver) => {
      while (!isOver()) {
        const box = chance.one(boxes)
        await wait(500 + chance.below(1000))
        await box.stop()
        await wait(chance.below(1000))
        await box.start()
      }
    }, 3)
    expect(judge(history)).toEqual([])
  })

  it('is as one hall while its only server hangs and is killed', { timeout: 120_000 }, async () => {
    await hall(1)
    const history = await run(async (chance, isOver) => {
      const [server] = servers
      while (!isOver()) {
        await wait(500 + chance.below(1500))
        if (chance.below(2) === 0) {
          await server?.pause()
          await wait(chance.one([200, 1000, 3500]))
          server?.goOn()
        } else {
          await server?.kill()
          await wait(chance.below(500))
          await server?.start()
        }
      }
    }, 4)
    expect(judge(history)).toEqual([])
    expect(history.operations.filter(({ outcome }) => outcome.how === 'unknown').length).toBeGreaterThan(0)
  })

  it('is as one hall while one of its three servers after the other is lost', { timeout: 180_000 }, async () => {
    await hall(3)
    const history = await run(async (chance, isOver) => {
      while (!isOver()) {
        // People go on in between: an election on a busy machine takes seconds.
        await Promise.all(boxes.map((box) => box.isWell()))
        await wait(1500)
        const server = chance.one(servers)
        await server.kill()
        await wait(1500 + chance.below(2000))
        await server.start()
      }
    }, 5, { lasts: 2 * seconds })
    expect(judge(history)).toEqual([])
    for (const { name } of boxes) expect(doneOf(history, name)).toBeGreaterThan(5)
  })
})
