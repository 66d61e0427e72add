/** The hall's own calendar: dates turn at the site's midnight, hours are the site's wall clock. */

/** `YYYY-MM-DD` at the site. */
export function businessDateOf(now: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Within one of the hours, or no hours given. `to` is exclusive; an hour that ends before it begins spans midnight. */
export function isOpen(hours: readonly { readonly from: string; readonly to: string }[], now: number, timeZone: string): boolean {
  if (hours.length === 0) return true
  const time = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
  return hours.some(({ from, to }) => (from <= to ? from <= time && time < to : from <= time || time < to))
}

/** From now to the next midnight at the site, ms; at least 1. */
export function msToMidnight(now: number, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone })
  return Math.max(1, midnight.epochMilliseconds - now)
}
