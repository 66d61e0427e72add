/** The hall's figures as its office asks for them: put together, judged by the hall's own hours and weights. */
import { isDeepStrictEqual as isSame } from 'node:util'
import type { Hall } from '../../config/load.ts'
import type { HallService } from '../hall-service.ts'
import type { Frozen } from '../wire/appraisal-view.ts'
import type { Appraised, AttendedDay, Signs } from '../wire/figures-view.ts'
import type { AppraisalBy, Grouping } from '../wire/groupings.ts'
import { appraise, type Share } from './appraisal.ts'
import { attended, daysOnTime, type OfficeHours } from './attended.ts'
import type { Figures, Wanted } from './figures.ts'
import { signsOf } from './manipulation.ts'
import type { Root } from './row.ts'
import type { Column, Sum } from './store.ts'
import { together } from './sums.ts'

/** What the tables are asked for, where they do not know a grouping themselves. */
const columnOf: Readonly<Record<Grouping, Column>> = { clerk: 'clerk', window: 'window', item: 'item', department: 'item', date: 'date', month: 'date', site: 'date' }

export class Reports {
  readonly #figures: Figures
  readonly #service: Pick<HallService, 'hashAt'>
  readonly #hall: Pick<Hall, 'config' | 'items' | 'calendar'>
  readonly #departments: ReadonlyMap<string, string>

  constructor(figures: Figures, service: Pick<HallService, 'hashAt'>, hall: Pick<Hall, 'config' | 'items' | 'calendar'>) {
    this.#figures = figures
    this.#service = service
    this.#hall = hall
    this.#departments = new Map(hall.items.map(({ code, department }) => [code, department]))
  }

  async sums(by: Grouping, wanted: Wanted): Promise<Sum[]> {
    const sums = await this.#figures.sums(columnOf[by], wanted)
    if (by === 'department') return together(sums, (item) => this.#departments.get(item) ?? '').sort((one, other) => one.key.localeCompare(other.key))
    if (by === 'month') return together(sums, (date) => date.slice(0, 7))
    return by === 'site' ? together(sums, () => this.#hall.config.site.code) : sums
  }

  async attendance(wanted: Wanted): Promise<AttendedDay[]> {
    const [days, corrections] = [await this.#figures.attendance(wanted), await this.#figures.corrections(wanted)]
    return attended(days, corrections, this.#hours, this.#figures.date)
  }

  async #onTime(wanted: Wanted): Promise<Map<string, Share>> {
    const [days, corrections] = [await this.#figures.attendance(wanted), await this.#figures.corrections(wanted)]
    return daysOnTime(days, corrections, this.#hours, this.#figures.date)
  }

  /** Of all: a rank is among all. */
  async appraisal(by: AppraisalBy, { from, to }: Omit<Wanted, 'clerk'>): Promise<Appraised[]> {
    const wanted = { from, to, clerk: null }
    const { weights, fewActs } = this.#hall.config.appraisal
    const sums = (await this.sums(by, wanted)).filter(({ key }) => key !== '' && (by !== 'window' || key !== '0'))
    return appraise(sums, weights, fewActs, by === 'clerk' && this.hasHours ? await this.#onTime(wanted) : new Map())
  }

  /** The clerks' appraisal and what it was made from: the journal up to an entry, and the chain's hash there. */
  async frozen(from: string, to: string): Promise<Omit<Frozen, 'appraisal' | 'instead'>> {
    const { fewActs } = this.#hall.config.appraisal
    for (;;) {
      const list = await this.appraisal('clerk', { from, to })
      const { seq } = this.#figures
      // What has happened meanwhile may be a correction of one of its days: then once more.
      if (!isSame(list, await this.appraisal('clerk', { from, to }))) continue
      const root = await this.#service.hashAt(seq)
      if (root === null) throw new RangeError(`the journal has no entry ${seq}`)
      return { from, to, seq, root, fewActs, list }
    }
  }

  async signs(wanted: Wanted): Promise<Signs[]> {
    return signsOf(await this.#figures.sums('clerk', wanted), await this.#figures.ratedMinutes(wanted), await this.#figures.withdrawals(wanted), this.#hours)
  }

  roots(period: Omit<Wanted, 'clerk'>): Promise<Root[]> {
    return this.#figures.roots(period)
  }

  get hasHours(): boolean {
    return this.#hours.spans.length > 0
  }

  get #hours(): OfficeHours {
    const { config, calendar } = this.#hall
    return { timeZone: config.site.timeZone, calendar, ...config.officeHours }
  }
}
