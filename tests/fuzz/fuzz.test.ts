/** The fuzzer finds what is planted; what it once found stays mended; every target holds for a few hundred inputs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run, wrongWith } from './engine.ts'
import { shares } from './share.ts'
import { readerTarget, type Target } from './target.ts'
import { targets } from './targets.ts'

const seed = 20_261_124
const folder = join(import.meta.dirname, 'finds')

/** A codec with a fault. */
const faulty = (fault: (bytes: readonly number[]) => void, midFrame = false): Target =>
  readerTarget('faulty', [Uint8Array.of(0x02, 0x45, 0x35, 0x70, 0x03), Uint8Array.of(0xaa, 0x55, 0x01)], () => {
    const heard: number[] = []
    return {
      midFrame,
      receive(bytes) {
        heard.push(...bytes)
        fault(heard)
        return []
      },
      silence: () => [],
    }
  })

describe('Several processes', () => {
  const named = ['a/b 0', 'a/b 1 hid 2', 'c/d bus', 'hid descriptor', 'pad profile'].map((name) => ({ ...faulty(() => undefined), name }))

  it('share the subjects, each of which has its time, and its targets even parts of it', () => {
    const parts = [1, 2].map((part) => shares(named, 20, part, 2).map(({ target, seconds }) => [target.name, seconds]))
    expect(parts).toEqual([
      [['a/b 0', 10], ['a/b 1 hid 2', 10], ['hid descriptor', 20]],
      [['c/d bus', 20], ['pad profile', 20]],
    ])
  })
})

describe('The fuzzer', () => {
  it('finds a codec that throws on three bytes in a row, and shrinks the find to them', () => {
    const target = faulty((bytes) => {
      if (/70,3,(\d+,)*170,85/.test(bytes.join())) throw new TypeError('planted')
    })
    const { find } = run(target, seed, 20_000)
    expect(find?.what).toBe('TypeError: planted')
    expect(find?.chunks.flatMap((chunk) => [...(chunk ?? [])]).slice(-4).join()).toMatch(/3,170,85$/)
    expect(find?.chunks.flatMap((chunk) => [...(chunk ?? [])]).length).toBeLessThanOrEqual(5)
  })

  it('finds a codec that stays in a frame for ever, and one that throws more away than came', () => {
    expect(run(faulty(() => undefined, true), seed, 10).find?.what).toContain('in the middle of a frame behind a silence')
    const greedy = readerTarget('greedy', [Uint8Array.of(1)], () => ({ midFrame: false, receive: () => [{ kind: 'garbage', bytes: new Uint8Array(9) }], silence: () => [] }))
    expect(run(greedy, seed, 10).find?.what).toContain('were thrown away')
  })

  it('gives the same run for the same seed', () => {
    const seen: string[] = []
    const target: Target = { name: 'mirror', seeds: [Uint8Array.of(1, 2, 3)], take: (chunks) => void seen.push(JSON.stringify(chunks)) }
    run(target, 7, 50)
    const first = seen.splice(0)
    run(target, 7, 50)
    expect(seen).toEqual(first)
    expect(new Set(first).size).toBeGreaterThan(30)
  })

  it('has every driver for a target', () => {
    expect(targets.length).toBeGreaterThan(40)
    for (const kind of ['printer/', 'id-reader/', 'scanner/ssi', 'scanner/hid-pos 0 hid', 'scanner/keyboard-wedge', 'rating-pad/framed 3', 'caller/qsystem bus', 'hid descriptor', 'pad profile']) {
      expect(targets.some(({ name }) => name.startsWith(kind)), kind).toBe(true)
    }
  })
})

describe.each(targets)('$name', (target) => {
  it('takes 300 inputs', () => {
    expect(run(target, seed, 300).find).toBeNull()
  })
})

/** What is wrong with a find that was kept, or null. */
function again(text: string): string | null {
  const { target: wanted, chunks } = JSON.parse(text) as { target: string; chunks: (string | null)[] }
  const target = targets.find((one) => one.name === wanted)
  if (target === undefined) return `there is no target ${wanted}`
  return wrongWith(target, chunks.map((hex) => (hex === null ? null : Uint8Array.from(Buffer.from(hex, 'hex')))))
}

it('What was found once stays mended', () => {
  const finds = readdirSync(folder).filter((name) => name.endsWith('.json'))
  expect(finds.map((name) => [name, again(readFileSync(join(folder, name), 'utf8'))]).filter(([, what]) => what !== null)).toEqual([])
  expect(again('{"target": "nobody", "chunks": []}')).toContain('there is no target')
})
