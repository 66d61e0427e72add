/** Where a chart's bars and lines stand. All in the units of its own picture. */
export const chartSize = { wide: 560, high: 220, left: 44, right: 8, top: 12, bottom: 28 } as const

/** Null: nothing that it could be of, which is not the same as 0. */
export type Value = number | null
export interface Series {
  readonly name: string
  readonly values: readonly Value[]
}

export interface Bar {
  readonly series: number
  readonly at: number
  readonly value: number
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly high: number
}

const inner = { wide: chartSize.wide - chartSize.left - chartSize.right, high: chartSize.high - chartSize.top - chartSize.bottom }
/** So much of a place is its bar; the rest parts it from the next. */
const barShare = 0.7
/** Few bars are no walls. */
const barMax = 48

/** From 0, in steps of 1, 2 or 5 that are read at a glance; as many as the height has room for. */
export function ticksOf(max: number): readonly number[] {
  const most = 5
  const raw = max <= 0 ? 1 / most : max / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= raw * (1 - 1e-9)) ?? power
  const count = Math.max(1, Math.ceil(max / step - 1e-9))
  return Array.from({ length: count + 1 }, (_none, nth) => Number((nth * step).toPrecision(12)))
}

export const yOf = (value: number, top: number): number => chartSize.top + inner.high * (1 - value / top)
/** The middle of a place. */
export const xOf = (at: number, count: number): number => chartSize.left + (inner.wide * (at + 0.5)) / count

/** The highest that stands anywhere, all series on one another. */
export const heightOf = (series: readonly Series[], count: number): number => Math.max(0, ...Array.from({ length: count }, (_none, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)))

/** Each series on the one before it. */
export function barsOf(series: readonly Series[], count: number, top: number): readonly Bar[] {
  const wide = Math.min(barMax, (inner.wide / count) * barShare)
  const floors = new Array<number>(count).fill(0)
  return series.flatMap(({ values }, nth) =>
    floors.flatMap((floor, at) => {
      const value = values[at] ?? null
      if (value === null || value === 0) return []
      floors[at] = floor + value
      const y = yOf(floor + value, top)
      return [{ series: nth, at, value, x: xOf(at, count) - wide / 2, y, wide, high: yOf(floor, top) - y }]
    }),
  )
}

/** Which places are named below: all where there is room, else each so-manieth, the first always. */
export function namedOf(count: number): readonly number[] {
  const most = 8
  const step = Math.ceil(count / most)
  return Array.from({ length: count }, (_none, at) => at).filter((at) => at % step === 0)
}
