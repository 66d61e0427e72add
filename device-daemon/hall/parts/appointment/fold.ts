import type { AppointmentView } from '../../../wire/appointment-view.ts'
import type { PartFold } from '../part-fold.ts'
import type { AppointmentFact } from './facts.ts'

export interface Appointment extends AppointmentView {
  /** The person's digest under the key of that day; null where none was given. */
  readonly holder: string | null
}

export interface AppointmentState {
  readonly appointments: Map<string, Appointment>
  /** Places taken, by item, date and beginning. */
  readonly taken: Map<string, number>
}

export interface FrozenAppointments {
  readonly appointments: readonly Appointment[]
}

/** Under what the places of a slot are counted. */
export const slotOf = ({ item, date, from }: Pick<AppointmentView, 'item' | 'date' | 'from'>): string => `${item} ${date} ${from ?? ''}`
/** Who has come has used the place, too. */
export const takesPlace = ({ state }: Pick<AppointmentView, 'state'>): boolean => state === 'booked' || state === 'arrived'

export const appointmentFold: PartFold<AppointmentState, FrozenAppointments, AppointmentFact> = {
  empty: () => ({ appointments: new Map(), taken: new Map() }),
  steps: {
    'appointment-booked': (state, { data: { source: _source, ...booked } }) =>
      put(state, booked.appointment, { ...booked, state: 'booked', ticket: null }),
    'appointment-cancelled': (state, { data }) => become(state, data.appointment, { state: 'cancelled' }),
    'appointment-arrived': (state, { data, ticket }) => become(state, data.appointment, { state: 'arrived', ticket: ticket ?? null }),
    'appointment-released': (state, { data }) => become(state, data.appointment, { state: 'released' }),
    'check-in-repeated': () => undefined,
  },
  /** Who did not come yesterday is still to be said so. */
  turnDay(state, date) {
    for (const [id, one] of state.appointments) if (one.state !== 'booked' && one.date < date) put(state, id, null)
  },
  freeze: ({ appointments }) => ({ appointments: [...appointments.values()] }),
  thaw({ appointments }) {
    const state = appointmentFold.empty()
    for (const one of appointments) put(state, one.appointment, one)
    return state
  },
}

function become(state: AppointmentState, id: string, part: Partial<Appointment>): void {
  const one = state.appointments.get(id)
  if (one !== undefined) put(state, id, { ...one, ...part })
}

/** The one way into the map: what is counted follows from it. */
function put({ appointments, taken }: AppointmentState, id: string, next: Appointment | null): void {
  const before = appointments.get(id)
  if (before !== undefined) count(taken, before, -1)
  if (next === null) return void appointments.delete(id)
  appointments.set(id, next)
  count(taken, next, 1)
}

function count(taken: Map<string, number>, one: Appointment, by: 1 | -1): void {
  if (!takesPlace(one)) return
  const key = slotOf(one)
  const now = (taken.get(key) ?? 0) + by
  if (now === 0) taken.delete(key)
  else taken.set(key, now)
}
