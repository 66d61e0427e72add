/** How long a card waits before the reader looks at it, beyond the reader's own time: laid at 200 moments, seeded. */
import { describe, expect, it } from 'vitest'
import type { SamCommand, SamReply } from '../../../../drivers/id-reader/sam/commands.ts'
import type { Settled } from '../../../../drivers/contract/driver.ts'
import { samReader } from '../../../../drivers/id-reader/sam/driver.ts'

const settings = samReader.settings.parse({})
const layings = 200
const refused = (sw3: number): Settled<SamReply> => ({ type: 'refused', reply: { sw1: 0, sw2: 0, sw3, data: new Uint8Array() } })

/** Park and Miller's. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** When each find begins, for a reader that answers after so long. Time in ms, by hand. */
function findsOf(readerMs: number, untilMs: number): number[] {
  const routine = samReader.routine(settings)
  const begun: number[] = []
  let [now, alarmAt, answerAt] = [0, Infinity, Infinity]
  let asked: SamCommand = 'find'
  const perform = (steps: ReturnType<typeof routine.woken>) => {
    for (const step of steps) {
      if (step.step === 'wake') alarmAt = now + step.afterMs
      if (step.step !== 'send' || step.command !== 'find') continue
      asked = step.command
      begun.push(now)
      answerAt = now + readerMs
    }
  }
  perform(routine.opened())
  while (now < untilMs) {
    now = Math.min(alarmAt, answerAt)
    if (now === answerAt) {
      answerAt = Infinity
      perform(routine.settled(asked, refused(0x80)))
    } else {
      alarmAt = Infinity
      perform(routine.woken())
    }
  }
  return begun
}

/** From the laying to the look that sees the card; of that, the time in which the reader was at another look is its own. */
function waits(readerMs: number): { readonly all: number; readonly beyond: number } {
  const random = seeded(20_261_124)
  const begun = findsOf(readerMs, 70_000)
  const each = Array.from({ length: layings }, () => {
    const laid = 1000 + random() * 60_000
    const at = begun.findIndex((moment) => moment >= laid)
    const [before = 0, seen = Infinity] = [begun[at - 1], begun[at]]
    return { all: seen - laid, beyond: seen - Math.max(laid, before + readerMs) }
  })
  const mean = (of: (one: { all: number; beyond: number }) => number) => each.reduce((sum, one) => sum + of(one), 0) / layings
  return { all: mean(({ all }) => all), beyond: mean(({ beyond }) => beyond) }
}

describe('A card laid at a random moment', () => {
  it.each([0, 5, 30, 100, 200, 250, 270])('waits 150 ms or less on average for a reader that takes %i ms to find', (readerMs) => {
    expect(waits(readerMs).all).toBeLessThanOrEqual(150)
  })

  it.each([290, 450])('waits for nothing but the reader, where it takes %i ms', (readerMs) => {
    expect(waits(readerMs).beyond).toBe(0)
  })

  it('does not make the reader be asked more often than every 250 ms, while it answers in that time', () => {
    for (const readerMs of [0, 30, 249]) {
      const begun = findsOf(readerMs, 10_000)
      const pauses = begun.slice(1).map((moment, at) => moment - (begun[at] ?? 0))
      expect(new Set(pauses)).toEqual(new Set([250]))
    }
  })
})
