/** A technician's page: every device, live; a self-test for each; tickets that may not be on paper. */
import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { DeviceView, SelfTestReport } from '../../../device-daemon/wire/views.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Badge, Button, Notice, Pairing, Top } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import { agoOf } from './ago.ts'
import { toneOf } from './tone.ts'
import './tech.css'

type Test = { readonly device: string; readonly state: 'running' } | { readonly device: string; readonly state: 'done'; readonly report: SelfTestReport } | { readonly device: string; readonly state: 'refused'; readonly code: string }

export function TechScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  const test = useMemo(() => signal<Test | null>(null), [])
  const now = useNow()
  if (line.needsToken.value) return <Pairing line={line} />
  const devices = line.devices.value
  const trouble = devices.filter(({ state }) => state === 'fault' || state === 'absent').length
  const run = async (device: string) => {
    test.value = { device, state: 'running' }
    const answer = await line.post<SelfTestReport>(`/api/devices/${device}/self-test`)
    test.value = answer.ok ? { device, state: 'done', report: answer.data } : { device, state: 'refused', code: answer.problem.code }
  }
  return (
    <div class="tech">
      <Top title={t('tech.title')} line={line}>
        <Badge tone={trouble === 0 ? 'good' : 'bad'}>{trouble === 0 ? t('tech.allWell') : t('tech.trouble', { count: trouble })}</Badge>
      </Top>
      <main>
        <ul class="tech-devices">
          {devices.map((device) => (
            <li key={device.id}>
              <Device device={device} now={now} busy={test.value?.device === device.id && test.value.state === 'running'} onTest={() => run(device.id)} />
              {test.value?.device === device.id && <Report test={test.value} />}
            </li>
          ))}
        </ul>
        <Prints line={line} />
      </main>
    </div>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface DeviceProps {
  readonly device: DeviceView
  readonly now: number
  readonly busy: boolean
  readonly onTest: () => unknown
}

function Device({ device, now, busy, onTest }: DeviceProps) {
  const id = device.id.replace('/', '-')
  const ago = (at: string) => {
    const { unit, count } = agoOf(Date.parse(at), now)
    return t(`tech.${unit}Ago`, { count })
  }
  return (
    <article class="card tech-device" data-testid={`device-${id}`}>
      <div class="tech-name">
        <h2>{inLanguage(device.title)}</h2>
        <code>{device.id}</code>
        <small>{device.line}</small>
      </div>
      <div class="tech-state">
        <Badge tone={toneOf(device.state)} testId={`device-${id}-state`}>
          {known('state', device.state)}
          {device.reason !== null && ` · ${known('reason', device.reason)}`}
        </Badge>
        <small title={device.since}>{t('tech.since', { ago: ago(device.since) })}</small>
        {device.detail !== null && <small class="tech-detail">{device.detail}</small>}
      </div>
      <div class="tech-contact">
        <span title={device.lastContact ?? ''}>{device.lastContact === null ? t('tech.noContact') : t('tech.lastContact', { ago: ago(device.lastContact) })}</span>
        <small>{t('tech.counts', { ...device.counters })}</small>
        <small>{t('tech.bytes', { ...device.counters })}</small>
      </div>
      <Button kind="small" onPress={onTest} disabled={busy} testId={`self-test-${id}`}>
        {busy ? t('tech.testing') : t('tech.selfTest')}
      </Button>
    </article>
  )
}

function Report({ test }: { readonly test: Test }) {
  if (test.state === 'running') return <Notice testId="self-test-running">{t('tech.testHint')}</Notice>
  if (test.state === 'refused') return <Notice tone="bad">{known('problem', test.code)}</Notice>
  const { report } = test
  return (
    <section class={`notice ${report.passed ? '' : 'bad'}`} data-testid="self-test-report">
      <strong>{report.passed ? t('tech.passed') : t('tech.failed')}</strong>
      <ul>
        {report.steps.map((step) => (
          <li key={step.title.en}>
            {step.passed ? '✓' : '✗'} {inLanguage(step.title)}
            {step.advice !== null && <p class="tech-advice">{inLanguage(step.advice)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Tickets that nobody can say are on paper: a person decides. */
function Prints({ line }: { readonly line: Connection }) {
  const prints = (line.view.value?.prints ?? []).filter(({ state }) => state === 'unconfirmed' || state === 'failed')
  if (prints.length === 0) return null
  return (
    <section class="card tech-prints">
      <h2>{t('tech.prints')}</h2>
      <ul>
        {prints.map((print) => (
          <li key={print.job}>
            <strong>{print.ticket.split('-')[1]}</strong>
            <span>
              {known('print', print.state)}
              {print.reason !== null && ` · ${known('reason', print.reason)}`}
            </span>
            <Button kind="small" onPress={() => line.post(`/api/prints/${print.ticket}/reprint`)} testId={`reprint-${print.ticket}`}>
              {t('tech.reprint')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
