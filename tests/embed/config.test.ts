/** Which origins a hall may name. */
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embedSchema } from '../../config/embed-schema.ts'
import { referenceFaults } from '../../config/faults/references.ts'
import { loadHall } from '../../config/load.ts'

const halls = resolve(import.meta.dirname, '../../config/halls')
const accepts = (origin: string) => embedSchema.safeParse({ origins: [origin] }).success

describe('embed.origins', () => {
  it.each([
    ['https://office.example', true],
    ['https://office.example:8443', true],
    ['https://10.1.2.3', true],
    ['https://[::1]:8443', true],
    ['http://127.0.0.1:3000', true],
    ['https://office.example:443', false],
    ['https://office.example/', false],
    ['https://office.example/page', false],
    ['https://Office.example', false],
    ['HTTPS://office.example', false],
    ['https://user@office.example', false],
    ['https://*.example', false],
    ['office.example', false],
    ['null', false],
    ['*', false],
    ['', false],
    ['file:///etc/passwd', false],
    ['ftp://office.example', false],
    ['wss://office.example', false],
  ])('%s: %s', (origin, good) => {
    expect(accepts(origin)).toBe(good)
  })

  it('are none where nothing is said, and sixteen at most', () => {
    expect(embedSchema.parse({})).toEqual({ origins: [] })
    const many = (count: number) => ({ origins: Array.from({ length: count }, (_, at) => `https://a${at}.example`) })
    expect(embedSchema.safeParse(many(16)).success).toBe(true)
    expect(embedSchema.safeParse(many(17)).success).toBe(false)
  })

  it.each([
    ['http://127.0.0.1:3000', false, []],
    ['http://[::1]:3000', false, []],
    ['http://localhost', false, []],
    ['http://office.example', true, []],
    ['http://office.example', false, ['embed.origins[0]']],
    ['http://127.0.0.1.evil.example', false, ['embed.origins[0]']],
  ])('%s in a hall that is emulated (%s): faults at %j', (origin, emulated, paths) => {
    const { config, items } = loadHall(join(halls, 'example.yaml'))
    const faults = referenceFaults({ ...config, emulated, embed: { origins: [origin] } }, items)
    expect(faults.map(({ path }) => path)).toEqual(paths)
  })
})
