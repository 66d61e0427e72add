/** Is this box at its limits? Memory, how long everything waits for its turn, and how much is written, while somebody looks. */
import { useEffect, useState } from 'preact/hooks'
import { ChartFrame } from '../../design/chart.tsx'
import { clockAt } from '../../words/hall-time.ts'
import { t } from '../../words/words.ts'
import { everyMs, eventsBetween, type Sample, sampleOf, withSample } from './metrics.ts'

export function MetricsPanel() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="card tech-metrics" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary data-testid="metrics">{t('tech.metrics')}</summary>
      {isOpen && <Charts />}
    </details>
  )
}

function Charts() {
  const samples = useSamples()
  const places = samples.map(({ at }) => ({ key: String(at), name: `${clockAt(at)}:${String(new Date(at).getSeconds()).padStart(2, '0')}` }))
  const charts = [
    { testId: 'metric-memory', title: t('tech.memory'), unit: 'MiB', values: samples.map(({ memoryMiB }) => memoryMiB) },
    { testId: 'metric-delay', title: t('tech.delay'), unit: 'ms', values: samples.map(({ delayMs }) => delayMs) },
    { testId: 'metric-events', title: t('tech.events'), unit: t('tech.eventsUnit'), values: eventsBetween(samples) },
  ]
  return (
    <div class="tech-charts">
      {charts.map(({ testId, title, unit, values }) => (
        <ChartFrame key={testId} title={title} unit={unit} places={samples.length === 0 ? null : places} placesAre={t('tech.when')} series={[{ name: title, values }]} form={(value) => value.toFixed(1)} empty={t('tech.metricsSoon')} testId={testId} />
      ))}
    </div>
  )
}

function useSamples(): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    const take = async () => {
      try {
        const sample = sampleOf(await (await fetch('/metrics')).text(), Date.now())
        if (sample !== null) setSamples((before) => withSample(before, sample))
      } catch {
        // The daemon is away: the page's head says so, and there is a gap.
      }
    }
    void take()
    const timer = setInterval(take, everyMs)
    return () => clearInterval(timer)
  }, [])
  return samples
}
