/** What of a day comes along into the next, and what does not. */
import { describe, expect, it } from 'vitest'
import { HallBench } from './bench.ts'

const dayMs = 24 * 3600_000
const checkIn = (hall: HallBench) => hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })
const opened = (hall: HallBench) => {
  hall.now += dayMs
  return hall.try({ type: 'open-day' })
}

describe('After midnight', () => {
  it('the numbers count from 001, the second and third as well', () => {
    const hall = new HallBench()
    for (let count = 0; count < 3; count++) hall.take({ queue: 'A' })
    hall.now += dayMs
    for (let count = 0; count < 3; count++) hall.take({ queue: 'A' })
    const issued = hall.events.flatMap((event) => (event.type === 'ticket-issued' ? [event.data.number] : []))
    expect(issued).toEqual(['A001', 'A002', 'A003', 'A001', 'A002', 'A003'])
  })

  it('the quota is whole again to its last number', () => {
    const hall = new HallBench()
    for (let count = 0; count < 2; count++) hall.take({ queue: 'C' })
    hall.now += dayMs
    expect([1, 2, 3].map(() => hall.take({ queue: 'C' }))).toEqual(['ok', 'ok', 'QUOTA_FULL'])
  })

  it('an appointment that was checked in yesterday is checked in anew, whether the day was opened or not', () => {
    for (const isOpened of [true, false]) {
      const hall = new HallBench()
      checkIn(hall)
      if (isOpened) opened(hall)
      else hall.now += dayMs
      expect(checkIn(hall)).toBe('ok')
      expect(hall.last()).toMatchObject({ type: 'ticket-issued', ticket: '20261125-A001' })
      expect(checkIn(hall)).toBe('ok')
      expect(hall.last()).toMatchObject({ type: 'check-in-repeated', ticket: '20261125-A001' })
    }
  })

  it('nobody stands in line, nobody has just ended, and nobody can be called', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    for (let count = 0; count < 3; count++) hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    hall.finish(1)
    opened(hall)
    const { lines, ended, tickets } = hall.state.ticket
    expect([lines.size, ended.length, tickets.size]).toEqual([0, 0, 0])
    expect(hall.at(1, 'call-next')).toBe('NOBODY_WAITING')
  })

  it.each(['called', 'serving'] as const)('who is %s at a window is there still', (step) => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    if (step === 'serving') hall.at(1, 'start')
    opened(hall)
    expect(hall.state.ticket.tickets.get('20261124-A001')?.state).toBe(step)
    if (step === 'called') hall.at(1, 'start')
    expect(hall.finish(1)).toBe('ok')
  })
})
