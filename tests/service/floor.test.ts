import { describe, expect, it } from 'vitest'
import type { Desk } from '../../device-daemon/desks/desk.ts'
import { Floor } from '../../device-daemon/desks/floor.ts'
import { noLate } from '../kit/no-late.ts'
import type { DevicesListener } from '../../device-daemon/devices/registry.ts'
import type { HallListener } from '../../device-daemon/hall-listeners.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'

/** A floor between a hall and devices that the test speaks for. */
function floorOf(desks: readonly Desk[]) {
  let hall: HallListener = {}
  let box: DevicesListener = { event: () => undefined, changed: () => undefined }
  const reported: string[] = []
  const service = { listen: (listener: HallListener) => ((hall = listener), () => undefined) }
  const devices = { listen: (listener: DevicesListener) => void (box = listener) }
  const places = { placeOf: (device: string) => (device === 'window-1/pad' ? { window: 1 } : {}) }
  const floor = new Floor({ late: noLate, desks, service, devices, places, report: (_problem: unknown, doing: string) => reported.push(doing) } as never)
  return { floor, hall: () => hall, box: () => box, reported }
}

const event = { type: 'serving-started', seq: 1, at: '2026-11-24T01:00:00.000Z', site: 'test', data: {} } as HallEvent

class Broken implements Desk {
  follow = (): never => {
    throw new Error('follow')
  }
  alongside = this.follow
  heard = this.follow
  changed = this.follow
  resume = this.follow
  stop = this.follow
}

describe('The floor', () => {
  it('hands each event to each desk in order; one that throws harms no other and is named', async () => {
    const heard: unknown[] = []
    const further = { command: { type: 'print-started', job: '1' }, dropped: () => undefined } as const
    const desk: Desk = {
      alongside: () => further,
      follow: (one) => heard.push(one.type),
      heard: (one, place) => heard.push([one.kind, place]),
      changed: (view) => heard.push(view.id),
      resume: () => heard.push('resume'),
      stop: () => void heard.push('stop'),
    }
    const { floor, hall, box, reported } = floorOf([new Broken(), desk])
    expect(hall().alongside?.(event)).toEqual([further])
    hall().events?.([event])
    box().event({ device: 'window-1/pad', kind: 'rating-pad', event: { type: 'key', key: 1, level: null } })
    box().changed({ id: 'window-1/pad' } as never)
    floor.resume()
    await floor.stop()
    expect(heard).toEqual(['serving-started', ['rating-pad', { window: 1 }], 'window-1/pad', 'resume', 'stop'])
    expect(reported).toEqual(['alongside', 'follow', 'heard', 'changed', 'resume', 'stop'].map((doing) => `Broken: ${doing}`))
  })

  it('has the desks take up their work when the journal takes entries again, not when it stops', () => {
    let resumed = 0
    const { hall } = floorOf([{ resume: () => void (resumed += 1) }])
    hall().trouble?.('full')
    expect(resumed).toBe(0)
    hall().trouble?.(null)
    expect(resumed).toBe(1)
  })

  it('waits for the desks that have something under way', async () => {
    let done = false
    const { floor } = floorOf([{ stop: () => new Promise<void>((resolve) => setImmediate(() => ((done = true), resolve()))) }])
    await floor.stop()
    expect(done).toBe(true)
  })
})
