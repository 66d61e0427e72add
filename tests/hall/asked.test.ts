/** How often each item was asked for today. */
import { describe, expect, it } from 'vitest'
import { readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { thawState } from '../../device-daemon/wire/fold.ts'
import { HallBench, itemOf, plan } from './bench.ts'

const asked = (hall: HallBench) => Object.fromEntries(hall.state.ticket.asked)

describe('What is asked for', () => {
  it('counts by the item a number was taken for, and no number of a queue alone', () => {
    const hall = new HallBench()
    for (const item of ['ZZ-01', 'RS-01', 'ZZ-01', 'ZZ-99', 'XX-01']) hall.take({ item })
    hall.take({ queue: 'A' })
    expect(asked(hall)).toEqual({ 'ZZ-01': 2, 'RS-01': 1 })
  })

  it('stays what it was, whatever becomes of the number', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ item: 'ZZ-01' })
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    hall.step(1, { type: 'add-item', item: 'RS-01' })
    hall.at(1, 'undo')
    hall.finish(1)
    expect(asked(hall)).toEqual({ 'ZZ-01': 1 })
  })

  it('counts an appointment that is come for once', () => {
    const hall = new HallBench()
    for (let nth = 0; nth < 2; nth++) hall.try({ type: 'check-in', appointment: 'YY-1002', actor: 'kiosk:1' })
    expect(asked(hall)).toEqual({ 'RS-01': 1 })
  })

  it('counts a bundle as itself, not as its parts', () => {
    const parts = [itemOf('RS-01', 'B'), itemOf('ZZ-01', 'A')]
    const hall = new HallBench({ ...plan, items: [...parts, itemOf('LB-01', 'A', { parts })] })
    hall.take({ item: 'LB-01' })
    expect(asked(hall)).toEqual({ 'LB-01': 1 })
  })

  it('begins anew with the day, by its own fact or by the first number', () => {
    for (const isOpened of [true, false]) {
      const hall = new HallBench()
      for (let nth = 0; nth < 3; nth++) hall.take({ item: 'ZZ-01' })
      hall.now += 24 * 3600_000
      if (isOpened) hall.try({ type: 'open-day' })
      if (isOpened) expect(asked(hall)).toEqual({})
      hall.take({ item: 'RS-01' })
      expect(asked(hall)).toEqual({ 'RS-01': 1 })
    }
  })

  it('is in a snapshot and in what a kiosk is shown first', () => {
    const hall = new HallBench()
    for (const item of ['ZZ-01', 'ZZ-01', 'RS-01']) hall.take({ item })
    const read = readState(writeState(hall.state))
    expect([...(read?.ticket.asked ?? [])]).toEqual([['ZZ-01', 2], ['RS-01', 1]])
    expect([...thawState(shown(hall.state, { role: 'kiosk' })).ticket.asked]).toEqual([['ZZ-01', 2], ['RS-01', 1]])
  })
})
