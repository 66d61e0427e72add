/** The papers of several items as one list: nothing is left out, nothing is there twice, nothing is too few. */
import { describe, expect, it } from 'vitest'
import type { Material } from '../../device-daemon/wire/item-view.ts'
import { papersOf } from '../../device-daemon/wire/papers.ts'
import { Chance } from '../kit/chance.ts'

const paper = (name: string, more: Partial<Material> = {}): Material => ({ name, originals: 1, copies: 0, required: true, ...more })
const item = (code: string, ...materials: Material[]) => ({ code, materials })
const listOf = (own: Material[], ...parts: Material[][]) => {
  const items = parts.map((materials, nth) => item(`P-${nth + 1}`, ...materials))
  const whole = { ...item('LB-01', ...own), bundle: items.map(({ code }) => code) }
  return papersOf(whole, [...items, whole])
}

describe('Of a bundle', () => {
  it('a paper has the English name that any of them has', () => {
    expect(listOf([], [paper('x')], [paper('x', { nameEn: 'the x' })])).toMatchObject([{ name: 'x', nameEn: 'the x' }])
    expect(listOf([], [paper('x')], [paper('y')])[0]).not.toHaveProperty('nameEn')
  })

  it('its own papers come first, then those of its parts in their order, each where it is first asked for', () => {
    const list = listOf([paper('form'), paper('card')], [paper('book'), paper('card')], [paper('photo'), paper('book')])
    expect(list.map((one) => [one.name, one.for])).toEqual([
      ['form', ['LB-01']],
      ['card', ['LB-01', 'P-1']],
      ['book', ['P-1', 'P-2']],
      ['photo', ['P-2']],
    ])
  })

  it.each<[string, Partial<Material>, Partial<Material>, object]>([
    ['the larger counts, each of them', { originals: 2, copies: 1 }, { originals: 1, copies: 3 }, { originals: 2, copies: 3 }],
    ['needed, where one only would like it', { required: false }, { required: true }, { required: true }],
    ['needed, where one waives it', { waive: 'shared' }, {}, { required: true, for: ['P-2'] }],
    ['no more than is asked for by those who do not waive it', { waive: 'shared', copies: 5 }, { copies: 1 }, { copies: 1 }],
    ['waived with every reason, where all waive it', { waive: 'shared' }, { waive: 'promised' }, { waive: 'shared；promised' }],
    ['waived with one reason once', { waive: 'shared' }, { waive: 'shared' }, { waive: 'shared' }],
    ['needed when any of them needs it', { when: 'by proxy' }, { when: 'a child' }, { when: 'by proxy；a child' }],
    ['needed when one needs it, where the other would like it always', { when: 'by proxy' }, { required: false }, { required: true, when: 'by proxy' }],
  ])('a paper of two parts is %s', (_what, one, other, expected) => {
    for (const list of [listOf([], [paper('x', one)], [paper('x', other)])]) {
      expect(list).toHaveLength(1)
      expect(list[0]).toMatchObject(expected)
    }
  })

  it('a paper that one part needs in any case is under no condition, and one that is not waived has no reason', () => {
    expect(listOf([], [paper('x', { when: 'by proxy' })], [paper('x')])[0]).not.toHaveProperty('when')
    expect(listOf([], [paper('x', { waive: 'shared' })], [paper('x')])[0]).not.toHaveProperty('waive')
  })
})

it('Of any other item the list is its own, letter by letter: places in older notices stay what they were', () => {
  const materials = [paper('x'), paper('x', { copies: 2 }), paper('y', { waive: 'shared', when: 'always' })]
  expect(papersOf(item('A-1', ...materials), [])).toEqual(materials.map((one) => ({ ...one, for: ['A-1'] })))
})

it.each([1, 2, 3])('At random (seed %i) every paper of every part is covered, none is there twice, and no count is smaller', (seed) => {
  const chance = new Chance(seed)
  const any = (): Material[] =>
    Array.from({ length: chance.below(6) }, () =>
      paper(`m${chance.below(8)}`, {
        originals: chance.below(4),
        copies: chance.below(4),
        required: chance.below(2) === 0,
        ...(chance.below(3) === 0 ? { waive: `w${chance.below(3)}` } : {}),
        ...(chance.below(3) === 0 ? { when: `c${chance.below(3)}` } : {}),
      }),
    )
  for (let run = 0; run < 400; run += 1) {
    const lists = Array.from({ length: 3 + chance.below(4) }, any)
    const [own = [], ...parts] = lists
    const merged = listOf(own, ...parts)
    expect(new Set(merged.map(({ name }) => name)).size).toBe(merged.length)
    expect(merged.map(({ name }) => name)).toEqual([...new Set(lists.flat().map(({ name }) => name))])
    lists.forEach((materials, nth) => {
      for (const one of materials) covered(merged.find(({ name }) => name === one.name), one, nth === 0 ? 'LB-01' : `P-${nth}`)
    })
  }
})

/** What one of them asks for is asked for by the whole. */
function covered(found: ReturnType<typeof papersOf>[number] | undefined, one: Material, by: string): void {
  if (found === undefined) throw new RangeError(`${one.name} is left out`)
  if (one.waive !== undefined) return
  expect(found.waive).toBeUndefined()
  expect(found.originals).toBeGreaterThanOrEqual(one.originals)
  expect(found.copies).toBeGreaterThanOrEqual(one.copies)
  expect(found.for).toContain(by)
  if (!one.required) return
  expect(found.required).toBe(true)
  if (one.when === undefined) expect(found.when).toBeUndefined()
  else if (found.when !== undefined) expect(found.when.split('；')).toContain(one.when)
}
