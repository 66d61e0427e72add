/** What a window is called on pages in English. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { changed, emulated, faultsOf } from './broken.ts'

const withName = (nameEn: unknown) => changed((config) => (config.windows[0].nameEn = nameEn))

describe('A window’s English name', () => {
  it('has at most 40 signs, and is no empty one', () => {
    expect(faultsOf(withName('x'.repeat(40)))).toEqual([])
    expect(faultsOf(withName('x'.repeat(41)))).toEqual(['windows[0].nameEn: must have at most 40 characters, not 41'])
    expect(faultsOf(withName(''))).toEqual(['windows[0].nameEn: must not be empty'])
  })

  it.each([emulated, resolve(emulated, '../example.yaml')])('is there for each window of %s, without Chinese', (file) => {
    for (const { nameEn = '' } of loadHall(file).config.windows) expect(nameEn).toMatch(/^[A-Z][ -~]+$/)
  })
})
