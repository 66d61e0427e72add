/** How far the estimated wait is from the real one, against the two ways it is usually reckoned: on the same days. */
import { errorOf, simulatedDay } from '../kit/simulated-day.ts'
import { report } from './figures.ts'

const days = 20

export async function waits(): Promise<void> {
  const waited = Array.from({ length: days }, (_, day) => simulatedDay(20261126 + day)).flat()
  const ours = errorOf(waited, (one) => one.ours)
  const against = (what: string, error: number) =>
    report(`error of the estimated wait, against ${what}`, `${ours.toFixed(1)} ÷ ${error.toFixed(1)} min = ${(ours / error).toFixed(2)}`, '< 1', ours < error)
  against('people × minutes ÷ windows', errorOf(waited, (one) => one.simple))
  against('the last hour’s mean', errorOf(waited, (one) => one.lastHour))
  const within = waited.filter(({ low, high, real }) => real >= low && real <= high).length / waited.length
  report('waits within the range that was told', `${(within * 100).toFixed(0)} % of ${waited.length}`, 'about two of three', within > 0.55 && within < 0.8)
}
