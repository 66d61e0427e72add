/** What is fixed while the daemon runs: the hall as its configuration describes it. */
import type { RatingLevel } from '../wire/words.ts'
import type { Calendar } from '../wire/calendar.ts'
import type { HelpKind, LineSource, Severity } from '../wire/choices.ts'

export interface Plan {
  readonly site: string
  /** IANA name; the business date turns at its midnight. */
  readonly timeZone: string
  readonly queues: readonly QueuePlan[]
  readonly windows: readonly WindowPlan[]
  /** Their numbers. */
  readonly kiosks: ReadonlySet<number>
  readonly items: readonly ItemPlan[]
  readonly appointments: readonly AppointmentPlan[]
  /** How many days ahead one may book, and how many minutes before and after the time one may come. */
  readonly booking: { readonly daysAhead: number; readonly earlyMinutes: number; readonly lateMinutes: number }
  readonly ratingSeconds: number
  /** For how many days a ticket's code can be rated with, and what may be said with which level: the official tags. */
  readonly rating: { readonly codeDays: number; readonly wordsDays: number; /** Acts that nobody rated are reported all the same. */ readonly byRule: boolean; readonly tags: ReadonlyMap<string, RatingLevel> }
  /** Where people wait for what was made (统一窗口出件); null where the hall has no such queue. */
  readonly outputQueue: string | null
  readonly calendar: Calendar
  /** The cap of the green channel: priority calls in a row while ordinary people wait, and how long these wait at most behind it. */
  readonly priority: { readonly inRow: number; readonly minutes: number }
  /** Codes of the villages and service points where help is given; days that a request stays open after the day asked for, and a contact after the end. */
  readonly help: { readonly places: ReadonlySet<string>; readonly openDays: number; readonly contactDays: number }
  /** Until when somebody who was missed may come back. */
  readonly returning: { readonly numbers: number; readonly minutes: number }
  /** After what time a hand-over that nobody takes goes back, and when an open one is overdue. */
  readonly firstContact: { readonly returnAfterMinutes: number; readonly overdueMinutes: number }
  /** Working days for each step with a bad rating, and how many after its last day it is escalated. */
  readonly rectification: RectificationPlan
  /** What clerks are to have read, by id: the version in force, and the SM3 of its text. */
  readonly documents: ReadonlyMap<string, { readonly version: string; readonly digest: string }>
  /** How many of the first an appraisal proposes for an award. */
  readonly appraisal: { readonly awards: number }
  readonly complaint: ComplaintPlan
  /** The lines of an inspection's checklist, and working days to put a finding right. */
  readonly inspection: InspectionPlan
  /** The six requirements: who says whether each is met, by code; kinds of evidence; how much of the known time a device is to be well. */
  /** When people are to be at their windows on working days, and devices are to work; empty: always. */
  readonly officeHours: readonly Hour[]
  readonly six: { readonly version: string; readonly lines: ReadonlyMap<string, LineSource>; readonly evidence: ReadonlySet<string>; readonly okPercent: number }
  /** What each clerk can do beyond the ordinary, by work number. */
  readonly clerks: ReadonlyMap<string, readonly string[]>
  /** Usual minutes at the window, by item. */
  readonly minutes: ReadonlyMap<string, number>
  /** What an item asks of its clerk, by code. */
  readonly skills: ReadonlyMap<string, string>
}

export interface RectificationPlan {
  /** To speak to the person: when it is opened, and again after the answer. */
  readonly contactDays: number
  /** To put it right. */
  readonly simpleDays: number
  readonly complexDays: number
  readonly escalateAfterDays: number
}

/** Working days for each step with a complaint, and days that its contact is kept after the end. */
export interface ComplaintPlan {
  readonly acceptDays: number
  readonly answerDays: number
  readonly visitBackDays: number
  readonly escalateAfterDays: number
  readonly contactDays: number
}

export interface InspectionPlan {
  readonly version: string
  /** Their codes, in order. */
  readonly lines: readonly string[]
  readonly days: Readonly<Record<Severity, number>>
  readonly escalateAfterDays: number
}

export interface QueuePlan {
  readonly prefix: string
  /** Local times `HH:MM`; empty: always open. */
  readonly hours: readonly Hour[]
  /** Numbers a day; null: no limit but 999. */
  readonly dailyQuota: number | null
  /** Numbers a person a day, by the card that is laid at the kiosk; null: no card is asked for. */
  readonly perPerson: number | null
}

export interface Hour {
  readonly from: string
  readonly to: string
  /** Numbers in this time; null: no limit but the day's. */
  readonly quota: number | null
}

/** D calendar days, WD working days, NOW the same day. */
export interface LimitPlan {
  readonly value: number
  readonly unit: 'D' | 'WD' | 'NOW' | 'MONTH'
}

export interface WindowPlan {
  readonly number: number
  /** Prefixes this window serves. */
  readonly queues: readonly string[]
  /** Prefixes it serves when nobody waits in those. */
  readonly helps: readonly string[]
  readonly pad: string | null
  /** A tablet asks for ratings (/pad/N), alone or beside a pad with keys. */
  readonly screen: boolean
}

export interface ItemPlan {
  readonly code: string
  readonly queue: string
  readonly open: boolean
  /** A hall of this tier may take it. */
  readonly isHere: boolean
  /** The first and the last business date on which it can be had; null: no such day. */
  readonly from: string | null
  readonly until: string | null
  /** What it is made of, where it is a bundle (一件事). */
  readonly parts: readonly ItemPlan[]
  /** How many papers its list has. */
  readonly papers: number
  /** Of the catalogue that it stands in. */
  readonly version: string
  /** SM3 of its entry, of a bundle with those of its parts, hex: what they say, to the last letter. */
  readonly digest: string
  /** It can be booked. */
  readonly bookable: boolean
  /** At these times only, for so many each; empty: at any time. */
  readonly slots: readonly Slot[]
  /** How those who cannot come are helped with it. */
  readonly help: readonly HelpKind[]
  /** Its people have priority. */
  readonly priority: boolean
  /** Within what it is to be done, by promise and by law; null where there is no limit. */
  readonly promised: LimitPlan | null
  readonly statutory: LimitPlan | null
}

/** Local times `HH:MM`; `to` is exclusive. */
export interface Slot {
  readonly from: string
  readonly to: string
  readonly capacity: number
}

/** One that needs no booking and no date: of the hall's file, for rehearsals. */
export interface AppointmentPlan {
  readonly id: string
  readonly item: string
}
