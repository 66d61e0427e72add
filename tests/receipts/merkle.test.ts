/** A root over leaves: known answers by a second way of reckoning, and every path of every size. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { pathOf, rootFrom, rootOf } from '../../device-daemon/receipts/merkle.ts'

/** SM3 by OpenSSL's own program, of bytes in hex. */
const sm3 = (hex: string): string => spawnSync('openssl', ['dgst', '-sm3', '-r'], { input: Buffer.from(hex, 'hex') }).stdout.toString().slice(0, 64)
const leaf = (text: string) => sm3(`00${Buffer.from(text).toString('hex')}`)
const node = (left: string, right: string) => sm3(`01${left}${right}`)

describe('A root', () => {
  it('of nothing is the hash of nothing, of one leaf that leaf’s', () => {
    // SM3 of the empty string: GB/T 32905's algorithm, as published for it.
    expect(rootOf([])).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b')
    expect(rootOf(['a'])).toBe(leaf('a'))
  })

  it('of two, three and five is what OpenSSL reckons along the tree of RFC 6962', () => {
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(leaf)
    if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) throw new Error('no leaf')
    expect(rootOf(['a', 'b'])).toBe(node(a, b))
    expect(rootOf(['a', 'b', 'c'])).toBe(node(node(a, b), c))
    expect(rootOf(['a', 'b', 'c', 'd', 'e'])).toBe(node(node(node(a, b), node(c, d)), e))
  })

  it('is reached from each leaf of up to forty, and from nothing else', () => {
    for (let count = 1; count <= 40; count++) {
      const leaves = Array.from({ length: count }, (_, nth) => `leaf ${nth}`)
      const root = rootOf(leaves)
      for (let nth = 0; nth < count; nth++) {
        const path = pathOf(leaves, nth)
        expect(rootFrom(leaves[nth] ?? '', path)).toBe(root)
        expect(rootFrom(`leaf ${nth} `, path)).not.toBe(root)
        if (path.length > 0) expect(rootFrom(leaves[nth] ?? '', path.slice(1))).not.toBe(root)
      }
    }
    expect(() => pathOf(['a'], 1)).toThrow(RangeError)
  })

  it('is another when two leaves change places, or one is there twice', () => {
    expect(rootOf(['a', 'b'])).not.toBe(rootOf(['b', 'a']))
    expect(rootOf(['a', 'b', 'c'])).not.toBe(rootOf(['a', 'b', 'c', 'c']))
  })

  it('is not made by a leaf that looks like a node', () => {
    const looksLike = Buffer.concat([Buffer.from(leaf('a'), 'hex'), Buffer.from(leaf('b'), 'hex')]).toString('latin1')
    expect(rootOf([looksLike])).not.toBe(rootOf(['a', 'b']))
  })
})
