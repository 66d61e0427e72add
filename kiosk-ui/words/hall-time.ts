/** Clocks and days as they are in the hall: a supervisor's or technician's computer may stand in another zone, or be set wrong. */
import { signal } from '@preact/signals'

/** The browser's own until the hall has said its. */
export const hallZone = signal<string | undefined>(undefined)

/** `HH:MM` */
export const clockAt = (instant: string | number): string => partsOf(instant).slice(11)
/** `YYYY-MM-DD` */
export const dayAt = (instant: string | number): string => partsOf(instant).slice(0, 10)

/** Sweden writes `YYYY-MM-DD HH:MM`. */
function partsOf(instant: string | number): string {
  const form = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: hallZone.value } as const
  return new Intl.DateTimeFormat('sv-SE', form).format(new Date(instant))
}
