/** Who comes when, with what in mind: drawn beforehand from a seed. */
import { Chance } from '../kit/chance.ts'
import { openingOf, today, type Town } from './town.ts'

const minuteMs = 60_000
/** 08:30 to 17:00: after that nobody new comes, and those who wait are served until half past. */
export const comingMs = 8.5 * 60 * minuteMs

export interface Coming {
  readonly at: number
  readonly item: string
  readonly appointment: string | null
  readonly priority: 'elderly' | 'disabled' | null
  readonly wantsNotice: boolean
  /** By the card, where the queue counts by person. */
  readonly holder: string
}

export interface Booking {
  readonly appointment: string
  readonly item: string
  readonly date: string
  readonly from: string
}

export interface Crowd {
  readonly coming: readonly Coming[]
  readonly bookings: readonly Booking[]
}

/** More people in the middle of the morning and of the afternoon than at noon. */
function momentOf(chance: Chance, opening: number): number {
  for (;;) {
    const share = chance.below(10_000) / 10_000
    const rush = 0.35 + 0.65 * Math.sin(share * Math.PI * 2 - 0.4) ** 2
    if (chance.below(1000) / 1000 < rush) return opening + Math.round(share * comingMs)
  }
}

export function crowdOf(town: Town, visits: number, seed: number, date = today): Crowd {
  const opening = openingOf(date)
  const chance = new Chance(seed)
  const codes = [...town.takes.keys()]
  const bookable = town.plan.items.filter(({ slots }) => slots.length > 0)
  const bookings = Array.from({ length: Math.floor(visits / 15) }, (_, nth): Booking => {
    const item = bookable[nth % bookable.length]
    const slot = item?.slots[Math.floor(nth / bookable.length) % item.slots.length]
    return { appointment: `YY-${date === today ? '' : `${date}-`}${String(nth + 1).padStart(6, '0')}`, item: item?.code ?? '', date, from: slot?.from ?? '09:00' }
  })
  // Four of five come, most of them in their time.
  const expected = bookings.flatMap((booking): Coming[] => {
    if (chance.below(5) === 0) return []
    const at = Date.parse(`${date}T${booking.from}:00+08:00`) + (chance.below(75) - 25) * minuteMs
    return [{ ...visitor(chance), at: Math.max(at, opening + minuteMs), item: booking.item, appointment: booking.appointment }]
  })
  const others = Array.from({ length: Math.max(0, visits - expected.length) }, (): Coming => ({ ...visitor(chance), at: momentOf(chance, opening), item: chance.one(codes), appointment: null }))
  return { bookings, coming: [...expected, ...others].sort((one, other) => one.at - other.at) }
}

function visitor(chance: Chance): Pick<Coming, 'priority' | 'wantsNotice' | 'holder'> {
  const luck = chance.below(100)
  return {
    priority: luck < 8 ? 'elderly' : luck < 11 ? 'disabled' : null,
    wantsNotice: chance.below(8) === 0,
    holder: chance.below(0x1000_0000).toString(16).padStart(32, '0'),
  }
}
