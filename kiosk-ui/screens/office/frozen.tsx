import { useState } from 'preact/hooks'
import type { AppraisalView, Award, FrozenList, Objection } from '../../../device-daemon/wire/appraisal-view.ts'
import { awardOutcomes, objectionOutcomes } from '../../../device-daemon/wire/choices.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { Reason } from '../../design/reason.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { AppraisalTable } from './appraisal.tsx'
import { useAsked } from './asked.ts'
import type { SectionProps } from './section.ts'
import { type Sender, useSend } from './send.tsx'

/** So many signs of a root are compared by eye; the file has all. */
const shownSigns = 16

/** Appraisals as they were frozen, with what was objected to and who is proposed for an award. */
export function FrozenAppraisals({ line, period }: SectionProps) {
  const { send, refusal } = useSend(line)
  const { data, again } = useAsked<FrozenList>(line, '/api/appraisals')
  const step: Sender['send'] = async (path, body) => {
    const isDone = await send(`/api/appraisals${path}`, body)
    await again()
    return isDone
  }
  return (
    <>
      {refusal}
      <p>
        <Button kind="main" onPress={() => step('', period)} testId="freeze">
          {t('frozen.freeze', { from: period.from, to: period.to })}
        </Button>
      </p>
      {(data?.appraisals ?? []).map((one) => (
        <One key={one.appraisal} one={one} send={step} />
      ))}
    </>
  )
}

function One({ one, send }: { readonly one: AppraisalView; readonly send: Sender['send'] }) {
  const [open, setOpen] = useState(false)
  const { appraisal: no, from, to, at, by, seq, root, objections, awards, list, fewActs } = one
  const openCount = objections.filter(({ outcome }) => outcome === null).length
  return (
    <section class="card records" data-testid={`frozen-${no}`}>
      <p class="marks">
        <strong>{no}</strong>
        <span>{t('frozen.period', { from, to })}</span>
        <span>{t('frozen.made', { date: dayWords(at.slice(0, 10)), by: by.replace('clerk:', '') })}</span>
        <code title={root}>{t('frozen.root', { seq, root: root.slice(0, shownSigns) })}</code>
        {openCount > 0 && <Badge tone="warn">{t('frozen.objections', { count: openCount })}</Badge>}
        <Button kind="small" pressed={open} onPress={() => setOpen(!open)} testId={`open-${no}`}>
          {t('frozen.list')}
        </Button>
      </p>
      {open && <AppraisalTable list={{ fewActs, appraisal: [...list] }} by="clerk" />}
      <ol>
        {objections.map((objection) => (
          <ObjectionLine key={`${objection.clerk} ${objection.part} ${objection.at}`} objection={objection} send={send} />
        ))}
        {awards.map((award) => (
          <AwardLine key={award.clerk} award={award} send={send} />
        ))}
      </ol>
    </section>
  )
}

function ObjectionLine({ objection: { appraisal, clerk, part, reason, outcome, answeredBy }, send }: { readonly objection: Objection; readonly send: Sender['send'] }) {
  return (
    <li data-testid={`objection-${clerk}-${part}`}>
      <p class="marks">
        <span>{t('frozen.objection', { clerk, part: known('appraisalPart', part), reason: known('objectionReason', reason) })}</span>
        {outcome !== null && <Badge tone="plain">{t('frozen.decided', { outcome: known('objectionOutcome', outcome), by: (answeredBy ?? '').replace('clerk:', '') })}</Badge>}
      </p>
      {outcome === null && <Reason label={t('frozen.answer')} group="objectionOutcome" choices={objectionOutcomes} testId={`answer-${clerk}-${part}`} onChoose={(chosen) => send(`/${appraisal}/answer`, { clerk, part, outcome: chosen })} />}
    </li>
  )
}

function AwardLine({ award: { appraisal, clerk, rank, outcome, decidedBy }, send }: { readonly award: Award; readonly send: Sender['send'] }) {
  return (
    <li data-testid={`award-${clerk}`}>
      <p class="marks">
        <span>{t('frozen.proposed', { clerk, rank })}</span>
        {outcome !== null && <Badge tone={outcome === 'granted' ? 'good' : 'plain'}>{t('frozen.decided', { outcome: known('awardOutcome', outcome), by: (decidedBy ?? '').replace('clerk:', '') })}</Badge>}
      </p>
      {outcome === null && <Reason label={t('frozen.decide')} group="awardOutcome" choices={awardOutcomes} testId={`decide-${clerk}`} onChoose={(chosen) => send(`/${appraisal}/award`, { clerk, outcome: chosen })} />}
    </li>
  )
}
