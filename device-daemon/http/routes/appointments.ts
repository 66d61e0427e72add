/** Appointments from a booking system: taken whole or not at all, shown by the day, cancelled one by one. */
import { z } from 'zod'
import { readCsv, readRows, rowsMax } from '../../appointments/rows.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import { type BookAppointments, judgeRows, type RowFault } from '../../hall/parts/appointment/book.ts'
import { slotOf } from '../../hall/parts/appointment/fold.ts'
import { ProblemError } from '../../problem-error.ts'
import { appointmentViewSchema, type Booked, bookedSchema, type SlotView, slotViewSchema } from '../../wire/appointment-view.ts'
import type { BookingSource } from '../../wire/choices.ts'
import { appointmentIdSchema, itemCodeSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import type { FastifyRequest } from 'fastify'

/** Some hundred bytes a row. */
const bodyLimit = 2 * 1024 * 1024
const faultsShown = 1000
const tags = ['appointments']
const rowsSchema = z.array(z.unknown()).min(1).max(rowsMax)
const params = z.object({ appointment: appointmentIdSchema })

export async function appointmentRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts
  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

  app.get('/api/appointments', { schema: { tags, querystring: z.object({ date: z.iso.date().optional() }), response: { 200: z.object({ date: z.iso.date(), appointments: z.array(appointmentViewSchema) }) } } }, ({ query }) => {
    const date = query.date ?? dateFor(service.state, { plan: service.plan, now: service.now() })
    const appointments = [...service.state.appointment.appointments.values()].filter((one) => one.date === date)
    return { date, appointments: appointments.sort((one, other) => (one.from ?? '').localeCompare(other.from ?? '') || one.appointment.localeCompare(other.appointment)) }
  })

  app.get('/api/appointments/slots', { schema: { tags, querystring: z.object({ item: itemCodeSchema, date: z.iso.date() }), response: { 200: z.object({ slots: z.array(slotViewSchema) }) } } }, ({ query }) => {
    const item = service.plan.items.find(({ code }) => code === query.item)
    if (item === undefined) throw new ProblemError('ITEM_UNKNOWN', `There is no service item ${query.item}.`)
    const taken = (from: string) => service.state.appointment.taken.get(slotOf({ ...query, from })) ?? 0
    return { slots: item.slots.map(({ from, to, capacity }): SlotView => ({ from, to, capacity, free: Math.max(0, capacity - taken(from)) })) }
  })

  app.post('/api/appointments', { bodyLimit, schema: { tags, body: z.strictObject({ rows: rowsSchema }), response: { 200: bookedSchema } } }, (request) => book(parts, request, request.body.rows, 'api'))

  app.post('/api/appointments/import', { bodyLimit, schema: { tags, consumes: ['text/csv', 'application/json'], response: { 200: bookedSchema } } }, async (request) => {
    const isTable = Buffer.isBuffer(request.body)
    const parsed = rowsSchema.safeParse(isTable ? await tableIn(request.body) : request.body)
    if (!parsed.success) throw new ProblemError('BAD_REQUEST', `A file has 1 to ${rowsMax} rows.`)
    return book(parts, request, parsed.data, isTable ? 'csv' : 'json')
  })

  app.post('/api/appointments/:appointment/cancel', { schema: { tags, params, response: { 200: appointmentViewSchema } } }, async (request) => {
    const cause = causeOf(request)
    const { appointment } = request.params
    const known = () => service.state.appointment.appointments.get(appointment)
    if (known() === undefined) throw new ProblemError('APPOINTMENT_UNKNOWN', `There is no appointment ${appointment}.`)
    if (known()?.state === 'arrived') throw new ProblemError('APPOINTMENT_USED')
    const row = { row: 1, appointment, item: '', date: '', from: null, to: null, holder: null, cancelled: true }
    await service.execute({ type: 'book-appointments', rows: [row], source: 'api', actor: actorOf(callerOf(request)) }, cause)
    return known() ?? Promise.reject(new ProblemError('APPOINTMENT_UNKNOWN'))
  })
}

async function tableIn(body: unknown): Promise<unknown[]> {
  try {
    return Buffer.isBuffer(body) ? await readCsv(body) : []
  } catch (error) {
    throw new ProblemError('BAD_REQUEST', error instanceof Error ? error.message : String(error))
  }
}

/** Throws IMPORT_REFUSED with every faulty row; then nothing was taken. */
async function book({ service, dayKeys }: Parts, request: FastifyRequest, raw: readonly unknown[], source: BookingSource): Promise<Booked> {
  const { rows, faults } = readRows(raw, (date, number) => dayKeys.digest(date, number))
  const command: BookAppointments = { type: 'book-appointments', rows, source, actor: actorOf(callerOf(request)) }
  // Its content is remembered by a digest: that must not be one of identity numbers.
  const cause = causeOf(request, rows)
  const judged = judgeRows(service.state, command, { plan: service.plan, now: service.now() })
  refuseRows([...faults, ...judged.faults])
  const before = new Map(rows.map(({ appointment }) => [appointment, service.state.appointment.appointments.get(appointment)?.state]))
  const { events } = await service.execute(command, cause)
  const count = (is: (id: string) => boolean, type: string) => events.filter((event) => event.type === type && 'appointment' in event.data && is(String(event.data.appointment))).length
  const booked = count((id) => before.get(id) !== 'booked', 'appointment-booked')
  const moved = count((id) => before.get(id) === 'booked', 'appointment-booked')
  const cancelled = count(() => true, 'appointment-cancelled')
  return { booked, moved, cancelled, unchanged: rows.length - booked - moved - cancelled }
}

function refuseRows(faults: readonly RowFault[]): void {
  if (faults.length === 0) return
  const rows = [...faults].sort((one, other) => one.row - other.row).slice(0, faultsShown)
  const [first] = rows
  throw new ProblemError('IMPORT_REFUSED', `${faults.length} ${faults.length === 1 ? 'row is' : 'rows are'} wrong, the first is row ${first?.row}: ${first?.message} None was taken.`, rows)
}
