/** Callers and displays of the FF 68 bus; the frames are those of the domain reference for address 5. */
import { describe, expect, it } from 'vitest'
import { ff68Caller } from '../../../drivers/caller/ff68/driver.ts'
import { callerKeys } from '../../../drivers/contract/kinds.ts'
import { ff68Display } from '../../../drivers/display/ff68/driver.ts'
import { ff68Bus } from '../../../drivers/kit/ff68/codec.ts'
import { concat } from '../../../drivers/kit/bytes.ts'
import { fromHex } from '../../../drivers/kit/hex.ts'
import { Conversation } from '../../kit/conversation.ts'

const blank = fromHex('FF 68 08 08 68 05 02 0A 0A 0A 0A 0A 0A 43 16')
const ticket012 = fromHex('FF 68 08 08 68 05 02 0A 0A 0A 00 01 02 28 16')
const waiting007 = fromHex('FF 68 08 08 68 05 02 00 00 07 0A 0A 0A 2C 16')

describe('A caller', () => {
  it('acknowledges each key by its own frame, and tells it once', () => {
    const talk = new Conversation(ff68Caller, { address: 5 })
    const has = talk.face().callerKeys
    expect(has).toHaveLength(9)
    expect(has.every((key) => callerKeys.includes(key))).toBe(true)
    talk.gesture({ type: 'press-caller', key: 'call' })
    expect(talk.told).toEqual([{ type: 'caller', key: 'call' }])
    expect(talk.sent).toEqual([blank, fromHex('FF 68 03 03 68 05 01 0C 12 16')])
  })

  it('shows how many wait and who is here', () => {
    const talk = new Conversation(ff68Caller, { address: 5 })
    talk.order({ type: 'show', waiting: null, ticket: 'A012', at: 'called' })
    expect(talk.sent.at(-1)).toEqual(ticket012)
    talk.order({ type: 'show', waiting: 7, ticket: null, at: 'idle' })
    expect(talk.sent.at(-1)).toEqual(waiting007)
    expect(talk.face().display).toBe('007')
  })

  it('tells nothing of a rating: its keys are a clerk’s', () => {
    const routine = ff68Caller.routine({ address: 5 })
    expect(routine.received({ address: 5, func: 0x11, data: Uint8Array.of(3) }).filter(({ step }) => step !== 'wake')).toEqual([])
  })
})

describe('A display', () => {
  it('shows the ticket’s last three digits, and blanks', () => {
    const talk = new Conversation(ff68Display, { address: 5 })
    expect(talk.sent).toEqual([blank])
    talk.order({ type: 'show', ticket: 'A012', at: 'called' })
    expect(talk.sent.at(-1)).toEqual(ticket012)
    expect(talk.face().text).toBe('012')
    talk.order({ type: 'show', ticket: null, at: 'idle' })
    expect(talk.face().text).toBe('')
  })
})

describe('The bus', () => {
  it('cuts a line’s bytes into frames and says whose each is', () => {
    const framing = ff68Bus.framing()
    const key7 = fromHex('FF 68 03 03 68 07 11 03 1B 16')
    expect(framing.receive(concat(ticket012, Uint8Array.of(0x00), key7.subarray(0, 4)))).toEqual([
      { address: 5, bytes: ticket012 },
      { address: null, bytes: Uint8Array.of(0x00) },
    ])
    expect(framing.midFrame).toBe(true)
    expect(framing.receive(key7.subarray(4))).toEqual([{ address: 7, bytes: key7 }])
    framing.receive(key7.subarray(0, 5))
    expect(framing.silence()).toEqual([{ address: null, bytes: key7.subarray(0, 5) }])
  })
})
