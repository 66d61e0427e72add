/** A technician's page: what needs somebody first, with its mend; then what is well; then papers, previews and the log. */
import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { DeviceView, HealthView, SelfTestReport } from '../../../device-daemon/wire/views.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Notice, Pairing, Top } from '../../design/parts.tsx'
import { inLanguage, t } from '../../words/words.ts'
import { agoText } from './ago.ts'
import { ConfigCheckPanel } from './config-check.tsx'
import { Device } from './device.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { MetricsPanel } from './metrics-panel.tsx'
import { inOrder, isDown, type Ordered } from './order.ts'
import { Preview } from './preview.tsx'
import { Prints } from './prints.tsx'
import { Report } from './report.tsx'
import { Roll } from './roll.tsx'
import { type SelfTest, stillTrue, withoutTest, withTest } from './self-tests.ts'
import { waitingFor } from './waits.ts'
import '../../words/staff-words.ts'
import './tech.css'

export function TechScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  const tests = useSelfTests(line)
  const now = useNow()
  if (line.needsToken.value) return <Pairing line={line} />
  const ordered = inOrder(line.devices.value)
  const stale = line.staleSince.value
  const list = (devices: readonly DeviceView[], isIll: boolean) => devices.map((device) => <Item key={device.id} device={device} isIll={isIll} line={line} now={now} tests={tests} />)
  return (
    <div class="tech">
      <Top title={t('tech.title')} line={line} />
      <main class={stale === null ? '' : 'tech-stale'}>
        <Overall stale={stale} ordered={ordered} health={line.health.value} />
        {stale !== null && (
          <Notice tone="plain" testId="stale">
            {t('tech.staleSince', { ago: agoText(stale, now) })}
          </Notice>
        )}
        {stale === null &&
          (line.health.value?.reasons ?? []).map((reason) => (
            <Notice key={reason.en} tone="bad" testId="health-reason">
              {inLanguage(reason)}
              {reason.detail !== null && <small lang="en"> {reason.detail}</small>}
            </Notice>
          ))}
        {ordered.ill.length > 0 && (
          <ul class="tech-ill" data-testid="tech-ill">
            {list(ordered.ill, true)}
          </ul>
        )}
        <Prints line={line} />
        {ordered.well.length > 0 && (
          <ul class="card tech-well" data-testid="tech-well">
            {list(ordered.well, false)}
          </ul>
        )}
        <Preview line={line} />
        <MetricsPanel />
        <ConfigCheckPanel line={line} />
        <Diagnostics line={line} />
      </main>
    </div>
  )
}

interface ItemProps {
  readonly device: DeviceView
  readonly isIll: boolean
  readonly line: Connection
  readonly now: number
  readonly tests: Tests
}

function Item({ device, isIll, line, now, tests }: ItemProps) {
  const isStale = line.staleSince.value !== null
  const test = tests.all.find((one) => one.device === device.id)
  const view = line.view.value
  return (
    <li>
      <Device
        device={device}
        isIll={isIll}
        waiting={waitingFor(device, view?.stands[device.id] ?? {}, view?.prints ?? [])}
        now={now}
        isStale={isStale}
        busy={test?.state === 'running'}
        onTest={() => tests.run(device.id)}
      >
        {device.kind === 'printer' && <Roll line={line} printer={device.id} isStale={isStale} ago={(at) => agoText(Date.parse(at), now)} />}
      </Device>
      {test !== undefined && <Report test={test} now={now} onClose={() => tests.close(device.id)} />}
    </li>
  )
}

interface OverallProps {
  readonly stale: number | null
  readonly ordered: Ordered
  readonly health: HealthView | null
}

/** What a person sees first: green only while the daemon is there and everything is well. */
function Overall({ stale, ordered: { ill, well }, health }: OverallProps) {
  const said = (tone: string, words: string) => (
    <p class={`tech-overall ${tone}`} role="status" data-testid="overall">
      {words}
    </p>
  )
  if (stale !== null) return said('plain', t('tech.staleShort'))
  if (health !== null && health.status !== 'ok') return said('bad', t('tech.degraded'))
  if (ill.length === 0) return said('good', t('tech.allWell'))
  return said(ill.some(isDown) ? 'bad' : 'warn', t('tech.trouble', { of: ill.length + well.length, count: ill.length }))
}

interface Tests {
  readonly all: readonly SelfTest[]
  run(device: string): Promise<void>
  close(device: string): void
}

function useSelfTests(line: Connection): Tests {
  const tests = useMemo(() => signal<readonly SelfTest[]>([]), [])
  const devices = line.devices.value
  const all = stillTrue(tests.value, devices)
  // Kept as they are now: what a mend has made untrue does not come back with the next fault.
  useEffect(() => {
    tests.value = stillTrue(tests.value, devices)
  }, [devices])
  return {
    all,
    async run(device) {
      tests.value = withTest(tests.value, { device, state: 'running' })
      const answer = await line.post<SelfTestReport>(`/api/devices/${device}/self-test`)
      tests.value = withTest(tests.value, answer.ok ? { device, state: 'done', report: answer.data } : { device, state: 'refused', code: answer.problem.code })
    },
    close(device) {
      tests.value = withoutTest(tests.value, device)
    },
  }
}

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
