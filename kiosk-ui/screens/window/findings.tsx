/** What an inspection found and this clerk answers for. Asked for: the socket's window says nothing of which clerk is there. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Coded, FindingRow, InspectionList } from '../../../device-daemon/wire/inspection-commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

const lookMs = 60_000

/** What the list calls a line; the code itself where the list has it no more. */
export function lineWords(lines: readonly Coded[], code: string): string {
  const line = lines.find((one) => one.code === code)
  return line === undefined ? code : inLanguage({ zh: line.label, en: line.labelEn })
}

export function OwnFindings({ line, send }: { readonly line: Connection; readonly send: Send }) {
  const list = useMemo(() => signal<InspectionList | null>(null), [])
  const look = async () => {
    const answer = await line.get<InspectionList>('/api/inspections')
    if (answer.ok) list.value = answer.data
  }
  useEffect(() => {
    void look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [])
  const { own = [], checklist } = list.value ?? {}
  const open = own.filter(({ state }) => state === 'found')
  if (checklist === undefined || open.length === 0) return null
  const putRight = async ({ inspection, line: code }: FindingRow) => {
    await send(`/api/inspections/${inspection}/put-right`, { line: code })
    await look()
  }
  return (
    <section class="card records" data-testid="own-findings">
      <h2>{t('inspection.own', { count: open.length })}</h2>
      <ol>
        {open.map((one) => (
          <li key={`${one.inspection}-${one.line}`}>
            <Finding one={one} title={lineWords(checklist.lines, one.line)}>
              <Button kind="small" onPress={() => putRight(one)} testId={`put-right-${one.inspection}-${one.line}`}>
                {t('inspection.put-right')}
              </Button>
            </Finding>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How it stands, and what can be done with it. */
export function Finding({ one, title, children }: { readonly one: FindingRow; readonly title: string; readonly children: ComponentChildren }) {
  const { severity, state, clerk, limit, overdue, calendarUnknown, again } = one
  return (
    <p class="marks" data-testid={`finding-${one.inspection}-${one.line}`}>
      <strong>{title}</strong>
      <Badge tone={severity === 'serious' ? 'bad' : 'plain'}>{known('severity', severity)}</Badge>
      <Badge tone={state === 'settled' ? 'good' : 'plain'}>{known('findingState', state)}</Badge>
      <span>{clerk === null ? t('inspection.hall') : t('inspection.of', { clerk })}</span>
      {limit !== null && <span>{t('rectification.due', { date: dayWords(limit.due) })}</span>}
      {calendarUnknown && <Badge tone="warn">{t('rectification.calendarUnknown')}</Badge>}
      {overdue && <Badge tone="bad">{t('rectification.late')}</Badge>}
      {again > 0 && <span>{t('inspection.again', { count: again })}</span>}
      {children}
    </p>
  )
}
