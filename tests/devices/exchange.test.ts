/** One command's life as a table: no line, no clock. */
import { describe, expect, it } from 'vitest'
import { Exchange, patienceMs } from '../../device-daemon/devices/session/exchange.ts'

const timing = { replyMs: 400, gapMs: 60, attempts: 3 }
const answered = { bytes: Uint8Array.of(1), repeatable: true, closedBy: (reply: string) => (reply === 'ok' ? 'accepted' : reply === 'no' ? 'refused' : 'unrelated') } as const
const begun = (outgoing: ConstructorParameters<typeof Exchange<string>>[0] = answered) => {
  const exchange = new Exchange<string>(outgoing, timing)
  return { exchange, first: exchange.begin() }
}

describe('An exchange', () => {
  it('writes first, with a deadline for the line: three seconds and the bytes at 400 a second', () => {
    expect(begun({ ...answered, bytes: new Uint8Array(800) }).first).toEqual({ type: 'write', attempt: 1, dueMs: 5000 })
  })

  it('without an answer is done when the line has it', () => {
    const { exchange } = begun({ bytes: Uint8Array.of(1), repeatable: false })
    expect(exchange.next({ type: 'written', attempt: 1 })).toEqual({ type: 'settle', how: { type: 'sent' } })
  })

  it.each([
    ['ok', { type: 'settle', how: { type: 'accepted', reply: 'ok' } }],
    ['no', { type: 'settle', how: { type: 'refused', reply: 'no' } }],
    ['other', { type: 'nothing' }],
  ])('waits 400 ms for its answer; %s ends it so', (reply, action) => {
    const { exchange } = begun()
    expect(exchange.next({ type: 'written', attempt: 1 })).toEqual({ type: 'wait', dueMs: 400 })
    expect(exchange.next({ type: 'replied', reply })).toEqual(action)
  })

  it('takes an answer that overtakes the line’s own word, and then hears nothing more', () => {
    const { exchange } = begun()
    expect(exchange.next({ type: 'replied', reply: 'ok' })).toMatchObject({ type: 'settle' })
    for (const input of [{ type: 'written', attempt: 1 }, { type: 'replied', reply: 'ok' }] as const) {
      expect(exchange.next(input)).toEqual({ type: 'nothing' })
    }
  })

  it('is said three times, then silent; a late word of an earlier writing is nothing', () => {
    const { exchange } = begun()
    const due = { type: 'due', excused: false } as const
    exchange.next({ type: 'written', attempt: 1 })
    expect(exchange.next(due)).toMatchObject({ type: 'write', attempt: 2 })
    expect(exchange.next({ type: 'written', attempt: 1 })).toEqual({ type: 'nothing' })
    exchange.next({ type: 'written', attempt: 2 })
    expect(exchange.next(due)).toMatchObject({ type: 'write', attempt: 3 })
    exchange.next({ type: 'written', attempt: 3 })
    expect(exchange.next(due)).toEqual({ type: 'settle', how: { type: 'silent' } })
  })

  it('that must not be repeated is silent after one try', () => {
    const { exchange } = begun({ ...answered, repeatable: false })
    exchange.next({ type: 'written', attempt: 1 })
    expect(exchange.next({ type: 'due', excused: false })).toEqual({ type: 'settle', how: { type: 'silent' } })
  })

  it('hangs when the line has not taken its bytes in time', () => {
    expect(begun().exchange.next({ type: 'due', excused: true })).toEqual({ type: 'hung' })
  })

  it('of a device that says what keeps it is waited for, and not said again; for two minutes, not for ever', () => {
    const { exchange } = begun()
    exchange.next({ type: 'written', attempt: 1 })
    for (let waited = 0; waited < patienceMs; waited += 400) {
      expect(exchange.next({ type: 'due', excused: true })).toEqual({ type: 'wait', dueMs: 400 })
    }
    expect(exchange.next({ type: 'due', excused: true })).toMatchObject({ type: 'write', attempt: 2 })
  })

  it('whose answer was spoilt is said again at once, three times in all; then its time runs on', () => {
    const { exchange } = begun()
    for (const attempt of [1, 2]) {
      exchange.next({ type: 'written', attempt })
      expect(exchange.next({ type: 'garbled' })).toMatchObject({ type: 'write', attempt: attempt + 1 })
    }
    exchange.next({ type: 'written', attempt: 3 })
    expect(exchange.next({ type: 'garbled' })).toEqual({ type: 'nothing' })
    expect(exchange.next({ type: 'due', excused: false })).toEqual({ type: 'settle', how: { type: 'silent' } })
    expect(exchange.next({ type: 'garbled' })).toEqual({ type: 'nothing' })
  })

  it('that must not be repeated is not, whatever comes back', () => {
    const { exchange } = begun({ ...answered, repeatable: false })
    exchange.next({ type: 'written', attempt: 1 })
    expect(exchange.next({ type: 'garbled' })).toEqual({ type: 'nothing' })
    expect(exchange.next({ type: 'replied', reply: 'ok' })).toMatchObject({ type: 'settle' })
  })

  it('whose spoilt answer overtakes the line’s own word is said again when the line has it, and only once', () => {
    const { exchange } = begun()
    expect(exchange.next({ type: 'garbled' })).toEqual({ type: 'nothing' })
    expect(exchange.next({ type: 'written', attempt: 1 })).toMatchObject({ type: 'write', attempt: 2 })
    expect(exchange.next({ type: 'written', attempt: 2 })).toEqual({ type: 'wait', dueMs: 400 })
  })

  it('that the device misheard is said again; where it must not be, that is a refusal', () => {
    const closedBy = () => 'misheard' as const
    const { exchange } = begun({ ...answered, closedBy })
    exchange.next({ type: 'written', attempt: 1 })
    expect(exchange.next({ type: 'replied', reply: 'what' })).toMatchObject({ type: 'write', attempt: 2 })
    const once = begun({ ...answered, repeatable: false, closedBy }).exchange
    expect(once.next({ type: 'replied', reply: 'what' })).toEqual({ type: 'settle', how: { type: 'refused', reply: 'what' } })
  })
})
