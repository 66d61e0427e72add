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
  const fresh = (additionalAddress = false) => samRoutine({ pollMs: 300, fingerprint: false, additionalAddress })
  const send = (command: string) => ({ step: 'send', command })
  const later = { step: 'wake', afterMs: 300 }
  const well = { step: 'condition', condition: { state: 'ok' } }
  /** Within a second of the first failure the clerk is told, whatever the second try does. */
  const inDoubt = { step: 'wake', afterMs: 900 }
  const unreadable = (why: string) => ({ step: 'tell', event: { type: 'card-unreadable', why } })

  it('a module that finds a card again and again does not make it be read again', () => {
    const routine = fresh()
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
    expect(routine.settled('select', accepted(0x90))).toEqual([send('read')])
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    expect(routine.settled('read', accepted(0x90, data))[0]).toMatchObject({
      step: 'tell',
      event: { type: 'card-read' },
    })
    for (let look = 0; look < 2; look++) expect(routine.settled('find', accepted(0x9f))).toEqual([well])
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
    expect(steps).toEqual([unreadable(why)])
    // The beat goes on.
    expect(routine.woken()).toEqual([send('find'), later])
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
    expect(fresh().woken()).toEqual([send('find'), later])
    expect(fresh().order({ type: 'identify' })).toEqual(['sam-id'])
  })

  it('a failed read is tried once more from find, and a second read that works is told', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    routine.settled('select', accepted(0x90))
    expect(routine.settled('read', refused(0x41))).toEqual([send('find'), inDoubt])
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select'), later])
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
    expect(routine.settled('select', refused(0x81))).toEqual([send('find'), inDoubt])
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
    expect(routine.settled('find', refused(sw3))).toEqual([fault])
    expect(routine.settled('find', refused(0x80))).toEqual([well])
  })

  it('silence is the session’s business: it tells nothing and looks again later', () => {
    expect(fresh().settled('find', { type: 'silent' })).toEqual([])
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
    expect(routine.settled('read', accepted(0x90, data))).toEqual([send('find'), inDoubt])
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
      fc.property(fc.array(fc.record({ answer: how, rings: fc.boolean() }), { maxLength: 60 }), fc.boolean(), (answers, asks) => {
        const routine = fresh(asks)
        let next: SamCommand | null = null
        for (const { answer, rings } of answers) {
          const isIdle: boolean = next === null
          const steps: ReturnType<typeof routine.woken> = next === null || rings ? routine.woken() : routine.settled(next, answer)
          const sends = steps.flatMap((step) => (step.step === 'send' ? [step.command] : []))
          // One command at a time; the alarm is set again each time it rings, and an idle routine looks when it does.
          expect(sends.length).toBeLessThanOrEqual(isIdle || !rings ? 1 : 0)
          expect(isIdle ? sends : ['find']).toEqual(['find'])
          if (isIdle || rings) expect(steps.filter((step) => step.step === 'wake')).toEqual([later])
          expect(steps.filter((step) => step.step === 'tell').length).toBeLessThanOrEqual(1)
          if (isIdle || !rings) next = sends[0] ?? null
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
    const faults = fc.array(fc.constantFrom(0, 0, 1, 0x21, 0x41, 0x31, 0x40, 0x81, 0x60, 0x10), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(faults, fc.boolean(), (list, asks) => {
        const routine = fresh(asks)
        let next: SamCommand = 'find'
        let told = 0
        for (const fault of list) {
          // 1: the alarm rings before the answer is there.
          if (fault === 1) told += routine.woken().filter((step) => step.step === 'tell').length
          const steps = routine.settled(next, answerOf(next, fault === 1 ? 0 : fault))
          told += steps.filter((step) => step.step === 'tell').length
          next = steps.flatMap((step) => (step.step === 'send' ? [step.command] : []))[0] ?? 'find'
        }
        return told <= 1
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['select', refused(0x81), 'lifted-early'],
    ['read', refused(0x41), 'failed'],
    ['read', refused(0x32), 'not-authentic'],
  ] as const)('a reader that is slow with its second try: that %s failed is told within a second, and once', (command, how, why) => {
    const routine = fresh()
    routine.woken()
    routine.settled('find', accepted(0x9f))
    expect(routine.settled(command, how)).toEqual([send('find'), inDoubt])
    expect(routine.woken()).toEqual([unreadable(why), later])
    // Its answer comes after all, and then the card is lifted. The beat is past, so it looks again at once.
    expect(routine.settled('find', accepted(0x9f))).toEqual([well, send('find')])
    expect(routine.settled('find', refused(0x80))).toEqual([well])
    expect(routine.woken()).toEqual([send('find'), later])
    expect(routine.settled('find', accepted(0x9f))).toEqual([send('select')])
  })

  it('a card that was refused and is not found again is not authentic, not lifted early', () => {
    const routine = fresh()
    routine.settled('find', accepted(0x9f))
    routine.settled('read', refused(0x31))
    expect(routine.settled('find', refused(0x80))).toEqual([well, unreadable('not-authentic'), later])
  })
})

describe('The address that was added later', () => {
  const reply = (sw3: number, data = new Uint8Array()) => ({ sw1: 0, sw2: 0, sw3, data })
  const published = () => vector('sam_resp_newaddr_synth').slice(10, -1)
  const read = (routine: ReturnType<typeof samRoutine>, name = 'sam_resp_read_base_synth') => {
    routine.settled('find', { type: 'accepted', reply: reply(0x9f) })
    return routine.settled('read', { type: 'accepted', reply: reply(0x90, vector(name).slice(10, -1)) })
  }
  const fresh = (additionalAddress = true) => samRoutine({ pollMs: 300, fingerprint: false, additionalAddress })
  const told = (steps: readonly { readonly step: string }[]) => steps.filter(({ step }) => step === 'tell')
  const asked = [{ step: 'send', command: 'read-address' }, { step: 'wake', afterMs: 1500 }]

  it('is asked for when a card has been read, and is told with it', () => {
    const routine = fresh()
    expect(read(routine)).toEqual(asked)
    const data = published()
    const steps = routine.settled('read-address', { type: 'accepted', reply: reply(0x90, data) })
    expect(told(steps)).toMatchObject([{ event: { type: 'card-read', card: { name: '张三', newAddress: '上海市黄浦区某某路2号' } } }])
    expect(steps).toContainEqual({ step: 'wake', afterMs: 300 })
    expect(data.every((byte) => byte === 0)).toBe(true)
  })

  it.each<[string, Settled<SamReply>, boolean]>([
    ['no such item', { type: 'accepted', reply: reply(0x91) }, true],
    ['spaces only', { type: 'accepted', reply: reply(0x90, Uint8Array.from({ length: 70 }, (_, at) => (at % 2 === 0 ? 0x20 : 0))) }, true],
    ['a length of its own', { type: 'accepted', reply: reply(0x90, new Uint8Array(140).fill(0x41)) }, true],
    ['read failed', { type: 'refused', reply: reply(0x41) }, true],
    ['unknown command', { type: 'refused', reply: reply(0x21) }, false],
    ['silence', { type: 'silent' }, false],
  ])('%s: the card is told all the same, without one', (_name, how, asksAgain) => {
    const routine = fresh()
    read(routine)
    const [event, ...more] = told(routine.settled('read-address', how))
    expect(event).toMatchObject({ event: { type: 'card-read', card: { name: '张三', address: expect.any(String) } } })
    expect(JSON.stringify(event)).not.toContain('newAddress')
    expect(more).toEqual([])
    routine.settled('find', { type: 'refused', reply: reply(0x80) })
    const next = read(routine)
    expect(next.some(({ step }) => step === 'send')).toBe(asksAgain)
    expect(told(next)).toHaveLength(asksAgain ? 0 : 1)
  })

  it('does not keep a card waiting for a reader that does not answer, and is not told twice', () => {
    const routine = fresh()
    routine.woken()
    read(routine)
    const steps = routine.woken()
    expect(told(steps)).toMatchObject([{ event: { type: 'card-read', card: { name: '张三' } } }])
    expect(told(routine.settled('read-address', { type: 'accepted', reply: reply(0x90, published()) }))).toEqual([])
    routine.settled('find', { type: 'refused', reply: reply(0x80) })
    expect(told(read(routine))).toHaveLength(1)
  })

  it('is not asked for where the site does not want it', () => {
    expect(told(read(fresh(false)))).toHaveLength(1)
  })
})
