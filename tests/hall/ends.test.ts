/** How tickets and papers end, and what ends no more. */
import { describe, expect, it } from 'vitest'
import { endedKept } from '../../device-daemon/hall/parts/ticket/fold.ts'
import { HallBench } from './bench.ts'

describe('Tickets that have ended', () => {
  it('are the last ten, the newest last', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    for (let count = 0; count < 12; count++) hall.take({ queue: 'A' })
    for (let count = 0; count < 12; count++) {
      hall.at(1, 'call-next')
      hall.at(1, 'start')
      hall.finish(1)
    }
    expect(endedKept).toBe(10)
    expect(hall.state.ticket.ended).toEqual(Array.from({ length: 10 }, (_, nth) => `20261124-A${String(nth + 3).padStart(3, '0')}`))
  })
})

describe('A paper', () => {
  const sending = () => {
    const hall = new HallBench()
    hall.take({ queue: 'A' }, 'kiosk-1/printer')
    hall.try({ type: 'print-started', job: 'job-1' })
    return hall
  }
  const end = (hall: HallBench, how: 'printed' | 'unconfirmed' | 'failed') => hall.try({ type: 'print-ended', job: 'job-1', how, reason: '' })

  it('that was unconfirmed may turn out to be printed', () => {
    const hall = sending()
    expect([end(hall, 'unconfirmed'), end(hall, 'printed')]).toEqual(['ok', 'ok'])
    expect(hall.state.print.jobs.get('job-1')?.state).toBe('printed')
  })

  it.each(['failed', 'printed'] as const)('that is %s stays so', (how) => {
    const hall = sending()
    end(hall, how)
    for (const other of ['printed', 'unconfirmed', 'failed'] as const) expect(end(hall, other)).toBe('PRINT_ILLEGAL')
    expect(hall.try({ type: 'print-started', job: 'job-1' })).toBe('PRINT_ILLEGAL')
    expect(hall.state.print.jobs.get('job-1')?.state).toBe(how)
  })
})
