import { useState } from 'preact/hooks'
import { findingOutcomes, inspectionKinds, lineResults, severities } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { Coded, FindingRow, InspectionList, InspectionRow } from '../../../device-daemon/wire/inspection-commands.ts'
import { Badge, Button, Notice } from '../../design/parts.tsx'
import { Reason } from '../../design/reason.tsx'
import { Table, text } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { Finding, lineWords } from '../window/findings.tsx'
import { useAsked } from './asked.ts'
import { dateOf } from './period.tsx'
import type { SectionProps } from './section.ts'
import { useSend } from './send.tsx'

type Act = (path: string, body?: object) => Promise<void>

interface OneProps {
  readonly one: InspectionRow
  readonly lines: readonly Coded[]
  readonly clerks: ClerkList['clerks']
  readonly act: Act
}

/** Visits to see how the hall works: opened, looked at line by line, and closed when all they found is put right. */
export function InspectionsSection({ line }: SectionProps) {
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const { data, problem, again } = useAsked<InspectionList>(line, '/api/inspections')
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const act: Act = async (path, body) => {
    await send(`/api/inspections${path}`, body)
    await again()
  }
  return (
    <>
      {refusal}
      <div class="office-choice">
        {inspectionKinds.map((kind) => (
          <Button key={kind} kind="small" onPress={() => act('', { kind })} testId={`inspect-${kind}`}>
            {t('inspection.open', { kind: known('inspectionKind', kind) })}
          </Button>
        ))}
      </div>
      {data.inspections.length === 0 && <p data-testid="inspections-none">{t('inspection.none')}</p>}
      {data.inspections.map((one) => (
        <Inspection key={one.inspection} one={one} lines={data.checklist.lines} clerks={clerks} act={act} />
      ))}
    </>
  )
}

function Inspection(props: OneProps) {
  const { inspection, kind, by, openedAt, closedAt, findings, steps } = props.one
  return (
    <details class="card" open={closedAt === null} data-testid={`inspection-${inspection}`}>
      <summary>
        <strong>{inspection}</strong> {known('inspectionKind', kind)} · {dayWords(dateOf(new Date(openedAt)))} · {by.replace('clerk:', '')} <Badge tone={closedAt === null ? 'warn' : 'good'}>{t(closedAt === null ? 'inspection.is-open' : 'inspection.is-closed')}</Badge>
      </summary>
      {findings.map((found) => (
        <Finding key={found.line} one={found} title={lineWords(props.lines, found.line)}>
          <FindingSteps found={found} act={props.act} />
        </Finding>
      ))}
      <Lines {...props} />
      {steps.includes('close') && (
        <Button kind="main" onPress={() => props.act(`/${inspection}/close`)} testId={`close-${inspection}`}>
          {t('inspection.close')}
        </Button>
      )}
    </details>
  )
}

function FindingSteps({ found: { inspection, line, steps }, act }: { readonly found: FindingRow; readonly act: Act }) {
  return (
    <>
      {steps.includes('put-right') && (
        <Button kind="small" onPress={() => act(`/${inspection}/put-right`, { line })} testId={`put-right-${inspection}-${line}`}>
          {t('inspection.put-right')}
        </Button>
      )}
      {steps.includes('recheck') && <Reason label={t('inspection.recheck')} group="findingOutcome" choices={findingOutcomes} testId={`recheck-${inspection}-${line}`} onChoose={(outcome) => act(`/${inspection}/recheck`, { line, outcome })} />}
    </>
  )
}

function Lines(props: OneProps) {
  const { inspection, lines, findings, closedAt } = props.one
  const isFound = (code: string) => findings.some(({ line }) => line === code)
  return (
    <Table
      caption={t('inspection.lines', { inspection })}
      columns={[text(t('inspection.line')), text(t('inspection.result')), text(t('inspection.step'))]}
      rows={lines.map(({ line, result }) => ({
        key: line,
        cells: [
          lineWords(props.lines, line),
          result === null ? null : { value: known('lineResult', result), shown: <Badge tone={result === 'fail' ? 'bad' : result === 'pass' ? 'good' : 'plain'}>{known('lineResult', result)}</Badge> },
          { value: null, shown: closedAt === null && !isFound(line) && <LineSteps line={line} result={result} {...props} /> },
        ],
      }))}
      empty={t('empty.lines')}
      testId={`lines-${inspection}`}
    />
  )
}

function LineSteps({ line, result, ...props }: OneProps & { readonly line: string; readonly result: InspectionRow['lines'][number]['result'] }) {
  const { inspection } = props.one
  return (
    <div class="office-choice">
      <Reason label={t('inspection.check')} group="lineResult" choices={lineResults} testId={`check-${inspection}-${line}`} onChoose={(said) => props.act(`/${inspection}/check`, { line, result: said })} />
      {result === 'fail' && <Find line={line} {...props} />}
    </div>
  )
}

/** Who answers for it, if anybody, and then how soon it is to be put right. */
function Find({ one: { inspection }, line, clerks, act }: OneProps & { readonly line: string }) {
  const [clerk, setClerk] = useState('')
  return (
    <>
      <select class="chooser" aria-label={t('inspection.answers')} value={clerk} onChange={({ currentTarget }) => setClerk(currentTarget.value)} data-testid={`answers-${inspection}-${line}`}>
        <option value="">{t('inspection.hall')}</option>
        {clerks.map(({ workNo, name }) => (
          <option key={workNo} value={workNo}>
            {name} · {workNo}
          </option>
        ))}
      </select>
      <Reason label={t('inspection.find')} group="severity" choices={severities} testId={`find-${inspection}-${line}`} onChoose={(severity) => act(`/${inspection}/find`, { line, severity, clerk: clerk === '' ? null : clerk })} />
    </>
  )
}
