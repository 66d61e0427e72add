/** Where a chart's bars and lines stand, by d3's scales. All in the units of its own picture. */
import { scaleBand, scaleLinear } from 'd3-scale'

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

/** So much of a place is its bar; the rest parts it from the next. */
const barShare = 0.7
/** Few bars are no walls. */
const barMax = 48
/** About so many lines have room. */
const ticksWanted = 4

const upright = (top: number) => scaleLinear([0, top], [chartSize.high - chartSize.bottom, chartSize.top])
const places = (count: number) =>
  scaleBand<number>(Array.from({ length: count }, (_none, at) => at), [chartSize.left, chartSize.wide - chartSize.right])
    .paddingInner(1 - barShare)
    .paddingOuter((1 - barShare) / 2)

/** From 0 to above the highest, in steps that are read at a glance. */
export function ticksOf(max: number): readonly number[] {
  return scaleLinear([0, max > 0 ? max : 1], [0, 1]).nice(ticksWanted).ticks(ticksWanted)
}

export const yOf = (value: number, top: number): number => upright(top)(value)
/** The middle of a place. */
export function xOf(at: number, count: number): number {
  const scale = places(count)
  return (scale(at) ?? 0) + scale.bandwidth() / 2
}

/** The highest that stands anywhere, all series on one another. */
export const heightOf = (series: readonly Series[], count: number): number => Math.max(0, ...Array.from({ length: count }, (_none, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)))

/** Each series on the one before it. */
export function barsOf(series: readonly Series[], count: number, top: number): readonly Bar[] {
  const wide = Math.min(barMax, places(count).bandwidth())
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
