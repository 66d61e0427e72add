import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SamCommand, SamReply } from '../../../../drivers/id-reader/sam/commands.ts'
import { samRoutine } from '../../../../drivers/id-reader/sam/routine.ts'
import type { Settled } from '../../../../drivers/contract/driver.ts'
import { vector } from '../../../kit/vectors.ts'

describe('The routine, step by step', () => {
  const refused = (sw3: number) =>
    ({ type: 'refused', reply: { sw1: 0, sw2: 0, sw3, data: new Uint8Array() } }) as const
  const accepted = (sw3: number, data = new Uint8Array()) =>
    ({ type: 'accepted', reply: { sw1: 0, sw2: 0, sw3, data } }) as const
  const fresh = () => samRoutine({ pollMs: 300, fingerprint: false })
  const send = (command: string) => ({ step: 'send', command })
  const later = { step: 'wake', afterMs: 300 }

  it('a module that finds a card again and again does not make it be read again', () => {
    const routine = fresh()
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
    expect(routine.settled('select', accepted(0x90))).toEqual([send('read')])
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    expect(routine.settled('read', accepted(0x90, data))[0]).toMatchObject({
      step: 'tell',
      event: { type: 'card-read' },
    })
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
    expect(fresh().settled('status', refused(sw3))).toContainEqual({
      step: 'condition',
      condition: { state: 'fault', reason },
    })
  })

  it('a block that is no card is unreadable, not a crash', () => {
    const routine = fresh()
    for (let attempt = 0; attempt < 2; attempt++) {
      routine.settled('find', accepted(0x9f))
      routine.settled('select', accepted(0x90))
      const steps = routine.settled('read', accepted(0x90, new Uint8Array(10)))
      if (attempt === 1)
        expect(steps).toContainEqual({ step: 'tell', event: { type: 'card-unreadable', why: 'failed' } })
    }
  })

  it('opens with status, the module’s number and an alarm', () => {
    expect(fresh().opened()).toEqual([send('status'), send('sam-id'), later])
    expect(fresh().woken()).toEqual([send('find')])
    expect(fresh().order({ type: 'identify' })).toEqual(['sam-id'])
  })

  it('a failed read is tried once more from find, and a second read that works is told', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    routine.settled('select', accepted(0x90))
    expect(routine.settled('read', refused(0x41))).toEqual([send('find')])
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
    expect(routine.settled('select', accepted(0x90))).toEqual([send('read')])
    const steps = routine.settled('read', accepted(0x90, vector('sam_resp_read_base_synth').slice(10, -1)))
    expect(steps.filter((step) => step.step === 'tell')).toMatchObject([{ event: { type: 'card-read' } }])
  })

  it('select failing twice is a card lifted early, told once until it is lifted', () => {
    const routine = fresh()
    const steps = Array.from({ length: 6 }).flatMap(() => {
      const found = routine.settled('find', accepted(0x9f))
      return found.some((step) => step.step === 'send') ? routine.settled('select', refused(0x81)) : found
    })
    expect(steps.filter((step) => step.step === 'tell')).toEqual([
      { step: 'tell', event: { type: 'card-unreadable', why: 'lifted-early' } },
    ])
  })

  it('find failing after find worked is a card lifted early', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    expect(routine.settled('select', refused(0x81))).toEqual([send('find')])
    const steps = routine.settled('find', refused(0x80))
    expect(steps).toContainEqual({ step: 'tell', event: { type: 'card-unreadable', why: 'lifted-early' } })
    expect(routine.settled('find', refused(0x80)).map((step) => step.step)).not.toContain('tell')
  })

  it.each([
    [0x60, 'self-test-failed'],
    [0x66, 'not-authorised'],
  ] as const)('status %i in answer to find is a fault, and the next plain answer ends it', (sw3, reason) => {
    const routine = fresh()
    const fault = { step: 'condition', condition: { state: 'fault', reason } }
    expect(routine.settled('find', refused(sw3))).toEqual([fault, later])
    expect(routine.settled('find', refused(0x80))).toEqual([{ step: 'condition', condition: { state: 'ok' } }, later])
  })

  it('silence is the session’s business: it tells nothing and looks again later', () => {
    expect(fresh().settled('find', { type: 'silent' })).toEqual([later])
    expect(fresh().settled('status', { type: 'silent' })).toEqual([])
  })

  it('a number that is no module’s is not told', () => {
    expect(fresh().settled('sam-id', accepted(0x90, new Uint8Array(15)))).toEqual([])
  })

  it('a card of no known layout leaves nothing behind in the bytes it came in', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    data[4 + 248] = 0x51
    expect(routine.settled('read', accepted(0x90, data))).toEqual([send('find')])
    expect(data.every((byte) => byte === 0)).toBe(true)
  })

  it('never stalls and never does two things at once, whatever the module answers', () => {
    const good = vector('sam_resp_read_base_synth').slice(10, -1)
    const reply = fc.record({
      sw1: fc.constant(0),
      sw2: fc.constant(0),
      sw3: fc.constantFrom(0x90, 0x9f, 0x80, 0x81, 0x41, 0x40, 0x31, 0x33, 0x60, 0x66, 0x10, 0x77),
      data: fc.constantFrom('none', 'card', 'junk').map((kind) => {
        if (kind === 'none') return new Uint8Array()
        return kind === 'card' ? good.slice() : new Uint8Array(1284)
      }),
    })
    const how: fc.Arbitrary<Settled<SamReply>> = fc.oneof(
      reply.map((one) => ({ type: 'accepted', reply: one }) as const),
      reply.map((one) => ({ type: 'refused', reply: one }) as const),
      fc.constant({ type: 'silent' } as const),
    )
    fc.assert(
      fc.property(fc.array(how, { maxLength: 60 }), (answers) => {
        const routine = fresh()
        let next: SamCommand = 'find'
        for (const answer of answers) {
          const steps = routine.settled(next, answer)
          const sends = steps.flatMap((step) => (step.step === 'send' ? [step.command] : []))
          const wakes = steps.filter((step) => step.step === 'wake')
          expect(sends.length + wakes.length).toBe(1)
          expect(steps.filter((step) => step.step === 'tell').length).toBeLessThanOrEqual(1)
          next = sends[0] ?? 'find'
        }
      }),
      { numRuns: 300 },
    )
  })

  it('tells one thing only for each laying, whatever goes wrong in between', () => {
    const answerOf = (command: SamCommand, fault: number): Settled<SamReply> =>
      fault !== 0
        ? refused(fault)
        : command === 'find'
          ? accepted(0x9f)
          : accepted(0x90, vector('sam_resp_read_base_synth').slice(10, -1))
    // No 80 among them: the card lies there all the time.
    const faults = fc.array(fc.constantFrom(0, 0, 0x41, 0x31, 0x40, 0x81, 0x60, 0x10), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(faults, (list) => {
        const routine = fresh()
        let next: SamCommand = 'find'
        let told = 0
        for (const fault of list) {
          const steps = routine.settled(next, answerOf(next, fault))
          told += steps.filter((step) => step.step === 'tell').length
          next = steps.flatMap((step) => (step.step === 'send' ? [step.command] : []))[0] ?? 'find'
        }
        return told <= 1
      }),
      { numRuns: 200 },
    )
  })
})
