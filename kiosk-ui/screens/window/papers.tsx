/** The papers of the item at the window: told once on a slip, looked through, and what is missing on one slip more. */
import { useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { ItemView, Paper } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, TicketView } from '../../../device-daemon/wire/views.ts'
import { Badge, Button, Notice } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

/** Who of a bundle and its parts asks for a paper; of any other item there is nothing to say. */
function askers(item: ItemView, paper: Paper): string {
  const all = item.parts.length === 0 ? [] : [item, ...item.parts]
  return all.flatMap(({ code, name, nameEn }) => (paper.for.includes(code) ? inLanguage({ zh: name, en: nameEn }) : [])).join(' · ')
}

interface PapersProps {
  readonly view: HallView
  readonly ticket: TicketView
  readonly item: ItemView
  readonly send: Send
}

export function Papers({ view, ticket, item, send }: PapersProps) {
  const missing = useMemo(() => signal<readonly number[]>([]), [ticket.id])
  const notice = view.notices.findLast((one) => one.ticket === ticket.id && one.item === item.code)
  const give = (size: string) => send('/api/notices', { item: item.code, ticket: ticket.id, size })
  const toggle = (at: number) => (missing.value = missing.value.includes(at) ? missing.value.filter((one) => one !== at) : [...missing.value, at])
  if (notice === undefined) {
    return (
      <p class="marks">
        <Button kind="small" onPress={() => give('normal')} testId="notice-give">
          {t('notice.give')}
        </Button>
        <Button kind="small" onPress={() => give('large')} testId="notice-large">
          {t('notice.large')}
        </Button>
      </p>
    )
  }
  const check = () => send('check-notice', { notice: notice.notice, missing: missing.value })
  return (
    <div class="desk-papers" data-testid="papers">
      <p class="marks">
        <span>{notice.notice}</span>
        <Badge tone={notice.state === 'complete' ? 'good' : 'plain'}>{known('noticeState', notice.state)}</Badge>
      </p>
      {notice.supplements > 1 && <Notice tone="bad">{t('notice.second', { nth: notice.supplements })}</Notice>}
      {notice.state !== 'complete' && (
        <>
          <p>{t('notice.check')}</p>
          <ul>
            {item.materials.map((paper, at) => (
              <li key={at}>
                <label>
                  <input type="checkbox" checked={missing.value.includes(at)} onChange={() => toggle(at)} data-testid={`missing-${at}`} /> {inLanguage({ zh: paper.name, en: paper.nameEn ?? paper.name })}
                </label>{' '}
                {askers(item, paper) !== '' && <small>{t('notice.for', { items: askers(item, paper) })}</small>}
              </li>
            ))}
          </ul>
          <Button kind="small" onPress={check} testId="notice-check">
            {missing.value.length === 0 ? t('notice.complete') : t('notice.supplement')}
          </Button>
        </>
      )}
    </div>
  )
}
