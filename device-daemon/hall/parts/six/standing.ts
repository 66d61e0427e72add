/** What stands of each of the six requirements: as it was stated, or as the hall itself shows. */
import type { LineSource, Met } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import type { Equipment } from '../../../wire/six-view.ts'
import type { DeviceView } from '../../../wire/views.ts'
import { daysAfter, officeMinutes } from '../../calendar.ts'
import type { ItemPlan } from '../../plan.ts'
import { dateFor } from '../day/rules.ts'
import type { Moment } from '../part.ts'
import { lookedBackDays } from './fold.ts'

/** Of the last whole days, of the hall's hours where it has some; today is not over. What was not counted is said as unknown, never as good. */
export function equipmentOf(hall: HallState, views: readonly Pick<DeviceView, 'id' | 'title' | 'state'>[], moment: Moment): Equipment[] {
  const today = dateFor(hall, moment)
  const since = daysAfter(today, -lookedBackDays)
  const whole = Array.from({ length: lookedBackDays }, (_, nth) => officeMinutes(moment.plan, daysAfter(since, nth))).reduce((all, one) => all + one, 0)
  const days = [...hall.six.days.values()].filter(({ date }) => since <= date && date < today)
  return views.map(({ id, title, state }) => {
    const own = days.filter(({ device }) => device === id)
    const sum = (how: 'ok' | 'fault' | 'absent') => own.reduce((all, day) => all + day[how], 0)
    const [ok, fault, absent] = [sum('ok'), sum('fault'), sum('absent')]
    return { device: id, title, state, ok, fault, absent, unknown: Math.max(0, whole - ok - fault - absent) }
  })
}

const works = ({ state }: Equipment): boolean => state === 'ok' || state === 'warning' || state === 'busy'

/** Null where no whole day is known of any of them. */
export function equipmentMet(equipment: readonly Equipment[], okPercent: number): Met | null {
  if (!equipment.some(works)) return 'missing'
  const known = equipment.map(({ ok, fault, absent }) => ok + fault + absent)
  if (known.every((minutes) => minutes === 0)) return null
  const isGood = (one: Equipment, nth: number) => works(one) && (known[nth] ?? 0) > 0 && 100 * one.ok >= okPercent * (known[nth] ?? 0)
  return equipment.every(isGood) ? 'met' : 'partly'
}

const isHad = ({ open, isHere, from, until }: ItemPlan, today: string): boolean => open && isHere && (from === null || from <= today) && (until === null || today <= until)

interface Filled {
  readonly met: Met | null
  readonly count: number | null
}

export function filledFrom(source: LineSource, hall: HallState, { equipment, moment }: { readonly equipment: readonly Equipment[]; readonly moment: Moment }): Filled {
  const { plan } = moment
  switch (source) {
    case 'stated':
      return { met: null, count: null }
    case 'devices':
      return { met: equipmentMet(equipment, plan.six.okPercent), count: equipment.filter(works).length }
    case 'catalogue':
      return anyOf(plan.items.filter((item) => isHad(item, dateFor(hall, moment))).length)
    case 'clerks':
      return anyOf(plan.clerks.size)
  }
}

const anyOf = (count: number): Filled => ({ met: count > 0 ? 'met' : 'missing', count })
