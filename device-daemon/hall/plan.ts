/** What is fixed while the daemon runs: the hall as its configuration describes it. */

export interface Plan {
  readonly site: string
  /** IANA name; the business date turns at its midnight. */
  readonly timeZone: string
  readonly queues: readonly QueuePlan[]
  readonly windows: readonly WindowPlan[]
  readonly items: readonly ItemPlan[]
  readonly appointments: readonly AppointmentPlan[]
  readonly ratingSeconds: number
}

export interface QueuePlan {
  readonly prefix: string
  /** Local times `HH:MM`; empty: always open. */
  readonly hours: readonly { readonly from: string; readonly to: string }[]
  /** Numbers a day; null: no limit but 999. */
  readonly dailyQuota: number | null
}

export interface WindowPlan {
  readonly number: number
  /** Prefixes this window serves. */
  readonly queues: readonly string[]
  readonly pad: string | null
}

export interface ItemPlan {
  readonly code: string
  readonly queue: string
  readonly open: boolean
}

export interface AppointmentPlan {
  readonly id: string
  readonly item: string
}
