/** Which days are working days. Dates are `YYYY-MM-DD`. */
export interface Calendar {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[]
  /** Closed although it is such a day. */
  readonly holidays: ReadonlySet<string>
  /** Open although it is not: in China a long holiday is paid for with weekends. */
  readonly workdays: ReadonlySet<string>
  /** Whose holidays have been published and are known here. */
  readonly years: ReadonlySet<number>
}
