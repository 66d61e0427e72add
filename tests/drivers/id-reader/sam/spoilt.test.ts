/** Answers that are spoilt on their way: the reader is asked again at once, not when its time is over. */
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../../device-daemon/devices/session/session.ts'
import type { EventOf } from '../../../../drivers/contract/kinds.ts'
import { samReader } from '../../../../drivers/id-reader/sam/driver.ts'
import { TestLine } from '../../../devices/test-line.ts'
import { HandClock } from '../../../kit/hand-clock.ts'
import { vector } from '../../../kit/vectors.ts'

const gapMs = 300
const text = (name: string) => Buffer.from(vector(name)).toString('latin1')
const [find, select, read] = [text('sam_cmd_find'), text('sam_cmd_select'), text('sam_cmd_read_base')]
const none = vector('sam_resp_find_none')
const card = vector('sam_resp_read_base_synth')
/** Reply frames of the table (1.4) that no vector carries; CHK by hand: 00 04 XOR SW3. */
const misheard = { checksum: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0, 4, 0, 0, 0x10, 0x14), length: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0, 4, 0, 0, 0x11, 0x15) }

async function reader(settings: object = {}) {
  const [clock, line, told] = [new HandClock(), new TestLine(), [] as EventOf<'id-reader'>[]]
  const session = openSession({
    device: 'window-1/id-reader',
    driver: samReader,
    settings: samReader.settings.parse(settings),
    transport: line.transport,
    clock,
    listener: { event: (event) => told.push(event), changed: () => undefined },
  })
  const say = async (bytes: Uint8Array) => {
    line.say(bytes)
    await clock.settle()
  }
  session.start()
  await clock.settle()
  for (const name of ['sam_resp_status_ok', 'sam_resp_samid_synth']) await say(vector(name))
  // A long rest, so that what is written next is an answer to the answer.
  await clock.wind(2000)
  expect(line.written.at(-1)).toBe(find)
  const since = line.written.length
  return { clock, line, session, told, say, written: () => line.written.slice(since) }
}

/** A reader that has been told to read. */
async function reading() {
  const one = await reader({ pollMs: 2000 })
  for (const name of ['sam_resp_find_ok', 'sam_resp_select_ok']) await one.say(vector(name))
  expect(one.written()).toEqual([select, read])
  return one
}

const without = (bytes: Uint8Array, at: number) => Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1)])
const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 0x10 : byte))

describe('A reply with a wrong checksum', () => {
  it.each([7, 8, 9, 10])('at byte %i of a short one has the command said again at once', async (at) => {
    const { say, written, session } = await reader({ pollMs: 2000 })
    await say(flipped(none, at))
    expect(written()).toEqual([find])
    await say(none)
    expect(written()).toEqual([find])
    expect(session.view()).toMatchObject({ state: 'ok', counters: { silences: 0, retries: 1 } })
  })

  it.each([10, 300, 1293, 1294])('at byte %i of a card has it read again at once', async (at) => {
    const { say, written, told } = await reading()
    await say(flipped(card, at))
    expect(written()).toEqual([select, read, read])
    await say(card)
    await say(vector('sam_resp_newaddr_synth'))
    expect(told.at(-1)).toMatchObject({ type: 'card-read', card: { newAddress: '上海市黄浦区某某路2号' } })
  })

  it('is no reason when the good one stands behind it in one helping, or has begun there', async () => {
    const { clock, say, written } = await reader({ pollMs: 2000 })
    await say(Uint8Array.from([...flipped(none, 9), ...none.slice(0, 6)]))
    expect(written()).toEqual([])
    await say(none.slice(6))
    await clock.wind(400)
    expect(written()).toEqual([])
    await clock.wind(2000)
    expect(written()).toEqual([find])
    await say(Uint8Array.from([...flipped(none, 9), ...none]))
    await clock.wind(400)
    expect(written()).toEqual([find])
  })

  it('in one helping with a good answer is nothing to the command that follows', async () => {
    const { clock, say, written } = await reader({ pollMs: 2000 })
    await say(Uint8Array.from([...flipped(none, 9), ...vector('sam_resp_find_ok'), ...flipped(none, 9)]))
    await clock.wind(450)
    expect(written()).toEqual([select])
  })

  it('again and again is asked about three times, and then the reply’s own time runs out', async () => {
    const { clock, say, written, session } = await reader({ pollMs: 2000 })
    for (let flood = 0; flood < 50; flood++) await say(flipped(none, 9))
    expect(written()).toEqual([find, find])
    await clock.wind(499)
    expect(session.view().counters.silences).toBe(0)
    await clock.wind(1)
    expect(session.view().counters.silences).toBe(1)
  })
})

describe('A reply that lost a byte', () => {
  it.each(Array.from({ length: none.length }, (_, at) => at))('the byte at %i: is asked for again after a gap of silence', async (at) => {
    const { clock, say, written } = await reader({ pollMs: 2000 })
    await say(without(none, at))
    await clock.wind(gapMs)
    expect(written()).toEqual([find])
    await say(none)
    await clock.wind(600)
    expect(written()).toEqual([find])
  })

  it.each([0, 2, 4, 5, 6, 7, 10, 500, 1294])('the byte at %i of a card: is read again after the gap, not after three seconds', async (at) => {
    const { clock, say, written, told } = await reading()
    await say(without(card, at))
    await clock.wind(gapMs)
    expect(written()).toEqual([select, read, read])
    await say(card)
    await say(vector('sam_resp_newaddr_synth'))
    expect(told.at(-1)).toMatchObject({ type: 'card-read', card: { newAddress: '上海市黄浦区某某路2号' } })
  })

  it('is not mistaken for a few bytes of noise before an answer that takes its time', async () => {
    const { clock, say, written } = await reading()
    await say(Uint8Array.of(0x00, 0xff, 0x55))
    await clock.wind(2900)
    expect(written()).toEqual([select, read])
  })
})

describe('A module that heard the command wrongly', () => {
  it.each(['checksum', 'length'] as const)('and says so (%s) is told again at once, three times at most', async (which) => {
    const { say, written, told } = await reading()
    await say(misheard[which])
    expect(written()).toEqual([select, read, read])
    await say(misheard[which])
    await say(misheard[which])
    // Then it is a refusal like any other: once more from find.
    expect(written()).toEqual([select, read, read, read, find])
    expect(told.filter(({ type }) => type === 'card-unreadable')).toEqual([])
  })
})

describe('A card lifted early from a slow reader', () => {
  it('is told within a second of the reader’s first word of it, once, and the next card is read', async () => {
    const { clock, say, told, written } = await reader()
    await say(vector('sam_resp_find_ok'))
    await clock.wind(450)
    await say(vector('sam_resp_select_fail'))
    expect(written()).toEqual([select, find])
    const unreadable = () => told.filter(({ type }) => type === 'card-unreadable')
    await clock.wind(899)
    expect(unreadable()).toEqual([])
    await clock.wind(1)
    expect(unreadable()).toEqual([{ type: 'card-unreadable', why: 'lifted-early' }])
    await say(none)
    for (const name of ['sam_resp_find_ok', 'sam_resp_select_ok', 'sam_resp_read_base_synth', 'sam_resp_newaddr_synth']) await say(vector(name))
    expect(unreadable()).toHaveLength(1)
    expect(told.at(-1)?.type).toBe('card-read')
  })
})
