/** Which days are working days, as a hall's file and a year's file of holidays say it. */
import { z } from 'zod'

const dateSchema = z.iso.date('is a date such as 2026-10-01, in quotes')

/** A year's holidays and the weekends worked for them, with where they were published. */
export const holidaysSchema = z.strictObject({
  source: z.string().min(4).max(300),
  holidays: z.array(dateSchema).max(200),
  workdays: z.array(dateSchema).max(60),
})

export const calendarSchema = z.strictObject({
  /** 1 Monday to 7 Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
  /** Files of holidays, relative to the hall's file; one for each year. */
  files: z.array(z.string().min(1)).max(10).default([]),
  /** Years for which the hall's own days are all there are: limits are counted in them without a file. */
  years: z.array(z.int().min(2000).max(2200)).max(100).default([]),
  /** The hall's own: closed although it is such a day. */
  closed: z.array(dateSchema).max(366).default([]),
  /** Open although it is not, or a holiday. */
  open: z.array(dateSchema).max(366).default([]),
})
