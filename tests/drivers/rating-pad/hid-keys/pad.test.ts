import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../../device-daemon/devices/session/session.ts'
import { readDescriptor } from '../../../../device-daemon/transports/hid/descriptor.ts'
import type { EventOf } from '../../../../drivers/contract/kinds.ts'
import { hidKeysPad } from '../../../../drivers/rating-pad/hid-keys/driver.ts'
import { stuckMs } from '../../../../drivers/rating-pad/hid-keys/routine.ts'
import { TestLine } from '../../../devices/test-line.ts'
import { HandClock } from '../../../kit/hand-clock.ts'
import { vector } from '../../../kit/vectors.ts'

const levels = ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const
/** Figures 5 to 1, as a boot keyboard numbers them. */
const settings = hidKeysPad.settings.parse({ keys: levels.map((level, nth) => ({ usage: 0x22 - nth, level })) })
const [five, four] = [0x22, 0x21]
const enter = 0x28

const keys = (...down: number[]) => Uint8Array.from([0, 0, 0, ...down, ...new Uint8Array(6 - down.length)])

async function pad() {
  const clock = new HandClock()
  const line = new TestLine()
  const read = readDescriptor(vector('hidkbd_desc'))
  if ('fault' in read) throw new Error(read.fault)
  const { transport } = line
  const events: EventOf<'rating-pad'>[] = []
  const session = openSession({
    device: 'window-1/pad',
    driver: hidKeysPad,
    settings,
    transport: { ...transport, open: async (into) => ({ ...(await transport.open(into)), reports: read.reports }) },
    clock,
    listener: { event: (event) => events.push(event), changed: () => undefined },
  })
  session.start()
  await clock.settle()
  const say = async (...reports: Uint8Array[]) => {
    for (const report of reports) line.say(report)
    await clock.settle()
  }
  const told = () => events.map((event) => (event.type === 'key' ? `${event.key} ${event.level}` : event.type))
  const status = () => [session.view().state, session.view().reason].filter((one) => one !== null).join(' ')
  return { clock, line, say, told, status }
}

describe('A pad that is a keyboard', () => {
  it('says each press once, however long it is held; Enter is nobody’s', async () => {
    const { say, told } = await pad()
    await say(keys(five), keys(five), keys(), keys(enter), keys(), keys(0x1e), keys())
    expect(told()).toEqual(['1 very_satisfied', '5 very_dissatisfied'])
    await say(keys(four, enter), keys())
    expect(told().at(-1)).toBe('2 satisfied')
  })

  it('with two keys at once is not guessed: neither counts, nor one pressed while another is held', async () => {
    const { say, told } = await pad()
    await say(keys(five, four), keys())
    expect(told()).toEqual([])
    await say(keys(five), keys(five, four), keys(four), keys())
    expect(told()).toEqual(['1 very_satisfied'])
    await say(keys(four), keys())
    expect(told()).toEqual(['1 very_satisfied', '2 satisfied'])
  })

  it('whose roll over is too much has said nothing new', async () => {
    const { say, told } = await pad()
    await say(keys(five), keys(1, 1, 1, 1, 1, 1), keys(five), keys())
    expect(told()).toEqual(['1 very_satisfied'])
  })

  it('whose key is stuck says so after ten seconds, and is well when it is free', async () => {
    const { clock, say, told, status } = await pad()
    expect(status()).toBe('ok')
    await say(keys(five))
    await clock.wind(stuckMs - 1)
    expect(status()).toBe('ok')
    await clock.wind(1)
    expect(status()).toBe('warning stuck-key')
    await say(keys(five, four), keys(five))
    expect(told()).toEqual(['1 very_satisfied'])
    expect(status()).toBe('warning stuck-key')
    await say(keys())
    expect(status()).toBe('ok')
    await say(keys(four))
    expect(told()).toEqual(['1 very_satisfied', '2 satisfied'])
  })

  it('pressed now and then is never stuck', async () => {
    const { clock, say, status } = await pad()
    for (let time = 0; time < 5; time++) {
      await say(keys(five), keys())
      await clock.wind(time < 4 ? stuckMs - 100 : 3 * stuckMs)
      expect(status()).toBe('ok')
    }
  })

  it('pulled with a key down forgets it', async () => {
    const { clock, line, say, told, status } = await pad()
    await say(keys(five))
    line.pull()
    line.plug()
    await clock.settle()
    await clock.wind(2 * stuckMs)
    expect(status()).toBe('ok')
    await say(keys(five))
    expect(told()).toEqual(['1 very_satisfied', '1 very_satisfied'])
  })

  it('never throws, whatever its reports hold', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 }), (all) => {
        const codec = hidKeysPad.codec(settings, null)
        const routine = hidKeysPad.routine(settings)
        for (const bytes of all) for (const one of codec.receive(bytes)) if (one.kind === 'event') routine.received(one.event)
        codec.silence()
        routine.woken()
        return true
      }),
      { numRuns: 300 },
    )
  })
})

it('two keys of one usage, or a usage that is no key, are refused with a sentence', () => {
  const faults = (keysGiven: object[]) => hidKeysPad.settings.safeParse({ keys: keysGiven }).error?.issues.map(({ message }) => message)
  expect(faults([{ usage: 0x1e, level: null }, { usage: 0x1e, level: 'satisfied' }])).toEqual(['two keys have the same usage'])
  expect(faults([{ usage: 1, level: null }])).toHaveLength(1)
})
