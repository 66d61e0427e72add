import { useState } from 'preact/hooks'
import { type Met, metLevels } from '../../../device-daemon/wire/choices.ts'
import type { Equipment, Six, SixLine, Statement } from '../../../device-daemon/wire/six-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { Badge, Notice } from '../../design/parts.tsx'
import { Reason } from '../../design/reason.tsx'
import { number, share, Table, text } from '../../design/table.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { lineWords } from '../window/findings.tsx'
import { useAsked } from './asked.ts'
import { actorName, useNames } from './names.ts'
import { hoursOf, shareOf } from './numbers.ts'
import { dateOf } from './period.tsx'
import type { SectionProps } from './section.ts'
import { useSend } from './send.tsx'
import { standOf } from './stands.ts'

type State = (line: string, body: object) => Promise<void>
const toneOf = { met: 'good', partly: 'warn', missing: 'bad' } as const satisfies Record<Met, string>

/** The six requirements of a service point: what is stated, with its evidence, and what the hall itself shows. */
export function SixSection({ line }: SectionProps) {
  const { send, refusal } = useSend(line)
  const { data, problem, again } = useAsked<Six>(line, '/api/six')
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const state: State = async (code, body) => {
    if (await send(`/api/six/${code}`, body)) await again()
  }
  return (
    <>
      {refusal}
      {data.lines.map((one) => (
        <Line key={one.code} one={one} six={data} state={state} line={line} />
      ))}
    </>
  )
}

interface LineProps {
  readonly one: SixLine
  readonly six: Six
  readonly state: State
}

function Line({ one, six, state, line }: LineProps & Pick<SectionProps, 'line'>) {
  const { code, from, met, count, statements } = one
  const [last, ...earlier] = statements
  return (
    <section class="card" data-testid={`six-${code}`}>
      <p class="marks">
        <strong>{lineWords(six.lines, code)}</strong>
        <Badge tone={met === null ? 'plain' : toneOf[met]}>{met === null ? t('six.unknown') : known('met', met)}</Badge>
        {from !== 'stated' && <span>{t(`six.from-${from}`, { count: count ?? 0 })}</span>}
        {last !== undefined && <Said one={last} six={six} />}
      </p>
      {from === 'devices' && <Devices equipment={six.equipment} view={line.view.value} />}
      {from === 'stated' && <StateForm one={one} six={six} state={state} />}
      {earlier.length > 0 && (
        <details>
          <summary data-testid={`six-earlier-${code}`}>{t('six.earlier', { count: earlier.length })}</summary>
          {earlier.map((statement) => (
            <p key={statement.at} class="marks">
              <Badge tone={toneOf[statement.met]}>{known('met', statement.met)}</Badge>
              <Said one={statement} six={six} />
            </p>
          ))}
        </details>
      )}
    </section>
  )
}

/** What it was shown by, when and by whom. */
function Said({ one: { evidence, count, at, by }, six }: { readonly one: Statement; readonly six: Six }) {
  const names = useNames()
  return (
    <>
      <span>{evidence.map((code) => lineWords(six.evidence, code)).join(' · ')}</span>
      {count !== null && <span>{t('six.count', { count })}</span>}
      <span>
        {dayWords(dateOf(new Date(at)))} · {actorName(names, by)}
      </span>
    </>
  )
}

function Devices({ equipment, view }: { readonly equipment: readonly Equipment[]; readonly view: HallView | null }) {
  const minuteMs = 60_000
  return (
    <Table
      caption={t('six.devices')}
      columns={[text(t('six.device')), text(t('six.now')), number(t('six.ok')), share(t('six.share')), number(t('six.fault')), number(t('six.absent')), number(t('six.not-known'))]}
      rows={equipment.map(({ device, title, state, ok, fault, absent, unknown }) => ({
        key: device,
        cells: [`${view === null ? device : standOf(view, device)} · ${inLanguage(title)}`, known('state', state), hoursOf(ok * minuteMs), shareOf(ok, ok + fault + absent), ...[fault, absent, unknown].map((minutes) => hoursOf(minutes * minuteMs))],
      }))}
      empty={t('empty.devices')}
      testId="six-devices"
    />
  )
}

function StateForm({ one: { code }, six, state }: LineProps) {
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const [count, setCount] = useState('')
  const toggle = (kind: string) => setEvidence(evidence.includes(kind) ? evidence.filter((one) => one !== kind) : [...evidence, kind])
  const say = async (met: Met) => {
    await state(code, { met, evidence, count: count === '' ? null : Number(count) })
  }
  return (
    <details>
      <summary data-testid={`six-state-${code}`}>{t('six.state')}</summary>
      <div class="office-form">
        <fieldset class="office-choice">
          <legend>{t('six.evidence')}</legend>
          {six.evidence.map((kind) => (
            <button key={kind.code} type="button" class="button small" aria-pressed={evidence.includes(kind.code)} onClick={() => toggle(kind.code)} data-testid={`six-${code}-${kind.code}`}>
              {lineWords(six.evidence, kind.code)}
            </button>
          ))}
        </fieldset>
        <label>
          {t('six.how-many')}
          <input type="number" min="0" max="1000000" step="1" value={count} onInput={({ currentTarget }) => setCount(currentTarget.value)} data-testid={`six-count-${code}`} />
        </label>
        <Reason label={t('six.say')} group="met" choices={metLevels} onChoose={say} testId={`six-say-${code}`} />
      </div>
    </details>
  )
}
