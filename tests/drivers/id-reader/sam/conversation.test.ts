import { describe, expect, it } from 'vitest'
import { samReader } from '../../../../drivers/id-reader/sam/driver.ts'
import { samRoutine } from '../../../../drivers/id-reader/sam/routine.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'
import { samEmulator } from '../../../../drivers/id-reader/sam/emulator.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { vector } from '../../../kit/vectors.ts'

const settings = samReader.settings.parse({})
const talk = () => new Conversation(samReader, settings)
const zhang = specimens[0]?.card
if (zhang === undefined) throw new Error('no specimen')

describe('A reader on its line', () => {
  it('says who it is, then looks for cards every 300 ms', () => {
    const line = talk()
    expect(line.told).toEqual([{ type: 'reader-identified', samId: '05.01-20050101-0000000001-0000000001' }])
    expect(line.conditions).toEqual([{ state: 'ok' }])
    expect(line.wakeMs).toBe(300)
  })

  it.each(specimens.map((one) => [one.specimen, one.card] as const))('reads the card %s whole', (_name, card) => {
    const line = talk()
    line.gesture({ type: 'lay', card })
    line.wake()
    expect(line.told.at(-1)).toMatchObject({ type: 'card-read', card })
  })

  it('passes the photo on as it came', () => {
    const photo = Uint8Array.from({ length: 1024 }, (_, at) => at % 251)
    const line = talk()
    line.gesture({ type: 'lay', card: zhang, photo })
    line.wake()
    expect(line.told.at(-1)).toMatchObject({ type: 'card-read', photo })
  })

  it('tells a card that is left lying once only', () => {
    const line = talk()
    line.gesture({ type: 'lay', card: zhang })
    for (let poll = 0; poll < 10; poll++) line.wake()
    expect(line.told.filter((event) => event.type === 'card-read')).toHaveLength(1)
  })

  it('tells the same card again after it was lifted', () => {
    const line = talk()
    for (let laying = 0; laying < 2; laying++) {
      line.gesture({ type: 'lay', card: zhang })
      line.wake()
      line.gesture({ type: 'lift' })
      line.wake()
    }
    expect(line.told.filter((event) => event.type === 'card-read')).toHaveLength(2)
  })

  it('says so when a card is lifted too early, and reads the next', () => {
    const line = talk()
    line.gesture({ type: 'lift-early' })
    line.gesture({ type: 'lay', card: zhang })
    line.wake()
    expect(line.told.at(-1)).toEqual({ type: 'card-unreadable', why: 'lifted-early' })
    line.wake()
    line.gesture({ type: 'lay', card: zhang })
    line.wake()
    expect(line.told.at(-1)?.type).toBe('card-read')
  })

  it('goes on looking for ever', () => {
    const line = talk()
    for (let poll = 0; poll < 200; poll++) {
      line.wake()
      expect(line.wakeMs).toBe(300)
    }
  })
})

describe('The routine, step by step', () => {
  const refused = (sw3: number) => ({ type: 'refused', reply: { sw1: 0, sw2: 0, sw3, data: new Uint8Array() } }) as const
  const accepted = (sw3: number, data = new Uint8Array()) => ({ type: 'accepted', reply: { sw1: 0, sw2: 0, sw3, data } }) as const
  const fresh = () => samRoutine({ pollMs: 300, fingerprint: false })
  const send = (command: string) => ({ step: 'send', command })
  const later = { step: 'wake', afterMs: 300 }

  it('a module that finds a card again and again does not make it be read again', () => {
    const routine = fresh()
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
    expect(routine.settled('select', accepted(0x90))).toEqual([send('read')])
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    expect(routine.settled('read', accepted(0x90, data))[0]).toMatchObject({ step: 'tell', event: { type: 'card-read' } })
    expect(routine.settled('find', accepted(0x9f))).toContainEqual(later)
    expect(routine.settled('find', accepted(0x9f))).not.toContainEqual(send('select'))
    routine.settled('find', refused(0x80))
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
  })

  it('what a card said is overwritten in the bytes it came in', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    routine.settled('read', accepted(0x90, data))
    expect(data.every((byte) => byte === 0)).toBe(true)
  })

  it.each([
    [0x40, 'wrong-card', 1],
    [0x31, 'not-authentic', 2],
    [0x32, 'not-authentic', 2],
    [0x41, 'failed', 2],
  ] as const)('status %i while reading is told as %s after %i tries', (sw3, why, tries) => {
    const routine = fresh()
    let steps: readonly unknown[] = []
    for (let attempt = 0; attempt < tries; attempt++) {
      routine.settled('find', accepted(0x9f))
      routine.settled('select', accepted(0x90))
      steps = routine.settled('read', refused(sw3))
    }
    expect(steps).toContainEqual({ step: 'tell', event: { type: 'card-unreadable', why } })
    expect(steps).toContainEqual(later)
  })

  it.each([
    [0x60, 'self-test-failed'],
    [0x66, 'not-authorised'],
  ] as const)('status %i is a fault of the reader', (sw3, reason) => {
    expect(fresh().settled('status', refused(sw3))).toContainEqual({ step: 'condition', condition: { state: 'fault', reason } })
  })

  it('a block that is no card is unreadable, not a crash', () => {
    const routine = fresh()
    for (let attempt = 0; attempt < 2; attempt++) {
      routine.settled('find', accepted(0x9f))
      routine.settled('select', accepted(0x90))
      const steps = routine.settled('read', accepted(0x90, new Uint8Array(10)))
      if (attempt === 1) expect(steps).toContainEqual({ step: 'tell', event: { type: 'card-unreadable', why: 'failed' } })
    }
  })
})

describe('The emulated module keeps the published order', () => {
  const ask = (...commands: string[]) => {
    const said: Uint8Array[] = []
    const emulator = samEmulator({ send: (bytes) => said.push(bytes), changed: () => undefined })
    return { emulator, said, tell: () => commands.forEach((name) => emulator.receive(vector(name))) }
  }

  it('select without find fails, read without select fails', () => {
    const { said, tell, emulator } = ask('sam_cmd_select', 'sam_cmd_read_base')
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    expect(said).toEqual([vector('sam_resp_select_fail'), vector('sam_resp_read_fail')])
  })

  it('find, select and read answer with the published bytes', () => {
    const { said, tell, emulator } = ask('sam_cmd_find', 'sam_cmd_select', 'sam_cmd_read_base', 'sam_cmd_find')
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    expect(said.slice(0, 2)).toEqual([vector('sam_resp_find_ok'), vector('sam_resp_select_ok')])
    // The vector's photo is made up; its text is this card's.
    expect(said[2]?.slice(0, 14 + 256)).toEqual(vector('sam_resp_read_base_synth').slice(0, 14 + 256))
    expect(said[3]).toEqual(vector('sam_resp_find_none'))
  })

  it('a wrong checksum, a wrong length and an unknown command have their own answers', () => {
    const { said, emulator } = ask()
    emulator.receive(fromHex('AA AA AA 96 69 00 03 20 01 21'))
    emulator.receive(fromHex('AA AA AA 96 69 00 03 A0 03 A0'))
    emulator.receive(fromHex('AA AA AA 96 69 FF FF'))
    expect(said.map((bytes) => bytes[9])).toEqual([0x10, 0x21, 0x11])
  })
})
