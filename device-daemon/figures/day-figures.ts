/** What a day's facts come to, by clerk, window and item. Pure: the same facts give the same figures, however often they are read. */
import type { HallEvent } from '../wire/fold.ts'
import { type Attendance, emptyRow, type FigureRow } from './row.ts'

/** A pad's key so soon after the prompt was pressed by nobody who had read it. */
const fastMs = 1000

interface Visit {
  readonly item: string
  /** When they came; ms, null where that is not known. */
  readonly came: number | null
  /** How long they had waited when they were called; null before. */
  waited: number | null
  /** Since when they are served; null before. */
  serving: number | null
  /** How long they were served; null before the end. */
  served: number | null
}

/** Of an earlier day: what was before is not known here. */
const cameBefore = (): Visit => ({ item: '', came: null, waited: null, serving: null, served: null })

export interface Presence {
  readonly clerk: string
  readonly since: number
  pausedSince: number | null
}
/** Who is still there when a day ends, by window. */
export type Carried = readonly (readonly [window: number, presence: Presence])[]

export class DayFigures {
  readonly date: string
  readonly rows = new Map<string, FigureRow>()
  readonly attendance = new Map<string, Attendance>()
  readonly #visits = new Map<string, Visit>()
  readonly #present = new Map<number, Presence>()
  readonly #shownAt = new Map<string, number>()
  /** Whose act a session asks about. */
  readonly #clerkOf = new Map<string, string>()
  /** By clerk: the level that came last, and how often in a row. */
  readonly #runs = new Map<string, { level: string; length: number }>()
  /** Acts that have ended and were not asked for yet, by ticket. */
  readonly #unasked = new Map<string, FigureRow>()

  constructor(date: string, carried: Carried = []) {
    this.date = date
    for (const [window, presence] of carried) this.#present.set(window, { ...presence })
  }

  add(event: HallEvent): void {
    const at = Date.parse(event.at)
    this.#visitStep(event, at)
    this.#ratingStep(event, at)
    this.#staffStep(event, at)
    if (event.type === 'supplement-given' && event.data.nth > 1) this.#of(clerkOf(event), event.window ?? 0, '').secondSupplements += 1
    if (event.type === 'hand-over-opened') this.#of(event.data.first, event.window ?? 0, event.data.item ?? '').handOvers += 1
  }

  /** Who is still signed in has been there until the day's end, and is from then on. `until` is ms. */
  close(until: number): Carried {
    const carried: Carried = [...this.#present].map(([window, { clerk, pausedSince }]) => [window, { clerk, since: until, pausedSince: pausedSince === null ? null : until }])
    for (const presence of this.#present.values()) this.#leaves(presence, until)
    this.#present.clear()
    return carried
  }

  /** As it stands at `until`, ms: whoever is still there has been so until then. */
  attendanceBy(until: number): Attendance[] {
    const copy = new DayFigures(this.date, [...this.#present])
    for (const [clerk, day] of this.attendance) copy.attendance.set(clerk, { ...day })
    copy.close(until)
    return [...copy.attendance.values()]
  }

  #visitStep(event: HallEvent, at: number): void {
    const { ticket, window } = event
    if (ticket === undefined) return
    if (event.type === 'ticket-issued') return void this.#visits.set(ticket, { ...cameBefore(), item: event.data.item ?? '', came: at })
    if (window === undefined) return
    const visit = this.#visits.get(ticket) ?? cameBefore()
    const row = () => this.#of(clerkOf(event), window, visit.item)
    switch (event.type) {
      case 'ticket-called':
        return this.#called(visit, row, at)
      case 'serving-started':
        visit.serving = at
        return
      case 'ticket-no-show':
        row().noShows += 1
        return
      case 'ticket-finished':
        if (visit.serving !== null) {
          visit.served = at - visit.serving
          row().served += 1
          row().servedMs += visit.served
        }
        return this.#finished(ticket, row())
      case 'step-undone':
        return this.#undone(ticket, event.data.step, visit, row())
    }
  }

  /** The first call ends the waiting; later ones are of somebody who was called already. */
  #called(visit: Visit, row: () => FigureRow, at: number): void {
    if (visit.came === null || visit.waited !== null) return
    visit.waited = at - visit.came
    row().waits += 1
    row().waitMs += visit.waited
  }

  /** As if it had not been: what it counted is counted no more. */
  #undone(ticket: string, step: string, visit: Visit, row: FigureRow): void {
    if ((step === 'call' || step === 'call-chosen') && visit.waited !== null) {
      row.waits -= 1
      row.waitMs -= visit.waited
      visit.waited = null
    }
    if (step === 'start') visit.serving = null
    if (step === 'no-show') row.noShows -= 1
    if (step === 'finish') this.#unfinished(ticket, visit, row)
  }

  #finished(ticket: string, row: FigureRow): void {
    row.acts += 1
    row.unasked += 1
    this.#unasked.set(ticket, row)
  }

