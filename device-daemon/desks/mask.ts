/** De-identification for display (GB/T 35273-2020, 7.2): enough to recognise one's own, too little to use. */

const numberHead = 4
const numberTail = 4

/** 张三 → 张*, 欧阳娜娜 → 欧***: the first character and a star for each further one. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim())
  return first + '*'.repeat(rest.length)
}

/** 11010519491231123X → 1101**********123X: four, stars, four. A short number shows nothing. */
export function maskNumber(number: string): string {
  const hidden = number.length - numberHead - numberTail
  if (hidden < 4) return '*'.repeat(number.length)
  return number.slice(0, numberHead) + '*'.repeat(hidden) + number.slice(-numberTail)
}

/** Whole years on the site's day, or null where the date of birth is not one. */
export function ageOn(birth: string, now: number, timeZone: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(birth)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  try {
    const born = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    const years = born.until(today, { largestUnit: 'years' }).years
    return years >= 0 ? years : null
  } catch {
    return null
  }
}
