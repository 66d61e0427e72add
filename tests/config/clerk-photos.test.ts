/** A clerk's picture: found and looked at when the hall's files are read, in the project's own words. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { changed, faultsOf, folder } from './broken.ts'

const png = PNG.sync.write(new PNG({ width: 8, height: 8 }))
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40)])
const at = (name: string) => join(folder, 'photos', name)
mkdirSync(join(folder, 'photos'), { recursive: true })
const hallWith = (photo: string) => changed((config) => void (config.clerks[0].photo = photo))

describe('A clerk’s picture', () => {
  it.each([
    ['1001.png', png, 'image/png'],
    ['王敏.JPG', jpeg, 'image/jpeg'],
    // By what is in it, whatever it is called.
    ['named-wrongly.jpeg', png, 'image/png'],
  ] as const)('%s is read', (name, bytes, type) => {
    writeFileSync(at(name), bytes)
    const { photos } = loadHall(hallWith(`photos/${name}`))
    expect([...photos.keys()]).toEqual(['1001'])
    expect(photos.get('1001')).toMatchObject({ type, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it.each([['/etc/shadow.png'], ['../photos/1001.png'], ['photos/../../1001.png'], ['photos//1001.png'], ['.hidden.png'], ['photos/.hidden.png'], ['photos\\1001.png'], ['photos/1001.svg'], ['1001'], ['a\0.png']])('named %s is refused before it is looked for', (name) => {
    expect(faultsOf(hallWith(name))).toEqual(['clerks[0].photo: is not a picture beside this file, such as photos/1001.png'])
  })

  it('that is not there, is none or is too large is told by its file', () => {
    writeFileSync(at('text.png'), 'no picture')
    writeFileSync(at('large.png'), Buffer.concat([png, Buffer.alloc(200 * 1024)]))
    mkdirSync(at('folder.png'), { recursive: true })
    const said = (name: string) => faultsOf(hallWith(`photos/${name}`))
    expect(said('absent.png')).toEqual([expect.stringMatching(/^clerks\[0\]\.photo: .*absent\.png cannot be read: ENOENT/)])
    expect(said('text.png')).toEqual([`clerks[0].photo: ${at('text.png')} is neither a PNG nor a JPEG picture`])
    expect(said('large.png')).toEqual([`clerks[0].photo: ${at('large.png')} is larger than a photo can be: ${png.length + 204800} bytes, at most 204800`])
    expect(said('folder.png')).toEqual([`clerks[0].photo: ${at('folder.png')} is not a file`])
  })

  it('of exactly 200 KiB is not too large', () => {
    writeFileSync(at('whole.png'), Buffer.concat([png, Buffer.alloc(200 * 1024 - png.length)]))
    expect(faultsOf(hallWith('photos/whole.png'))).toEqual([])
  })

  it('is one of many that all fit into memory', () => {
    writeFileSync(at('many.png'), Buffer.concat([png, Buffer.alloc(200 * 1024 - png.length)]))
    const file = changed((config) => {
      config.clerks.push(...Array.from({ length: 164 }, (_, nth) => ({ workNo: `5${nth}`, name: '某', pin: '2468', photo: 'photos/many.png' })))
    })
    expect(faultsOf(file)).toEqual([`clerks[166].photo: all photos together are larger than ${32 * 1024 * 1024} bytes`])
  })
})