  #unfinished(ticket: string, visit: Visit, row: FigureRow): void {
    row.acts -= 1
    if (visit.served !== null) {
      row.served -= 1
      row.servedMs -= visit.served
      visit.served = null
    }
    if (this.#unasked.delete(ticket)) row.unasked -= 1
  }

  #ratingStep(event: HallEvent, at: number): void {
    const { ticket = '', window = 0 } = event
    const item = this.#visits.get(ticket)?.item ?? ''
    switch (event.type) {
      case 'rating-offered': {
        this.#clerkOf.set(event.data.session, event.data.clerk)
        const row = this.#unasked.get(ticket)
        if (row !== undefined) row.unasked -= 1
        this.#unasked.delete(ticket)
        return
      }
      case 'rating-shown':
        return void this.#shownAt.set(event.data.session, at)
      case 'rated':
        return this.#rated(event, item, at)
      case 'rating-supplemented':
        this.#of(event.data.clerk, window, item).added += 1
        return
      case 'rating-timed-out':
      case 'rating-device-lost':
      case 'rating-withdrawn':
        return this.#unrated(event, item)
    }
  }

  /** Asked and not rated. The next person's call, and an undo, are nobody's doing. */
  #unrated(event: Extract<HallEvent, { type: 'rating-timed-out' | 'rating-device-lost' | 'rating-withdrawn' }>, item: string): void {
    const clerk = this.#clerkOf.get(event.data.session)
    if (clerk === undefined) return
    const row = this.#of(clerk, event.window ?? 0, item)
    if (event.type === 'rating-timed-out') row.timedOut += 1
    if (event.type === 'rating-device-lost') row.lost += 1
    if (event.type === 'rating-withdrawn' && event.data.reason === 'by-clerk') row.withdrawn += 1
  }

  #rated({ window = 0, data: { session, level, clerk } }: Extract<HallEvent, { type: 'rated' }>, item: string, at: number): void {
    const row = this.#of(clerk, window, item)
    row[level] += 1
    const shown = this.#shownAt.get(session)
    if (shown !== undefined && at - shown < fastMs) row.fast += 1
    const run = this.#runs.get(clerk)
    const length = run?.level === level ? run.length + 1 : 1
    this.#runs.set(clerk, { level, length })
    row.longestRun = Math.max(row.longestRun, length)
  }

  #staffStep(event: HallEvent, at: number): void {
    const { window } = event
    if (window === undefined) return
    const present = this.#present.get(window)
    if (event.type === 'clerk-signed-in') this.#present.set(window, { clerk: event.data.workNo, since: at, pausedSince: null })
    if (present === undefined) return
    if (event.type === 'clerk-signed-out') {
      this.#leaves(present, at)
      this.#present.delete(window)
    }
    if (event.type === 'window-paused') present.pausedSince ??= at
    if (event.type === 'window-reopened') this.#goesOn(present, at)
  }

  #leaves(present: Presence, at: number): void {
    this.#goesOn(present, at)
    const day = this.#day(present.clerk, present.since)
    day.lastOut = Math.max(day.lastOut, at)
    day.presentMs += at - present.since
  }

  #goesOn(present: Presence, at: number): void {
    if (present.pausedSince === null) return
    this.#day(present.clerk, present.since).pausedMs += at - present.pausedSince
    present.pausedSince = null
  }

  #day(clerk: string, since: number): Attendance {
    const known = this.attendance.get(clerk) ?? { date: this.date, clerk, firstIn: since, lastOut: since, presentMs: 0, pausedMs: 0 }
    known.firstIn = Math.min(known.firstIn, since)
    this.attendance.set(clerk, known)
    return known
  }

  #of(clerk: string, window: number, item: string): FigureRow {
    const key = `${clerk} ${window} ${item}`
    const row = this.rows.get(key) ?? emptyRow(this.date, clerk, window, item)
    this.rows.set(key, row)
    return row
  }
}

const clerkOf = ({ actor = '' }: HallEvent): string => (actor.startsWith('clerk:') ? actor.slice('clerk:'.length) : '')
