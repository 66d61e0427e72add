/** Rolls of paper: what is counted of them, and when staff are told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import type { HallLabels, RollView } from '../../device-daemon/wire/views.ts'
import { readState, writeState } from '../../device-daemon/hall/hall.ts'
import { HallBench } from './bench.ts'

const labels: HallLabels = { site: { code: 'x', name: 'x', nameEn: 'x', timeZone: 'Asia/Shanghai' }, emulated: true, queues: [], board: { english: false, marquee: null }, places: [], stands: {}, windows: [] }
const printer = 'kiosk-1/printer'

let hall: HallBench
let jobs = 0
beforeEach(() => {
  hall = new HallBench()
  jobs = 0
})

const roll = (): RollView | undefined => hallView(hall.state, labels, 0).rolls[0]
const change = (mm: number) => hall.try({ type: 'change-roll', printer, mm, actor: 'technician' })
const nearEnd = () => hall.try({ type: 'roll-near-end', printer })
function print(how: 'printed' | 'unconfirmed' | 'failed', mm?: number): string {
  hall.take({ queue: 'A' }, printer)
  const job = `job-${++jobs}`
  hall.try({ type: 'print-started', job })
  return hall.try({ type: 'print-ended', job, how, reason: '', ...(mm !== undefined && { paper: { mm, cuts: 1 } }) })
}

describe('A roll', () => {
  it('has what was printed since it was changed, confirmed or not', () => {
    print('printed', 500)
    change(10_000)
    print('printed', 100)
    print('unconfirmed', 120)
    print('failed')
    expect(roll()).toEqual({ printer, changedAt: new Date(hall.now).toISOString(), rollMm: 10_000, usedMm: 220, cuts: 2, left: 88, isLow: false })
  })

  it('is low from forty tickets on', () => {
    change(4200)
    print('printed', 100)
    expect(roll()).toMatchObject({ left: 41, isLow: false })
    print('printed', 100)
    expect(roll()).toMatchObject({ left: 40, isLow: true })
  })

  it('longer used than it was long has none left, not fewer', () => {
    change(150)
    print('printed', 100)
    print('printed', 100)
    expect(roll()).toMatchObject({ left: 0, isLow: true })
  })

  it('of which nobody has said when it was put in is told no number', () => {
    print('printed', 100)
    expect(roll()).toMatchObject({ changedAt: null, rollMm: null, usedMm: 100, left: null, isLow: false })
    nearEnd()
    expect(roll()).toMatchObject({ left: null, isLow: true })
  })

  it('new, and nothing printed of it: nobody knows how long its tickets are', () => {
    change(10_000)
    expect(roll()).toMatchObject({ left: null, isLow: false })
  })

  it('near its end by the sensor is low, and a count that says otherwise is not told', () => {
    change(10_000)
    print('printed', 100)
    nearEnd()
    expect(roll()).toMatchObject({ left: null, isLow: true })
    for (let more = 0; more < 60; more++) print('printed', 100)
    expect(roll()).toMatchObject({ left: 39, isLow: true })
  })

  it('is near its end once', () => {
    nearEnd()
    const before = hall.events.length
    expect(nearEnd()).toBe('ok')
    expect(hall.events).toHaveLength(before)
  })

  it('changed is a new one, whatever the old one was', () => {
    print('printed', 100)
    nearEnd()
    change(60_000)
    expect(roll()).toMatchObject({ usedMm: 0, cuts: 0, left: null, isLow: false })
  })

  it('outlasts midnight and a restart', () => {
    change(10_000)
    print('printed', 100)
    hall.now += 24 * 3600_000
    hall.take({ queue: 'A' })
    const read = readState(writeState(hall.state))
    expect(read).not.toBeNull()
    expect(read === null ? null : hallView(read, labels, 0).rolls).toEqual([roll()])
    expect(roll()).toMatchObject({ usedMm: 100, left: 99 })
  })

  it('is counted by printer', () => {
    change(10_000)
    hall.take({ queue: 'A' }, 'kiosk-2/printer')
    hall.try({ type: 'print-started', job: 'job-1' })
    hall.try({ type: 'print-ended', job: 'job-1', how: 'printed', reason: '', paper: { mm: 70, cuts: 1 } })
    expect(hallView(hall.state, labels, 0).rolls.map(({ printer: id, usedMm }) => [id, usedMm])).toEqual([[printer, 0], ['kiosk-2/printer', 70]])
  })

  it('counts nothing for an end that is refused', () => {
    change(10_000)
    print('printed', 100)
    expect(hall.try({ type: 'print-ended', job: 'job-1', how: 'printed', reason: '', paper: { mm: 100, cuts: 1 } })).toBe('PRINT_ILLEGAL')
    expect(roll()).toMatchObject({ usedMm: 100 })
  })
})
