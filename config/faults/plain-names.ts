/** What stands on a button is one item's: people choose by it, and no code is beside it. */
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'

type Called = Pick<ServiceItem, 'code' | 'name' | 'nameEn' | 'plainName' | 'plainNameEn'>

/** Official names that are the same are let be, as they always were: only a plain one is somebody's choice here. */
export function plainNameFaults(items: readonly Called[]): Found[] {
  return [...alike(items, 'plainName', 'name'), ...alike(items, 'plainNameEn', 'nameEn')]
}

function alike(items: readonly Called[], plain: 'plainName' | 'plainNameEn', official: 'name' | 'nameEn'): Found[] {
  const called = new Map<string, Called>()
  return items.flatMap((item, index) => {
    const name = item[plain] ?? item[official]
    const other = called.get(name.toLowerCase())
    if (other === undefined) called.set(name.toLowerCase(), item)
    // That an item is there twice is said already.
    if (other === undefined || other.code === item.code || (item[plain] ?? other[plain]) === undefined) return []
    const key = item[plain] === undefined ? official : plain
    return [{ path: formatPath(['items', index, key]), sentence: words(`${name} is what ${other.code} is called in plain words: nobody could tell the two apart`, `“${name}”已是 ${other.code} 的通俗名称：两个事项分不清`) }]
  })
}
