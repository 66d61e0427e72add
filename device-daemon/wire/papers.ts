/**
 * The papers of a service item: what its notice, the clerk's check and the slip of what is missing count by. Of a
 * bundle (一件事) they are its own and those of its parts, in that order, each name once where it is first asked for.
 */
import type { Material, Paper } from './item-view.ts'

interface Bundled {
  readonly code: string
  /** Codes of its parts. */
  readonly bundle?: readonly string[] | undefined
}
interface Asking extends Bundled {
  readonly materials: readonly Material[]
}
interface Asked {
  readonly by: string
  readonly material: Material
}

/** None of an item that is no bundle. */
export const partsOf = <T extends Bundled>(item: T, items: readonly T[]): T[] =>
  (item.bundle ?? []).flatMap((code) => items.find((one) => one.code === code) ?? [])

export function papersOf(item: Asking, items: readonly Asking[]): Paper[] {
  const parts = partsOf(item, items)
  if (parts.length === 0) return item.materials.map((material) => ({ ...material, for: [item.code] }))
  const asked = [item, ...parts].flatMap(({ code, materials }) => materials.map((material) => ({ by: code, material })))
  return [...Map.groupBy(asked, ({ material }) => material.name)].map(([name, alike]) => merged(name, alike))
}

/** One paper serves all who ask for it: as many as the most that anybody wants. Waived is what everybody waives. */
function merged(name: string, asked: readonly Asked[]): Paper {
  const unwaived = asked.filter(({ material }) => material.waive === undefined)
  const counted = unwaived.length > 0 ? unwaived : asked
  const materials = counted.map(({ material }) => material)
  const required = materials.some((one) => one.required)
  const whens = materials.filter((one) => one.required === required).map(({ when }) => when)
  const nameEn = asked.find(({ material }) => material.nameEn !== undefined)?.material.nameEn
  return {
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    originals: Math.max(...materials.map(({ originals }) => originals)),
    copies: Math.max(...materials.map(({ copies }) => copies)),
    required,
    ...(unwaived.length > 0 ? {} : { waive: joined(materials.map(({ waive }) => waive)) }),
    // Whoever needs it in any case needs it whatever the others say.
    ...(whens.includes(undefined) ? {} : { when: joined(whens) }),
    for: [...new Set(counted.map(({ by }) => by))],
  }
}

const joined = (words: readonly (string | undefined)[]): string => [...new Set(words)].join('；')
