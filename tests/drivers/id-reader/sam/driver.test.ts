import { describe, expect, it } from 'vitest'
import { samReader } from '../../../../drivers/id-reader/sam/driver.ts'
import { isValidIdNumber } from '../../../kit/id-number.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'

const refused = (sw3: number) => ({ type: 'refused', reply: { sw1: 0, sw2: 0, sw3, data: new Uint8Array() } }) as const
const settings = samReader.settings.parse({})

describe('The settings of a SAM reader', () => {
  it('look for a card every 250 ms, ask for its new address and leave fingerprints alone unless told otherwise', () => {
    expect(settings).toEqual({ pollMs: 250, additionalAddress: true, fingerprint: false, hid: { lengthPrefix: 'none', padding: 0 } })
  })

  it.each([{ pollMs: 99 }, { pollMs: 2001 }, { pollMs: 300.5 }, { fingerprint: 'yes' }, { pollms: 300 }])(
    'refuse %j',
    (wrong) => {
      expect(samReader.settings.safeParse(wrong).success).toBe(false)
    },
  )

  it('allow the shortest and the longest interval', () => {
    expect([
      samReader.settings.parse({ pollMs: 100 }).pollMs,
      samReader.settings.parse({ pollMs: 2000 }).pollMs,
    ]).toEqual([100, 2000])
  })
})

describe('The line of a SAM reader', () => {
  it('is 115200 8N1, a serial server, or HID', () => {
    expect(samReader.transports.serial).toEqual({ baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1 })
    expect(samReader.transports.hid).toEqual({})
    expect(samReader.transports.tcp).toBeDefined()
  })

  it('gives find and select half a second, and a read three', () => {
    const codec = samReader.codec(settings, null)
    expect((['find', 'select', 'read'] as const).map((command) => codec.encode(command).replyMs)).toEqual([
      500, 500, 3000,
    ])
  })
})

describe('The self-test of a SAM reader', () => {
  const steps = samReader.selfTest(settings)
  const judged = (index: number, how: Parameters<Extract<(typeof steps)[number], { send: unknown }>['judge']>[0]) => {
    const step = steps[index]
    if (step === undefined || !('send' in step)) throw new Error('no such step')
    return step.judge(how)
  }

  it('asks for status and number, then for a card', () => {
    expect(steps.map((step) => ('send' in step ? step.send : 'awaitMs' in step ? 'a card' : step.order))).toEqual([
      'status',
      'sam-id',
      'a card',
    ])
  })

  it('passes a module that is well and says who it is', () => {
    expect(judged(0, { type: 'accepted', reply: { sw1: 0, sw2: 0, sw3: 0x90, data: new Uint8Array() } })).toBeNull()
    expect(judged(1, { type: 'accepted', reply: { sw1: 0, sw2: 0, sw3: 0x90, data: new Uint8Array(16) } })).toBeNull()
  })

  it('says what is wrong: self-test, authority, another status, silence, a number that is none', () => {
    expect(judged(0, refused(0x60))?.en).toMatch(/failed its own test/)
    expect(judged(0, refused(0x66))?.en).toMatch(/not authorised/)
    expect(judged(0, refused(0x24))?.en).toMatch(/status 24/)
    expect(judged(0, { type: 'silent' })?.en).toMatch(/does not answer/)
    expect(judged(1, { type: 'accepted', reply: { sw1: 0, sw2: 0, sw3: 0x90, data: new Uint8Array(3) } })?.en).toMatch(
      /wrong length/,
    )
  })
})

describe('The specimens', () => {
  it('have every kind of card, a second resident, and one who has moved', () => {
    const kinds = specimens.map(({ card }) => card.kind)
    expect(new Set(kinds)).toEqual(new Set(['resident', 'hmt-residence', 'foreigner-2017', 'foreigner-2023']))
    expect(kinds.filter((kind) => kind === 'resident')).toHaveLength(3)
    expect(specimens.filter(({ card }) => 'newAddress' in card)).toHaveLength(1)
  })

  it('have numbers that are published or composed, with a right check digit where there is a rule', () => {
    for (const { card } of specimens) {
      if (card.kind === 'foreigner-2017') expect(card.number).toMatch(/^[A-Z]{3}\d{12}$/)
      else expect(isValidIdNumber(card.number), card.number).toBe(true)
    }
  })
})
