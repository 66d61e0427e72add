/** What to bring for an item, told once and whole (一次性告知), before anybody stands at a window without it; to take along on paper, or to go on with. */
import { signal } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Paper } from '../../../device-daemon/wire/item-view.ts'
import { pagesOf } from '../../design/choices.tsx'
import { Button, Notice } from '../../design/parts.tsx'
import { isTooSmall, useFit } from '../../design/use-fit.ts'
import { inLanguage, t } from '../../words/words.ts'
import { plainWords, whyNot } from './items.ts'
import type { PageProps } from './page-props.ts'
import { problemWords } from './problem-words.ts'
import { isOpen } from './shut-page.tsx'
import { take } from './take.ts'
import type { Step } from './visit.ts'
import { hasWorking } from './warnings.ts'

/** So many on a page as there is room for: nobody scrolls. */
const sizes = [12, 10, 8, 6, 5, 4, 3, 2, 1] as const

export function PapersPage({ line, visit, catalogue, step: { item: code, ticket } }: PageProps & { readonly step: Extract<Step, { at: 'papers' }> }) {
  const said = useMemo(() => signal<string | null>(null), [])
  const item = catalogue.items.find((one) => one.code === code)
  const { page, pages } = visit
  const list = useRef<HTMLOListElement>(null)
  const most = useFit(list, sizes, isTooSmall)
  const count = pagesOf(item?.materials.length ?? 0, most)
  const shown = Math.min(page.value, count - 1)
  useLayoutEffect(() => {
    pages.value = count
    page.value = shown
  }, [count, shown])
  if (item === undefined) return null
  const canTake = item.open && isOpen(line)
  const print = async (size: 'normal' | 'large') => {
    const answer = await line.post('/api/notices', { item: code, size, ticket })
    said.value = answer.ok ? t('kiosk.noticeComes') : problemWords(answer.problem.code)
  }
  return (
    <section class="kiosk-papers">
      <h1 class="kiosk-lead">{t('kiosk.papersOf', { item: plainWords(item) })}</h1>
      <ol class="kiosk-list" ref={list} data-testid="kiosk-paper-list">
        {item.materials.slice(shown * most, (shown + 1) * most).map((paper) => (
          <PaperRow key={paper.name} paper={paper} />
        ))}
        {item.materials.length === 0 && <li>{t('kiosk.papersNone')}</li>}
      </ol>
      <div class="kiosk-answers">
        {said.value === null && isOpen(line) && hasWorking(line.devices.value, 'printer') && (
          <>
            {!visit.elder.value && (
              <Button onPress={() => print('normal')} testId="kiosk-notice-normal">
                {t('kiosk.notice')}
              </Button>
            )}
            <Button onPress={() => print('large')} testId="kiosk-notice-large">
              {t('kiosk.noticeLarge')}
            </Button>
          </>
        )}
        {said.value !== null && <Notice testId="kiosk-notice">{said.value}</Notice>}
        {ticket === undefined && (
          <Button kind="main" disabled={!canTake} onPress={() => take(line, visit, code)} testId="kiosk-take-it">
            {canTake ? t('kiosk.takeIt') : item.open ? t('kiosk.shut') : whyNot(item)}
          </Button>
        )}
      </div>
    </section>
  )
}

function PaperRow({ paper: { name, nameEn, originals, copies, required, when, waive } }: { readonly paper: Paper }) {
  const counts = [originals > 0 ? t('kiosk.originals', { count: originals }) : '', copies > 0 ? t('kiosk.copies', { count: copies }) : ''].filter(Boolean)
  // Why and when are the catalogue's own words, and those are Chinese.
  const notes = [when ?? (required ? '' : t('kiosk.paperOptional')), waive ?? ''].filter(Boolean)
  return (
    <li>
      <b>{inLanguage({ zh: name, en: nameEn ?? name })}</b>
      <span>{counts.join(' · ')}</span>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </li>
  )
}
