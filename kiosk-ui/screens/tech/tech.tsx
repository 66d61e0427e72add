/** A technician's page: every device, live; a self-test for each; tickets that may not be on paper. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { noAnswerWanted } from '../../../device-daemon/wire/print-reasons.ts'
import { notHeard, reasonWords } from '../../../device-daemon/wire/reasons.ts'
import type { DeviceView, HealthView, SelfTestReport } from '../../../device-daemon/wire/views.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Badge, Button, Notice, Pairing, Top } from '../../design/parts.tsx'
import { inLanguage, inSentences, known, t } from '../../words/words.ts'
import { agoOf } from './ago.ts'
import { Preview } from './preview.tsx'
import { Roll } from './roll.tsx'
import { toneOf } from './tone.ts'
import '../../words/staff-words.ts'
import './tech.css'

type Test = { readonly device: string; readonly state: 'running' } | { readonly device: string; readonly state: 'done'; readonly report: SelfTestReport } | { readonly device: string; readonly state: 'refused'; readonly code: string }

export function TechScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  const test = useMemo(() => signal<Test | null>(null), [])
  const now = useNow()
  if (line.needsToken.value) return <Pairing line={line} />
  const devices = line.devices.value
  const stale = line.staleSince.value
  const shown = test.value !== null && isOutdated(test.value, devices) ? null : test.value
  const trouble = devices.filter(({ state }) => state === 'fault' || state === 'absent').length
  const run = async (device: string) => {
    test.value = { device, state: 'running' }
    const answer = await line.post<SelfTestReport>(`/api/devices/${device}/self-test`)
    test.value = answer.ok ? { device, state: 'done', report: answer.data } : { device, state: 'refused', code: answer.problem.code }
  }
  return (
    <div class="tech">
      <Top title={t('tech.title')} line={line}>
        <Overall stale={stale} trouble={trouble} health={line.health.value} />
      </Top>
      <main class={stale === null ? '' : 'tech-stale'}>
        {stale !== null && (
          <Notice tone="plain" testId="stale">
            {t('tech.staleSince', { ago: agoText(stale, now) })}
          </Notice>
        )}
        {stale === null &&
          (line.health.value?.reasons ?? []).map((reason) => (
            <Notice key={reason} tone="bad" testId="health-reason">
              {reason}
            </Notice>
          ))}
        <ul class="tech-devices">
          {devices.map((device) => (
            <li key={device.id}>
              <Device device={device} now={now} isStale={stale !== null} busy={shown?.device === device.id && shown.state === 'running'} onTest={() => run(device.id)}>
                {device.kind === 'printer' && <Roll line={line} printer={device.id} isStale={stale !== null} ago={(at) => agoText(Date.parse(at), now)} />}
              </Device>
              {shown?.device === device.id && <Report test={shown} now={now} />}
            </li>
          ))}
        </ul>
        <Prints line={line} />
        <Preview line={line} />
      </main>
    </div>
  )
}

/** The device has been mended since it failed, or has failed since it passed: the report says nothing of how it is now. */
function isOutdated(test: Test, devices: readonly DeviceView[]): boolean {
  const device = devices.find(({ id }) => id === test.device)
  if (test.state !== 'done' || device === undefined || device.since <= test.report.at) return false
  const isWell = device.state === 'ok' || device.state === 'warning'
  const isIll = device.state === 'fault' || device.state === 'absent'
  return test.report.passed ? isIll : isWell
}

interface OverallProps {
  readonly stale: number | null
  readonly trouble: number
  readonly health: HealthView | null
}

/** What a person sees first: green only while the daemon is there and everything is well. */
function Overall({ stale, trouble, health }: OverallProps) {
  if (stale !== null) return <Badge tone="plain" testId="overall">{t('tech.staleShort')}</Badge>
  if (health !== null && health.status !== 'ok') return <Badge tone="bad" testId="overall">{t('tech.degraded')}</Badge>
  return <Badge tone={trouble === 0 ? 'good' : 'bad'} testId="overall">{trouble === 0 ? t('tech.allWell') : t('tech.trouble', { count: trouble })}</Badge>
}

function agoText(then: number, now: number): string {
  const { unit, count } = agoOf(then, now)
  return t(`tech.${unit}Ago`, { count })
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
  /** The daemon is away: what is shown is how it was. */
  readonly isStale: boolean
  readonly busy: boolean
  readonly onTest: () => unknown
  readonly children?: ComponentChildren
}

function Device({ device, now, isStale, busy, onTest, children }: DeviceProps) {
  const id = device.id.replace('/', '-')
  const ago = (at: string) => agoText(Date.parse(at), now)
  const unheard = notHeard(device)
  const words = device.reason === null ? unheard : reasonWords[device.reason]
  return (
    <article class="card tech-device" data-testid={`device-${id}`}>
      <div class="tech-name">
        <h2>{inLanguage(device.title)}</h2>
        <code>{device.id}</code>
        <small>{device.line}</small>
      </div>
      <div class="tech-state">
        <Badge tone={isStale ? 'plain' : toneOf(device.state)} testId={`device-${id}-state`}>
          {known('state', device.state)}
          {device.reason !== null && ` · ${known('reason', device.reason)}`}
          {unheard !== null && ` · ${t('tech.notHeard')}`}
        </Badge>
        <small title={device.since}>{t('tech.since', { ago: ago(device.since) })}</small>
        {words !== null && (
          <p class="tech-mend" data-testid={`device-${id}-mend`}>
            {inSentences(words.says, words.mend)}
          </p>
        )}
        {/* What the line says of itself, in its own language; a pulled cable has nothing to add. */}
        {device.detail !== null && device.reason !== 'unplugged' && <small class="tech-detail">{device.detail}</small>}
      </div>
      <div class="tech-contact">
        <span title={device.lastContact ?? ''}>{device.lastContact === null ? t('tech.noContact') : t('tech.lastContact', { ago: ago(device.lastContact) })}</span>
        <small>{t('tech.counts', { ...device.counters })}</small>
        <small>{t('tech.bytes', { ...device.counters })}</small>
      </div>
      <Button kind="small" onPress={onTest} disabled={busy || isStale} testId={`self-test-${id}`}>
        {busy ? t('tech.testing') : t('tech.selfTest')}
      </Button>
      {children}
    </article>
  )
}

function Report({ test, now }: { readonly test: Test; readonly now: number }) {
  if (test.state === 'running') return <Notice testId="self-test-running">{t('tech.testHint')}</Notice>
  if (test.state === 'refused') return <Notice tone="bad">{known('problem', test.code)}</Notice>
  const { report } = test
  return (
    <section class={`notice ${report.passed ? '' : 'bad'}`} data-testid="self-test-report">
      <strong>{report.passed ? t('tech.passed') : t('tech.failed')}</strong> <small>{t('tech.testedAt', { ago: agoText(Date.parse(report.at), now) })}</small>
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
  const prints = (line.view.value?.prints ?? []).filter(({ state, reason }) => (state === 'unconfirmed' && reason !== noAnswerWanted) || state === 'failed')
  if (prints.length === 0) return null
  return (
    <section class="card tech-prints">
      <h2>{t('tech.prints')}</h2>
      <ul>
        {prints.map((print) => (
          <li key={print.job}>
            <strong>{print.paper.of === 'notice' || print.paper.of === 'supplement' ? print.paper.notice : print.ticket?.split('-')[1]}</strong>
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
