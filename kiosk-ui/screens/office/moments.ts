/** An instant on the hall's own clock: the office may be read in another time zone. */
const partsIn = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(instant))

/** `YYYY-MM-DD`. */
export const dateIn = (instant: string, timeZone: string): string => partsIn(instant, timeZone).slice(0, 10)
/** `YYYY-MM-DD HH:MM`. */
export const momentIn = (instant: string, timeZone: string): string => partsIn(instant, timeZone)
