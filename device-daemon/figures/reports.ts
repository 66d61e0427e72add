/** The hall's figures as its office asks for them: put together, judged by the hall's own hours and weights. */
import type { Hall } from '../../config/load.ts'
import type { Appraised, AttendedDay, Signs } from '../wire/figures-view.ts'
import type { AppraisalBy, Grouping } from '../wire/groupings.ts'
import { appraise, type Share } from './appraisal.ts'
import { attended, type OfficeHours } from './attended.ts'
import type { Figures, Wanted } from './figures.ts'
import { signsOf } from './manipulation.ts'
import type { Column, Sum } from './store.ts'
import { together } from './sums.ts'

/** What the tables are asked for, where they do not know a grouping themselves. */
const columnOf: Readonly<Record<Grouping, Column>> = { clerk: 'clerk', window: 'window', item: 'item', department: 'item', date: 'date', month: 'date', site: 'date' }

export class Reports {
  readonly #figures: Figures
  readonly #hall: Pick<Hall, 'config' | 'items' | 'calendar'>
  readonly #departments: ReadonlyMap<string, string>

  constructor(figures: Figures, hall: Pick<Hall, 'config' | 'items' | 'calendar'>) {
    this.#figures = figures
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

  /** Of all: a rank is among all. */
  async appraisal(by: AppraisalBy, { from, to }: Omit<Wanted, 'clerk'>): Promise<Appraised[]> {
    const wanted = { from, to, clerk: null }
    const { weights, fewActs } = this.#hall.config.appraisal
    const sums = (await this.sums(by, wanted)).filter(({ key }) => key !== '' && (by !== 'window' || key !== '0'))
    return appraise(sums, weights, fewActs, by === 'clerk' && this.hasHours ? onTimeOf(await this.attendance(wanted)) : new Map())
  }

  async signs(wanted: Wanted): Promise<Signs[]> {
    return signsOf(await this.#figures.sums('clerk', wanted), await this.#figures.ratedMinutes(wanted), this.#hours)
  }

  get hasHours(): boolean {
    return this.#hours.spans.length > 0
  }

  get #hours(): OfficeHours {
    const { config, calendar } = this.#hall
    return { timeZone: config.site.timeZone, calendar, ...config.officeHours }
  }
}

/** By clerk: the days without being late or early, of all. */
function onTimeOf(days: readonly AttendedDay[]): Map<string, Share> {
  return new Map([...Map.groupBy(days, ({ clerk }) => clerk)].map(([clerk, all]) => [clerk, [all.filter(isOnTime).length, all.length] as const]))
}

const isOnTime = ({ lateMinutes, earlyMinutes }: AttendedDay): boolean => lateMinutes === 0 && earlyMinutes === 0
