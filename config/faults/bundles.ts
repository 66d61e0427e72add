/** A bundle (一件事) is made of other items of its catalogue, and its notice is one paper. */
import { papersMax } from '../../device-daemon/wire/choices.ts'
import { papersOf } from '../../device-daemon/wire/papers.ts'
import { words } from '../both-languages.ts'
import type { Words } from '../../drivers/contract/driver.ts'
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

function whyNoPart(part: string, bundle: string, isThere: boolean, items: readonly ServiceItem[]): Words | null {
  if (part === bundle) return words(`${part} is a part of itself`, `${part} 把自己也算了进去`)
  const found = items.find(({ code }) => code === part)
  if (found === undefined) return words(`there is no item ${part}`, `没有事项 ${part}`)
  if (found.bundle !== undefined) return words(`${part} is a bundle itself`, `${part} 本身就是“一件事”`)
  return isThere ? words(`${part} is there twice`, `${part} 出现了两次`) : null
}

function tooManyPapers(item: ServiceItem, index: number, items: readonly ServiceItem[]): Found[] {
  const { length } = papersOf(item, items)
  if (length <= papersMax) return []
  const sentence = words(`${item.code} and its parts ask for ${length} different papers; a notice has room for ${papersMax}`, `${item.code} 和它包含的事项共要 ${length} 种材料；一张告知单最多放 ${papersMax} 种`)
  return [{ path: formatPath(['items', index, 'bundle']), sentence }]
}
