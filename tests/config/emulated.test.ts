/** What each key of the emulated pads means. The pads' pictures in the laboratory are drawn from the same table. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'

const { config } = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
const settingsOf = (id: string) => config.devices.find((device) => device.id === id)?.settings

describe('The emulated pads', () => {
  it('at window 1 have 非常满意 on the first key, which says 35, and 非常不满意 on the last', () => {
    expect(settingsOf('window-1/pad')).toMatchObject({
      keys: [
        { byte: 0x35, level: 'very_satisfied' },
        { byte: 0x34, level: 'satisfied' },
        { byte: 0x33, level: 'basically_satisfied' },
        { byte: 0x32, level: 'dissatisfied' },
        { byte: 0x31, level: 'very_dissatisfied' },
      ],
    })
  })

  it('at window 2 have four keys, from 不满意 to 非常满意', () => {
    expect(settingsOf('window-2/pad')).toMatchObject({
      address: 2,
      levels: { 0: 'dissatisfied', 1: 'basically_satisfied', 2: 'satisfied', 3: 'very_satisfied' },
    })
  })
})
