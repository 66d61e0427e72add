/**
 * A chart of bars with its title, its unit, its legend in words and its numbers as a table. Drawn as SVG by d3's scales, and not by uPlot:
 * its canvas has no patterns, is blurred on paper and says nothing to a screen reader.
 */
import type { ComponentChildren } from 'preact'
import { t } from '../words/words.ts'
import { barsOf, chartSize, heightOf, namedOf, type Series, ticksOf, type Value, xOf, yOf } from './chart-measure.ts'
import { number, Table, time } from './table.tsx'
import './chart.css'

export interface Place {
  readonly key: string
  readonly name: string
}
interface ChartProps {
  readonly title: string
  readonly unit: string
  /** Null until they are there. */
  readonly places: readonly Place[] | null
  /** How the column of places is called. */
  readonly placesAre: string
  readonly series: readonly Series[]
  /** As a table would show it. */
  readonly form: (value: number) => string | number
  readonly empty: string
  readonly testId: string
}

export function ChartFrame(props: ChartProps) {
  const { title, unit, places, series, empty, testId } = props
  const isEmpty = series.every(({ values }) => values.every((value) => value === null))
  return (
    <figure class="chart card" data-testid={testId}>
      <figcaption>
        <strong>{title}</strong> <small>{unit}</small>
      </figcaption>
      {places === null ? <p>{t('chart.loading')}</p> : isEmpty ? <p data-testid={`${testId}-empty`}>{empty}</p> : <Drawn {...props} places={places} />}
    </figure>
  )
}

function Drawn({ places, ...props }: ChartProps & { readonly places: readonly Place[] }) {
  const { title, series, placesAre, form, empty, testId } = props
  const cell = (value: Value | undefined) => (value === null || value === undefined ? null : form(value))
  return (
    <>
      {series.length > 1 && <Legend series={series} testId={testId} />}
      <Bars {...props} places={places} />
      <details>
        <summary data-testid={`${testId}-numbers`}>{t('chart.numbers')}</summary>
        <Table
          caption={title}
          columns={[time(placesAre), ...series.map(({ name }) => number(name))]}
          rows={places.map(({ key, name }, at) => ({ key, cells: [{ value: key, shown: name }, ...series.map(({ values }) => cell(values[at]))] }))}
          empty={empty}
          testId={`${testId}-table`}
        />
      </details>
    </>
  )
}

/** Its patterns are its own: another chart may stand on another ground. */
function Legend({ series, testId }: Pick<ChartProps, 'series' | 'testId'>) {
  return (
    <ul class="chart-legend">
      {series.map(({ name }, nth) => (
        <li key={name}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <Patterns id={`${testId}-legend-${nth}`} />
            <Filled id={`${testId}-legend-${nth}`} series={nth} x={1} y={1} width={14} height={14} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Bars({ title, unit, places, series, form, testId }: ChartProps & { readonly places: readonly Place[] }) {
  const ticks = ticksOf(heightOf(series, places.length))
  const top = ticks.at(-1) ?? 1
  const { wide, high, left, right, bottom } = chartSize
  return (
    <svg class="chart-drawn" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={`${title} ${unit}`}>
      <Patterns id={testId} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="chart-line" x1={left} x2={wide - right} y1={yOf(tick, top)} y2={yOf(tick, top)} />
          <text class="chart-tick" x={left - 6} y={yOf(tick, top) + 4}>
            {tick}
          </text>
        </g>
      ))}
      {barsOf(series, places.length, top).map((bar) => (
        <Filled key={`${bar.series} ${bar.at}`} id={testId} series={series.length === 1 ? 1 : bar.series} x={bar.x} y={bar.y} width={bar.wide} height={bar.high}>
          <title>{`${places[bar.at]?.name ?? ''} ${series[bar.series]?.name ?? ''} ${form(bar.value)}`}</title>
        </Filled>
      ))}
      {namedOf(places.length).map((at) => (
        <text key={at} class="chart-place" x={xOf(at, places.length)} y={high - bottom + 18}>
          {places[at]?.name}
        </text>
      ))}
    </svg>
  )
}

interface FilledProps {
  readonly id: string
  readonly series: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly children?: ComponentChildren
}

/** By what stands in it, an edge round each: where no colours are, the series are told apart. */
function Filled({ id, series, children, ...place }: FilledProps) {
  const pattern = ['', '', 'hatch', 'dots', 'cross'][series] ?? ''
  return (
    <rect class={`chart-bar chart-bar-${series}`} data-series={series} {...place} {...(pattern === '' ? {} : { fill: `url(#${id}-${pattern})` })}>
      {children}
    </rect>
  )
}

function Patterns({ id }: { readonly id: string }) {
  const tile = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const
  return (
    <defs>
      <pattern id={`${id}-hatch`} {...tile}>
        <path class="chart-pattern" d="M-1 1 1 -1M0 6 6 0M5 7 7 5" />
      </pattern>
      <pattern id={`${id}-dots`} {...tile}>
        <circle class="chart-dot" cx={3} cy={3} r={1.4} />
      </pattern>
      <pattern id={`${id}-cross`} {...tile}>
        <path class="chart-pattern strong" d="M0 0 6 6M0 6 6 0" />
      </pattern>
    </defs>
  )
}
