/** `guitai catalogue`: a catalogue is looked at before it is in force. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runGuitai } from '../kit/daemon-process.ts'

const township = resolve(import.meta.dirname, '../../config/catalogue/township.json')
const folder = mkdtempSync(join(tmpdir(), 'guitai-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Entry {
  code: string
  name?: string
  plainName?: string
  plainNameEn?: string
  fee: string
  promised: object
}

function changed(name: string, change: (catalogue: { version: string; items: Entry[] }) => void): string {
  const catalogue = JSON.parse(readFileSync(township, 'utf8'))
  change(catalogue)
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(catalogue))
  return file
}

describe('guitai catalogue check', () => {
  it('says of a good one what is in it', async () => {
    const { code, out } = await runGuitai(['catalogue', 'check', township])
    expect([code, out]).toEqual([0, expect.stringMatching(/good\. Version 2026-11: 32 service items, 0 of them closed\./)])
  })

  it('says of a bad one where and what, every fault, and exits 2', async () => {
    const file = changed('bad.json', ({ items }) => {
      delete items[2]?.name
      Object.assign(items[5] ?? {}, { fee: 7 })
    })
    const { code, err } = await runGuitai(['catalogue', 'check', file])
    expect(code).toBe(2)
    expect(err).toMatch(/^items\[2\]\.name: /m)
    expect(err).toMatch(/^items\[5\]\.fee: /m)
  })

  it('says what of a bundle is no item', async () => {
    const file = changed('bundle.json', ({ items }) => Object.assign(items[31] ?? {}, { bundle: ['GA-04', 'XX-09'] }))
    expect((await runGuitai(['catalogue', 'check', file])).err).toMatch(/items\[31\]\.bundle\[1\]: there is no item XX-09/)
  })

  it('says that an item is there twice', async () => {
    const file = changed('twice.json', ({ items }) => Object.assign(items[1] ?? {}, { code: items[0]?.code }))
    expect((await runGuitai(['catalogue', 'check', file])).err).toMatch(/items\[1\]\.code: GA-01 is there twice/)
  })

  it.each([[['catalogue']], [['catalogue', 'check']], [['catalogue', 'diff', 'one']], [['catalogue', 'polish', 'x']]])('%j is wrong use', async (words) => {
    expect((await runGuitai(words)).code).toBe(2)
  })
})

describe('guitai catalogue diff', () => {
  it('names what comes, what goes and what is said differently', async () => {
    const file = changed('next.json', (catalogue) => {
      catalogue.version = '2026-12'
      catalogue.items.splice(1, 1)
      Object.assign(catalogue.items[0] ?? {}, { fee: '免费', promised: { value: 10, unit: 'WD' } })
      catalogue.items.push({ ...(catalogue.items[2] ?? { code: '', fee: '', promised: {} }), code: 'XX-01', name: '新事项', plainName: '办新事', plainNameEn: 'Something new' })
    })
    const { code, out } = await runGuitai(['catalogue', 'diff', township, file])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toEqual(['Version 2026-11 → 2026-12', '~ GA-01 居民身份证申领、换领、补领: fee, promised', '+ XX-01 新事项', '- GA-02 临时居民身份证办理'])
  })

  it('of the same is nothing', async () => {
    expect((await runGuitai(['catalogue', 'diff', township, township])).out).toBe('Version 2026-11 → 2026-11\n')
  })

  it('says when a change has no version of its own', async () => {
    const file = changed('silent.json', ({ items }) => Object.assign(items[0] ?? {}, { fee: '1元' }))
    expect((await runGuitai(['catalogue', 'diff', township, file])).out).toMatch(/^Both are version 2026-11: .*\n~ GA-01/)
  })
})
