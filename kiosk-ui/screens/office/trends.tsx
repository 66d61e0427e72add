/** How a period went: its acts, its waits and its ratings, by the day or by more where there are many. */
import type { FigureList } from '../../../device-daemon/wire/figures-view.ts'
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import { ChartFrame } from '../../design/chart.tsx'
import type { Series, Value } from '../../design/chart-measure.ts'
import { Notice } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { queryOf, type SectionProps } from './section.ts'
import { type Span, spanFor, type SpanSum, spansOf, type Sum } from './spans.ts'

export function TrendsSection({ line, period }: SectionProps) {
  const { data, problem } = useAsked<FigureList>(line, `/api/figures?${queryOf(period)}&by=date`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  const span = spanFor(data?.figures ?? [])
  const sums = data === null ? null : spansOf(data.figures, span)
  const per = t(`trend.per-${span}`)
  const shared = { places: sums?.map(({ key }) => ({ key, name: nameOf(key, span) })) ?? null, placesAre: t(`trend.${span}`), empty: t('empty.trends') }
  return (
    <div class="office-trends">
      <ChartFrame {...shared} title={t('trend.acts', { per })} unit={t('trend.count')} series={seriesOf(sums, t('figure.acts'), ({ acts }) => acts)} form={(value) => value} testId="chart-acts" />
      <ChartFrame {...shared} title={t('trend.waits', { per })} unit={t('trend.minutes')} series={seriesOf(sums, t('figure.wait'), ({ waits, waitMs }) => (waits === 0 ? null : waitMs / waits / 60_000))} form={(value) => value.toFixed(1)} testId="chart-waits" />
      <ChartFrame {...shared} title={t('trend.ratings', { per })} unit={t('trend.percent')} series={ratingLevels.flatMap((level) => seriesOf(sums, known('level', level), shareOfLevel(level)))} form={(value) => `${value.toFixed(1)} %`} testId="chart-ratings" />
    </div>
  )
}

const seriesOf = (sums: readonly SpanSum[] | null, name: string, of: (sum: Sum) => Value): readonly Series[] => [{ name, values: (sums ?? []).map(({ sum }) => (sum === null ? null : of(sum))) }]

/** Of the ratings that were given. */
function shareOfLevel(level: (typeof ratingLevels)[number]) {
  return (sum: Sum): Value => {
    const rated = ratingLevels.reduce((all, one) => all + sum[one], 0)
    return rated === 0 ? null : (100 * sum[level]) / rated
  }
}

/** As short as it is told apart: there is little room below a bar. */
function nameOf(key: string, span: Span): string {
  if (span === 'month') return key
  return `${Number(key.slice(5, 7))}-${Number(key.slice(8))}`
}
