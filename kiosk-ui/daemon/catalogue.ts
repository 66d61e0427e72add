/** What people can come for, as it is today: read anew on every new day, and whenever the daemon is back. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { CatalogueView } from '../../device-daemon/wire/item-view.ts'
import type { Connection } from './connection.ts'

export type Catalogue = Pick<CatalogueView, 'items' | 'helpDays'>

export function useCatalogue(line: Connection): Catalogue {
  const catalogue = useMemo(() => signal<Catalogue>({ items: [], helpDays: [] }), [])
  const { online, view } = line
  useEffect(() => {
    if (!online.value) return
    void line.get<Catalogue>('/api/catalogue').then((answer) => {
      if (answer.ok) catalogue.value = answer.data
    })
  }, [online.value, view.value?.businessDate])
  return catalogue.value
}
