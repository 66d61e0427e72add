/** QSystem's bus: frames as the domain reference has them (4.2), worked out by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { qsystemCaller } from '../../../drivers/caller/qsystem/driver.ts'
import { qsystemDisplay } from '../../../drivers/display/qsystem/driver.ts'
import { fromHex } from '../../../drivers/kit/hex.ts'
import { payloadBytesMax, qsystemBytes, qsystemCodec } from '../../../drivers/kit/qsystem/codec.ts'
import { Conversation } from '../../kit/conversation.ts'

const heard = (hex: string) => qsystemCodec().receive(fromHex(hex))
const frame = (address: number, ...payload: number[]) => ({ kind: 'event', event: { address, payload: Uint8Array.from(payload) } }) as const
const noise = (hex: string, reason: 'noise' | 'too-long' = 'noise') => ({ kind: 'garbage', bytes: fromHex(hex), reason }) as const

describe('A frame', () => {
  it('is 01, the address, the payload, 07', () => {
    expect(heard('01 04 31 07')).toEqual([frame(4, 0x31)])
    expect(qsystemBytes({ address: 4, payload: fromHex('21 30 30 31') })).toEqual(fromHex('01 04 21 30 30 31 07'))
  })

  it('has an address that may look like its ends', () => {
    expect(heard('01 01 31 07 01 07 32 07')).toEqual([frame(1, 0x31), frame(7, 0x32)])
  })

  it('is found behind bytes that are none, one byte at a time', () => {
    expect(heard('55 01 04 01 04 33 07')).toEqual([noise('55'), noise('01'), noise('04'), frame(4, 0x33)])
    expect(heard('01 04 1F 31 07')[0]).toEqual(noise('01'))
    expect(heard('01 04 07')).toEqual([noise('01'), noise('04'), noise('07')])
  })

  it('is as long as a board’s line at the most', () => {
    const most = `01 04 ${'41 '.repeat(payloadBytesMax)}07`
    expect(heard(most)).toHaveLength(1)
    expect(heard(most)[0]?.kind).toBe('event')
    expect(heard(`01 04 ${'41 '.repeat(payloadBytesMax + 1)}`)[0]).toEqual(noise('01', 'too-long'))
  })

  it('that is cut short is given up in silence', () => {
    const codec = qsystemCodec()
    expect(codec.receive(fromHex('01 04 31'))).toEqual([])
    expect(codec.midFrame).toBe(true)
    expect(codec.silence()).toEqual([{ kind: 'garbage', bytes: fromHex('01 04 31'), reason: 'cut-short' }])
    expect(codec.midFrame).toBe(false)
    expect(codec.receive(fromHex('01 04 32 07'))).toEqual([frame(4, 0x32)])
  })

  it('that cannot be said is our own mistake', () => {
    expect(() => qsystemBytes({ address: 1, payload: Uint8Array.of(0x07) })).toThrow(RangeError)
    expect(() => qsystemBytes({ address: 1, payload: new Uint8Array() })).toThrow(RangeError)
  })

  it('is read alike however it is cut, and every byte is told of once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(1, 4, 7, 0x31), fc.integer({ min: 0, max: 255 })), { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), (bytes, cut) => {
        const whole = qsystemCodec()
        const all = [...whole.receive(Uint8Array.from(bytes)), ...whole.silence()]
        const parts = qsystemCodec()
        const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) => parts.receive(Uint8Array.from(bytes.slice(at * cut, (at + 1) * cut))))
        expect([...pieces.flat(), ...parts.silence()]).toEqual(all)
        const told = all.reduce((sum, one) => sum + (one.kind === 'garbage' ? one.bytes.length : one.kind === 'event' ? one.event.payload.length + 3 : 0), 0)
        expect(told).toBe(bytes.length)
      }),
      { seed: 13, numRuns: 400 },
    )
  })
})

describe('A caller', () => {
  const caller = () => new Conversation(qsystemCaller, { address: 4, lamps: { idle: 0x30, called: 0x35, serving: 0x31 } })

  it.each([
    ['call-or-recall'],
    ['start'],
    ['transfer'],
    ['end'],
  ] as const)('tells its key %s', (key) => {
    const talk = caller()
    talk.gesture({ type: 'press-caller', key })
    expect(talk.told).toEqual([{ type: 'caller', key }])
  })

  it('shows the last three characters blinking while it calls, with its lamp; blank and dark when nobody is there', () => {
    const talk = caller()
    expect(talk.sent).toEqual([fromHex('01 04 20 20 20 20 07')])
    talk.order({ type: 'show', waiting: 3, ticket: 'A012', at: 'called' })
    expect(talk.sent.slice(1)).toEqual([fromHex('01 04 21 30 31 32 07'), fromHex('01 04 35 07')])
    expect(talk.face()).toMatchObject({ display: '012', lamp: 'blinking' })
    talk.order({ type: 'show', waiting: 3, ticket: 'A012', at: 'serving' })
    expect(talk.sent.slice(3)).toEqual([fromHex('01 04 20 30 31 32 07'), fromHex('01 04 31 07')])
    expect(talk.face()).toMatchObject({ display: '012', lamp: 'steady' })
    talk.order({ type: 'show', waiting: 0, ticket: null, at: 'idle' })
    expect(talk.sent.slice(5)).toEqual([fromHex('01 04 20 20 20 20 07'), fromHex('01 04 30 07')])
    expect(talk.face()).toMatchObject({ display: '', lamp: 'off' })
  })

  it('takes no echo of its lamp for a key: 31 is both', () => {
    const routine = qsystemCaller.routine({ address: 4, lamps: { idle: 0x30, called: 0x35, serving: 0x31 } })
    const codec = qsystemCaller.codec({ address: 4, lamps: { idle: 0x30, called: 0x35, serving: 0x31 } }, null)
    const say = routine.order({ type: 'show', waiting: 0, ticket: 'A001', at: 'serving' })
    const told = say.flatMap((command) => {
      routine.settled(command, { type: 'sent' })
      const [echo] = codec.receive(qsystemBytes(command))
      return echo?.kind === 'event' ? routine.received(echo.event).filter(({ step }) => step === 'tell') : []
    })
    expect(say).toHaveLength(2)
    expect(told).toEqual([])
  })

  it('passes over another address’s key', () => {
    const routine = qsystemCaller.routine({ address: 4, lamps: { idle: 0x30, called: 0x35, serving: 0x31 } })
    expect(routine.received({ address: 5, payload: Uint8Array.of(0x31) })).toEqual([])
  })
})

describe('A board', () => {
  it('shows the number at the right of its characters, and nothing when nobody is there', () => {
    const talk = new Conversation(qsystemDisplay, { address: 14, characters: 6 })
    expect(talk.sent).toEqual([fromHex('01 0E 20 20 20 20 20 20 07')])
    talk.order({ type: 'show', ticket: 'B003', at: 'called' })
    expect(talk.sent.at(-1)).toEqual(fromHex('01 0E 20 20 42 30 30 33 07'))
    expect(talk.face()).toEqual({ kind: 'display', text: 'B003' })
    talk.order({ type: 'show', ticket: null, at: 'idle' })
    expect(talk.face().text).toBe('')
  })

  it('needs 300 ms of rest on its line', () => {
    expect(qsystemDisplay.bus?.restMs).toBe(300)
  })
})
