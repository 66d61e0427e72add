/** Charts: one series, two and five on one another, one that is flat, and those with nothing to draw. */
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import { ChartFrame, type Place } from '../../design/chart.tsx'
import type { Series } from '../../design/chart-measure.ts'
import { known, t } from '../../words/words.ts'
import { Part, type Theme } from './themes.tsx'

/** Days: enough that not each of them is named below. */
const places: readonly Place[] = Array.from({ length: 12 }, (_none, nth) => ({ key: `2026-11-${nth + 12}`, name: `11.${nth + 12}` }))
/** With a day of nothing, and one of which nothing is known. */
const acts = [42, 38, 51, 0, null, 47, 55, 61, 40, 33, 58, 49]
const asked = [12, 9, 20, 0, null, 14, 17, 22, 11, 8, 19, 15]
const shares = [62, 24, 9, 4, 1]

const levels: readonly Series[] = ratingLevels.map((level, nth) => ({ name: known('level', level), values: places.map(() => shares[nth] ?? null) }))

export const ChartParts = () => (
  <Part title={t('design.charts')} name="charts">
    {(theme) => <Charts theme={theme} />}
  </Part>
)

function Charts({ theme }: { readonly theme: Theme }) {
  const shared = { places, placesAre: t('trend.date'), unit: t('trend.count'), form: (value: number) => value, empty: t('design.noRatings') }
  const named = (state: string) => `design-chart-${theme}-${state}`
  return (
    <>
      <ChartFrame {...shared} title={t('design.one')} series={[{ name: t('design.acts'), values: acts }]} testId={named('one')} />
      <ChartFrame {...shared} title={t('design.two')} series={[{ name: t('design.acts'), values: acts }, { name: t('design.askedFor'), values: asked }]} testId={named('two')} />
      <ChartFrame {...shared} title={t('design.levels')} unit={t('trend.percent')} series={levels} testId={named('levels')} />
      <ChartFrame {...shared} title={t('design.single')} places={places.slice(0, 1)} series={[{ name: t('design.acts'), values: acts.slice(0, 1) }]} testId={named('single')} />
      <ChartFrame {...shared} title={t('design.bare')} series={[{ name: t('design.acts'), values: places.map(() => null) }]} testId={named('bare')} />
      <ChartFrame {...shared} title={t('design.coming')} places={null} series={[{ name: t('design.acts'), values: acts }]} testId={named('coming')} />
    </>
  )
}
