/** Profiles in files of their own: what is wrong in one is told with its file. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { padGaps } from '../../config/pad-levels.ts'
import type { HallConfig } from '../../config/schema.ts'
import { type Broken, changed, emulated, faultsOf, folder, written } from './broken.ts'

const withPad = (profile: string) =>
  changed((c: Broken) => {
    c.devices[3] = { id: 'window-1/pad', driver: 'rating-pad/framed', transport: 'emulated', settings: { profile } }
  })
const good = "name: x\nlength: { fixed: 1 }\nkeyAt: 0\nkeys:\n  - { bytes: '31', level: satisfied }\n"

describe('A pad with fewer than five keys', () => {
  it('says which levels it cannot express, whatever its driver', () => {
    const pads = [
      { driver: 'rating-pad/single-byte', settings: { keys: [{ byte: 1, level: 'satisfied' }, { byte: 2, level: null }] } },
      { driver: 'rating-pad/hid-keys', settings: { keys: [{ usage: 30, level: 'very_satisfied' }] } },
      { driver: 'rating-pad/ff68', settings: { address: 1, levels: { '0': 'dissatisfied' } } },
    ]
    const gaps = pads.map((pad) => padGaps({ devices: [{ id: 'window-1/pad', transport: 'emulated', ...pad }] } as unknown as HallConfig)[0]?.missing.length)
    expect(gaps).toEqual([4, 4, 4])
    const missing = padGaps(loadHall(emulated).config)
    expect(missing).toEqual([{ device: 'window-2/pad', missing: ['very_dissatisfied'] }])
  })
})

describe('A profile', () => {
  it('is read from the file that the device names, relative to the hall’s', () => {
    written('good-pad.yaml', good)
    const pad = loadHall(withPad('good-pad.yaml')).config.devices[3]
    expect(pad?.settings['profile']).toMatchObject({ name: 'x', keyAt: 0 })
  })

  it('that is wrong says its file, where and what', () => {
    const file = written('bad-pad.yaml', good.replace('satisfied', 'nice').replace('keyAt: 0', 'keyAt: -1'))
    expect(faultsOf(withPad('bad-pad.yaml'))).toEqual([expect.stringMatching(`^${file}: keyAt: `), expect.stringMatching(`^${file}: keys\\[0\\].level: must be one of `)])
  })

  it('with a setting that there is not, and one that is no profile at all', () => {
    const unknown = written('odd-pad.yaml', `${good}colour: red\n`)
    expect(faultsOf(withPad('odd-pad.yaml'))).toEqual([`${unknown}: colour: there is no such setting`])
    const list = written('list-pad.yaml', '- 1\n')
    expect(faultsOf(withPad('list-pad.yaml'))).toEqual([expect.stringMatching(`^${list}: must be a mapping`)])
  })

  it('that is not there says so', () => {
    expect(faultsOf(withPad('nowhere.yaml'))).toEqual([expect.stringContaining(join(folder, 'nowhere.yaml'))])
  })
})
