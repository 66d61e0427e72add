/** A bundle (一件事) is made of other items of its catalogue, and its notice is one paper. */
import { papersMax } from '../../device-daemon/wire/choices.ts'
import { papersOf } from '../../device-daemon/wire/papers.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'

export function bundleFaults(items: readonly ServiceItem[]): Found[] {
  return items.flatMap((item, index) => [...wrongParts(item, index, items), ...tooManyPapers(item, index, items)])
}

function wrongParts({ code, bundle = [] }: ServiceItem, index: number, items: readonly ServiceItem[]): Found[] {
  return bundle.flatMap((part, at) => {
    const sentence = whyNoPart(part, code, bundle.indexOf(part) < at, items)
    return sentence === null ? [] : [{ path: formatPath(['items', index, 'bundle', at]), sentence }]
  })
}

function whyNoPart(part: string, bundle: string, isThere: boolean, items: readonly ServiceItem[]): string | null {
  if (part === bundle) return `${part} is a part of itself`
  const found = items.find(({ code }) => code === part)
  if (found === undefined) return `there is no item ${part}`
  if (found.bundle !== undefined) return `${part} is a bundle itself`
  return isThere ? `${part} is there twice` : null
}

function tooManyPapers(item: ServiceItem, index: number, items: readonly ServiceItem[]): Found[] {
  const { length } = papersOf(item, items)
  return length <= papersMax ? [] : [{ path: formatPath(['items', index, 'bundle']), sentence: `${item.code} and its parts ask for ${length} different papers; a notice has room for ${papersMax}` }]
}
