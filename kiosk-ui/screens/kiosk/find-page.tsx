/** An item by the first letters of what people call it (LGLBT: 领高龄补贴), or by its code: only keys that lead on can be pressed. */
import { t } from '../../words/words.ts'
import { CodePage, digits, letters } from './code-page.tsx'
import { found, itemsFor } from './items.ts'
import type { PageProps } from './page-props.ts'
import type { Step } from './visit.ts'

const signs = { initials: letters, code: [...digits, ...letters, '-'] } as const

export function FindPage({ visit, catalogue, step: { wanted, by } }: PageProps & { readonly step: Extract<Step, { at: 'find' }> }) {
  const items = itemsFor(catalogue.items, wanted)
  const which = (typed: string) => found(items, by, typed)
  const show = (typed: string) => visit.go({ at: 'items', wanted, among: { found: which(typed).map(({ code }) => code) } })
  return (
    <CodePage
      visit={visit}
      asked={t(by === 'initials' ? 'kiosk.typeInitials' : 'kiosk.typeItemCode')}
      enter={(typed) => (typed === '' ? t('kiosk.enterCode') : t('kiosk.showFound', { count: which(typed).length }))}
      signs={signs[by]}
      min={1}
      leads={(typed) => which(typed).length > 0}
      onCode={show}
    />
  )
}
