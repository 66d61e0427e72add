/** What this clerk's work comes to: this year as it stands, and the own line of each appraisal with every number, and an objection to any part of it. */
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { AppraisalView, FrozenList } from '../../../device-daemon/wire/appraisal-view.ts'
import type { AppraisalList, Appraised } from '../../../device-daemon/wire/figures-view.ts'
import { objectionReasons } from '../../../device-daemon/wire/choices.ts'
import { objectedParts } from '../../../device-daemon/wire/groupings.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge } from '../../design/parts.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'
import { known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

export function OwnAppraisal({ line, send }: { readonly line: Connection; readonly send: Send }) {
  const list = useMemo(() => signal<readonly AppraisalView[]>([]), [])
  const now = useMemo(() => signal<{ readonly own: Appraised; readonly fewActs: number } | null>(null), [])
  const look = async () => {
    const answer = await line.get<FrozenList>('/api/appraisals')
    if (answer.ok) list.value = answer.data.appraisals.filter((one) => one.list.length > 0)
    const year = new Date().getFullYear()
    const current = await line.get<AppraisalList>(`/api/figures/appraisal?from=${year}-01-01&to=${year}-12-31`)
    const own = current.ok ? current.data.appraisal[0] : undefined
    now.value = current.ok && own !== undefined ? { own, fewActs: current.data.fewActs } : null
  }
  const step: Send = async (path, body) => {
    await send(`/api/appraisals${path}`, body)
    await look()
  }
  return (
    <details class="card records" data-testid="own-appraisal" onToggle={({ currentTarget }) => currentTarget.open && void look()}>
      <summary>{t('own.title')}</summary>
      {now.value !== null && (
        <section data-testid="own-now">
          <OwnLine title={t('own.year')} {...now.value} />
        </section>
      )}
      {list.value.length === 0 && <p>{t('own.none')}</p>}
      {list.value.map((one) => (
        <One key={one.appraisal} one={one} send={step} />
      ))}
    </details>
  )
}

function One({ one: { appraisal: no, from, to, list, objections, awards, fewActs }, send }: { readonly one: AppraisalView; readonly send: Send }) {
  const part = useMemo(() => signal<string | null>(null), [])
  const [own] = list
  if (own === undefined) return null
  const [award] = awards
  return (
    <section data-testid={`own-${no}`}>
      <OwnLine title={t('frozen.period', { from, to })} own={own} fewActs={fewActs} />
      {award !== undefined && <Badge tone="plain">{award.outcome === null ? t('own.proposed') : known('awardOutcome', award.outcome)}</Badge>}
      <ol>
        {objections.map(({ part: name, reason, outcome, at }) => (
          <li key={at} data-testid={`own-objection-${name}`}>
            <span>{t('own.objected', { part: known('appraisalPart', name), reason: known('objectionReason', reason) })}</span>
            <Badge tone="plain">{outcome === null ? t('own.open') : known('objectionOutcome', outcome)}</Badge>
          </li>
        ))}
      </ol>
      <div class="marks">
        <Chooser label={part.value === null ? t('own.object') : known('appraisalPart', part.value)} onChoose={(chosen) => (part.value = chosen)} testId={`object-${no}`}>
          {objectedParts.map((name) => (
            <option key={name} value={name}>
              {known('appraisalPart', name)}
            </option>
          ))}
        </Chooser>
        {part.value !== null && (
          <Reason
            label={t('own.why')}
            group="objectionReason"
            choices={objectionReasons}
            testId={`why-${no}`}
            onChoose={async (reason) => {
              await send(`/${no}/object`, { part: part.value, reason })
              part.value = null
            }}
          />
        )}
      </div>
    </section>
  )
}

/** The total, and each part that it is the sum of with what it is a share of. */
function OwnLine({ title, own, fewActs }: { readonly title: string; readonly own: Appraised; readonly fewActs: number }) {
  return (
    <>
      <p class="marks">
        <strong>{title}</strong>
        <span>{own.total === null ? t('appraisal.few', { count: fewActs }) : t('own.total', { total: own.total, rank: own.rank ?? 0 })}</span>
        <span>{t('own.acts', { count: own.acts })}</span>
      </p>
      <ol>
        {own.parts.map(({ part, of, all, weight, points }) => (
          <li key={part}>
            <span>{t('appraisal.part', { part: known('appraisalPart', part), weight })}</span>
            <span>
              {points ?? t('appraisal.none')} · {t('appraisal.of', { of, all })}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
