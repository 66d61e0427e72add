import { appealReasons } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { OwnRectification, RectificationList, RectificationRow } from '../../../device-daemon/wire/rectification-commands.ts'
import { Notice } from '../../design/parts.tsx'
import { Reason } from '../../design/reason.tsx'
import { text, time } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { RectificationSteps } from '../window/rectification-steps.tsx'
import { useAsked, useKept } from './asked.ts'
import { badgeCell, dayCell, limitCell, momentCell, ticketCell } from './cells.tsx'
import { type Names, useNames } from './names.ts'
import type { SectionProps } from './section.ts'
import { type SeenRow, SeeToTable } from './see-to-table.tsx'
import { type Sender, useSend } from './send.tsx'

/** Bad ratings that are seen to, with all that a supervisor may do; and those about the supervisor, of which they learn little. */
export function RectificationsSection({ line }: Pick<SectionProps, 'line'>) {
  const names = useNames()
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const { data, problem, again } = useAsked<RectificationList>(line, '/api/rectifications')
  // A rating may have opened one.
  useKept(again, line.view.value?.ratings.filter(({ state }) => state === 'rated').length)
  const step: Sender['send'] = async (path, body) => {
    const isDone = await send(`/api/rectifications/${path}`, body)
    await again()
    return isDone
  }
  return (
    <>
      {refusal}
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      {data !== null && (
        <SeeToTable
          caption={t('office.rectifications')}
          columns={[text(t('due.no')), text(t('report.level')), text(t('due.state')), time(t('due.when')), text(t('seeTo.limit')), text(t('rectification.whom')), text(t('seeTo.handler')), time(t('rectification.opened')), text(t('column.window')), text(t('seeTo.ticket')), text(t('rectification.appealState'))]}
          rows={data.rectifications.map((one) => rowOf(one, names, one.steps.length > 0 ? <RectificationSteps one={one} send={step} clerks={clerks} /> : null))}
          empty={t('empty.rectifications')}
          label={t('seeTo.open')}
          stepId={(key) => `open-${key}`}
          testId="rectification"
        />
      )}
      {data !== null && data.own.length > 0 && <Own own={data.own} send={step} />}
    </>
  )
}

function rowOf(one: RectificationRow, names: Names, detail: SeenRow['detail']): SeenRow {
  return {
    key: one.rectification,
    title: `${one.rectification} · ${known('level', one.level)}`,
    cells: [
      one.rectification,
      known('level', one.level),
      badgeCell(known('rectificationState', one.state)),
      dayCell(one.limit?.due ?? null),
      limitCell(one),
      names.clerk(one.clerk),
      one.assigned === null ? null : names.clerk(one.assigned),
      momentCell(one.openedAt),
      names.window(one.window),
      ticketCell(one.ticket),
      appealWords(one),
    ],
    detail,
  }
}

function appealWords({ appeal }: Pick<OwnRectification, 'appeal'>): string | null {
  if (appeal === null) return null
  return appeal.outcome === null ? t('rectification.appealed') : known('recheckOutcome', appeal.outcome)
}

function Own({ own, send }: { readonly own: readonly OwnRectification[]; readonly send: Sender['send'] }) {
  return (
    <SeeToTable
      caption={t('rectification.aboutYou')}
      columns={[text(t('due.no')), time(t('rectification.opened')), text(t('seeTo.ticket')), text(t('rectification.appealState'))]}
      rows={own.map((one) => ({
        key: one.rectification,
        title: one.rectification,
        cells: [one.rectification, momentCell(one.openedAt), ticketCell(one.ticket), appealWords(one)],
        detail: one.appeal === null ? <Reason label={t('rectification.appeal')} group="appealReason" choices={appealReasons} testId={`appeal-${one.rectification}`} onChoose={(reason) => send(`${one.rectification}/appeal`, { reason })} /> : null,
      }))}
      empty={t('empty.rectifications')}
      label={t('seeTo.open')}
      stepId={(key) => `open-${key}`}
      testId="own-rectification"
    />
  )
}
