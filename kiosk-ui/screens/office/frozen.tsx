import type { AppraisalView, Award, FrozenList, Objection } from '../../../device-daemon/wire/appraisal-view.ts'
import { awardOutcomes, objectionOutcomes } from '../../../device-daemon/wire/choices.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { Reason } from '../../design/reason.tsx'
import { number, text, time } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { AppraisalTable } from './appraisal.tsx'
import { useAsked } from './asked.ts'
import { badgeCell, momentCell } from './cells.tsx'
import { actorName, useNames } from './names.ts'
import type { SectionProps } from './section.ts'
import { SeeToTable } from './see-to-table.tsx'
import { type Sender, useSend } from './send.tsx'

/** So many signs of a root are compared by eye; the file has all. */
const shownSigns = 16

/** Appraisals as they were frozen, with what was objected to and who is proposed for an award. */
export function FrozenAppraisals({ line, period }: SectionProps) {
  const { send, refusal } = useSend(line)
  const { data, problem, again } = useAsked<FrozenList>(line, '/api/appraisals')
  const step: Sender['send'] = async (path, body) => {
    const isDone = await send(`/api/appraisals${path}`, body)
    await again()
    return isDone
  }
  return (
    <>
      {refusal}
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      <p>
        <Button kind="main" onPress={() => step('', period)} testId="freeze">
          {t('frozen.freeze', { from: period.from, to: period.to })}
        </Button>
      </p>
      {data !== null && (
        <>
          <Appraisals appraisals={data.appraisals} />
          <Objections objections={data.appraisals.flatMap(({ objections }) => objections)} send={step} />
          <Awards awards={data.appraisals.flatMap(({ awards }) => awards)} send={step} />
        </>
      )}
    </>
  )
}

function Appraisals({ appraisals }: { readonly appraisals: readonly AppraisalView[] }) {
  const names = useNames()
  return (
    <SeeToTable
      caption={t('office.frozen')}
      columns={[text(t('due.no')), text(t('frozen.of')), time(t('frozen.at')), text(t('frozen.by')), number(t('frozen.open')), number(t('frozen.entry')), text(t('report.root'))]}
      rows={appraisals.map(({ appraisal, from, to, at, by, seq, root, objections, fewActs, list }) => ({
        key: appraisal,
        title: `${appraisal} · ${t('frozen.period', { from, to })}`,
        cells: [appraisal, t('frozen.period', { from, to }), momentCell(at), actorName(names, by), objections.filter(({ outcome }) => outcome === null).length, seq, { value: root, shown: <code title={root}>{root.slice(0, shownSigns)}…</code> }],
        detail: <AppraisalTable list={{ fewActs, appraisal: [...list] }} by="clerk" />,
      }))}
      empty={t('empty.frozen')}
      label={t('frozen.list')}
      stepId={(key) => `open-${key}`}
      testId="frozen"
    />
  )
}

interface ObjectionsProps {
  readonly objections: readonly Objection[]
  readonly send: Sender['send']
}

function Objections({ objections, send }: ObjectionsProps) {
  const names = useNames()
  return (
    <SeeToTable
      caption={t('frozen.objections')}
      columns={[text(t('appraisal.who')), text(t('frozen.part')), text(t('attendance.reason')), time(t('frozen.objectedAt')), text(t('frozen.outcome')), text(t('frozen.decidedBy')), text(t('frozen.appraisal'))]}
      rows={objections.map(({ appraisal, clerk, part, reason, at, outcome, answeredBy }) => ({
        // Somebody may object to a part once more when they were answered.
        key: `${appraisal}-${clerk}-${part}-${at}`,
        title: `${names.clerk(clerk)} · ${known('appraisalPart', part)} · ${known('objectionReason', reason)}`,
        cells: [names.clerk(clerk), known('appraisalPart', part), known('objectionReason', reason), momentCell(at), outcome === null ? badgeCell(t('frozen.unanswered'), 'warn') : badgeCell(known('objectionOutcome', outcome)), answeredBy === null ? null : actorName(names, answeredBy), appraisal],
        detail: outcome === null ? <Reason label={t('frozen.answer')} group="objectionOutcome" choices={objectionOutcomes} testId={`answer-${clerk}-${part}`} onChoose={(chosen) => send(`/${appraisal}/answer`, { clerk, part, outcome: chosen })} /> : null,
      }))}
      empty={t('empty.objections')}
      label={t('seeTo.open')}
      stepId={(key) => `open-objection-${key}`}
      testId="objection"
    />
  )
}

interface AwardsProps {
  readonly awards: readonly Award[]
  readonly send: Sender['send']
}

function Awards({ awards, send }: AwardsProps) {
  const names = useNames()
  return (
    <SeeToTable
      caption={t('frozen.awards')}
      columns={[text(t('appraisal.who')), number(t('appraisal.rank')), text(t('frozen.outcome')), text(t('frozen.decidedBy')), text(t('frozen.appraisal'))]}
      rows={awards.map(({ appraisal, clerk, rank, outcome, decidedBy }) => ({
        key: `${appraisal}-${clerk}`,
        title: `${names.clerk(clerk)} · ${appraisal}`,
        cells: [names.clerk(clerk), rank, outcome === null ? badgeCell(t('frozen.undecided'), 'warn') : badgeCell(known('awardOutcome', outcome), outcome === 'granted' ? 'good' : 'plain'), decidedBy === null ? null : actorName(names, decidedBy), appraisal],
        detail: outcome === null ? <Reason label={t('frozen.decide')} group="awardOutcome" choices={awardOutcomes} testId={`decide-${clerk}`} onChoose={(chosen) => send(`/${appraisal}/award`, { clerk, outcome: chosen })} /> : null,
      }))}
      empty={t('empty.awards')}
      label={t('seeTo.open')}
      stepId={(key) => `open-award-${key}`}
      testId="award"
    />
  )
}
