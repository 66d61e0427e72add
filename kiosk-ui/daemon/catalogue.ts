/** What people can come for, as it is today: read anew on every new day, and whenever the daemon is back. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { CatalogueView } from '../../device-daemon/wire/item-view.ts'
import type { Connection } from './connection.ts'

export type Catalogue = Pick<CatalogueView, 'items' | 'helpDays'>

const againMs = 2000

export function useCatalogue(line: Connection): Catalogue {
  const catalogue = useMemo(() => signal<Catalogue>({ items: [], helpDays: [] }), [])
  const { online, view } = line
  useEffect(() => {
    if (!online.value) return
    let again: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    // A page without what people come for is a page without anything: it asks until it has it.
    const ask = async () => {
      const answer = await line.get<Catalogue>('/api/catalogue')
      if (answer.ok) catalogue.value = answer.data
      else if (!isOver) again = setTimeout(ask, againMs)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [online.value, view.value?.businessDate])
  return catalogue.value
}
