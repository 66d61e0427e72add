/** What the daemon calls by a number or a code, as people call it. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { Grouping } from '../../../device-daemon/wire/groupings.ts'
import { useCatalogue } from '../../daemon/catalogue.ts'
import type { Connection } from '../../daemon/connection.ts'
import { windowName } from '../../words/window-name.ts'
import { inLanguage, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'

export interface Names {
  readonly clerk: (workNo: string) => string
  readonly window: (number: number) => string
  readonly item: (code: string) => string
}

const NamesContext = createContext<Names>({ clerk: (workNo) => workNo, window: String, item: (code) => code })
export const NamesProvider = NamesContext.Provider
export const useNames = (): Names => useContext(NamesContext)

/** Asked for once for all sections; codes stand until it is there. */
export function useNamesOf(line: Connection): Names {
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const { items } = useCatalogue(line)
  const byWorkNo = new Map(clerks.map(({ workNo, name }) => [workNo, `${name} ${workNo}`]))
  const byCode = new Map(items.map(({ code, name, nameEn }) => [code, `${inLanguage({ zh: name, en: nameEn })} ${code}`]))
  const called = new Map((line.view.value?.windows ?? []).map((window) => [window.number, windowName(window)]))
  return {
    clerk: (workNo) => byWorkNo.get(workNo) ?? workNo,
    window: (number) => called.get(number) ?? String(number),
    item: (code) => byCode.get(code) ?? code,
  }
}

/** Of a line of figures; empty is nobody's. */
export function nameBy(names: Names, by: Grouping, key: string): string {
  if (key === '' || (by === 'window' && key === '0')) return t('figure.nobody')
  if (by === 'clerk') return names.clerk(key)
  if (by === 'item') return names.item(key)
  if (by === 'window') return names.window(Number(key))
  return by === 'site' ? t('figure.by-site') : key
}

/** Who did it: a clerk by the name, anything else by its role. */
export const actorName = (names: Names, by: string): string => (by.startsWith('clerk:') ? names.clerk(by.slice('clerk:'.length)) : known('role', by))
