/** Complaints (投诉): filed by anybody who stands here or telephones, seen to by supervisors and the clerk they name. */
import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withContact } from '../../contacts/with-contact.ts'
import type { HallCommand } from '../../hall/hall.ts'
import { complaintByCode } from '../../hall/parts/complaint/fold.ts'
import { isPossible } from '../../hall/parts/complaint/machine.ts'
import { notTheirs } from '../../hall/parts/complaint/who.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import type { Caller } from '../../hall/parts/rectification/who.ts'
import { stateAfter } from '../../hall-views.ts'
import { ProblemError } from '../../problem-error.ts'
import { complaintStates, complaintSteps } from '../../wire/choices.ts'
import {
  acceptComplaintSchema,
  answerComplaintSchema,
  type ComplaintReceipt,
  type ComplaintRow,
  complaintListSchema,
  complaintReceiptSchema,
  complaintRowSchema,
  complaintStatusSchema,
  fileComplaintSchema,
  investigateComplaintSchema,
  refuseComplaintSchema,
  visitComplainantBackSchema,
} from '../../wire/complaint-commands.ts'
import type { ComplaintView } from '../../wire/complaint-view.ts'
import type { HallEvent } from '../../wire/events.ts'
import { contactSchema } from '../../wire/help-commands.ts'
import { collectionCodeSchema, complaintNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf, supervising } from '../caller.ts'
import { causeOf } from '../cause.ts'
import { newCodes } from '../new-codes.ts'
import { mostUrgentFirst } from '../most-urgent.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['complaints']
const params = z.object({ complaint: complaintNoSchema })
const response = { 200: complaintRowSchema }

type Here = Caller & { readonly complaint: string }

/** Steps with a body. */
const saidSteps = [
  step('accept', acceptComplaintSchema, (said, here) => ({ type: 'accept-complaint', ...said, ...here })),
  step('refuse', refuseComplaintSchema, (said, here) => ({ type: 'refuse-complaint', ...said, ...here })),
  step('investigate', investigateComplaintSchema, (said, here) => ({ type: 'investigate-complaint', ...said, ...here })),
  step('answer', answerComplaintSchema, (said, here) => ({ type: 'answer-complaint', ...said, ...here })),
  step('visit-back', visitComplainantBackSchema, (said, here) => ({ type: 'visit-complainant-back', ...said, ...here })),
] as const

function step<S extends z.ZodType>(name: string, body: S, command: (said: z.output<S>, here: Here) => HallCommand) {
  return { name, body, commandOf: (said: unknown, here: Here) => command(body.parse(said), here) }
}

export async function complaintRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.post('/api/complaints', { schema: { tags, body: fileComplaintSchema, response: { 201: complaintReceiptSchema } } }, async (request, reply) => {
    return reply.code(201).send(await file(parts, request, request.body))
  })

  app.get('/api/complaints', { schema: { tags, querystring: z.object({ state: z.enum(complaintStates).optional() }), response: { 200: complaintListSchema } } }, (request) => {
    const { state } = request.query
    const caller = supervising(request)
    const known = [...service.state.complaint.complaints.values()].filter((one) => (state === undefined ? one.state !== 'closed' : one.state === state))
    const theirs = known.filter((one) => notTheirs(one, 'look', caller) === null)
    return { complaints: theirs.map((one) => rowOf(parts, one, caller)).sort(mostUrgentFirst((one) => one.complaint)) }
  })

  const act = async (request: FastifyRequest, { complaint }: z.output<typeof params>, commandOf: (here: Here) => HallCommand) => {
    const caller = supervising(request)
    await service.execute(commandOf({ ...caller, complaint }), causeOf(request))
    return rowOf(parts, complaintOf(parts, complaint), caller)
  }

  app.post('/api/complaints/:complaint/close', { schema: { tags, params, response } }, async (request) => {
    return act(request, request.params, (here) => ({ type: 'close-complaint', ...here }))
  })

  for (const { name, body, commandOf } of saidSteps) {
    app.post(`/api/complaints/:complaint/${name}`, { schema: { tags, params, body, response } }, async (request) => {
      return act(request, request.params, (here) => commandOf(request.body, here))
    })
  }
}

/** What is asked about one: how it stands, by who has its code; how to reach who complained, by who sees to it. */
export async function complaintAskingRoutes(app: App, parts: Parts): Promise<void> {
  const { service, contacts } = parts

  app.get('/api/complaints/status/:code', { schema: { tags, params: z.object({ code: collectionCodeSchema }), response: { 200: complaintStatusSchema } } }, (request) => {
    const one = complaintByCode(service.state.complaint, request.params.code)
    if (one === null) throw new ProblemError('COMPLAINT_UNKNOWN', 'There is no complaint with this code.')
    return { state: one.state, due: one.limit?.due ?? null }
  })

  app.get('/api/complaints/:complaint/contact', { schema: { tags, params, response: { 200: contactSchema } } }, async (request, reply) => {
    const { complaint } = request.params
    // Without a key: asked again it is seen again. What cannot be written down is not shown.
    await service.execute({ type: 'see-complaint-contact', complaint, ...supervising(request) })
    const reference = complaintOf(parts, complaint).contact
    const contact = reference === null ? null : contacts.read(reference)
    if (contact === null) throw new ProblemError('CONTACT_UNKNOWN')
    void reply.header('cache-control', 'no-store')
    return contact
  })
}

async function file(parts: Parts, request: FastifyRequest, { by, contact, ...said }: z.output<typeof fileComplaintSchema>): Promise<ComplaintReceipt> {
  const { service, places } = parts
  const caller = callerOf(request)
  // Of a page where nobody is signed in it could not be told whether the complaint is about who types it.
  if (caller.role === 'clerk' && caller.clerk === undefined) throw new ProblemError('ROLE_REFUSED', 'A complaint is taken by a clerk who is signed in.')
  const place = caller.role === 'kiosk' ? places.kioskOf(caller.kiosk) : places.windowOf(caller.window ?? 0)
  const channel = caller.role === 'kiosk' ? 'kiosk' : by
  // Whether there is a contact, and no digest of it: of a telephone number that would be the number.
  const cause = causeOf(request, { by, ...said, contact: contact !== null })
  const { events } = await withContact(parts, contact, (reference) =>
    service.execute({ type: 'file-complaint', ...said, channel, contact: reference, codes: newCodes(), actor: actorOf(caller), printer: place?.printer ?? null, job: randomUUID() }, cause),
  )
  return receiptOf(events)
}

/** Made from what the command led to: repeated later it is the same. */
function receiptOf(events: readonly HallEvent[]): ComplaintReceipt {
  const { complaint: filed, print } = stateAfter(events)
  const [one] = filed.complaints.values()
  if (one === undefined) throw new ProblemError('COMPLAINT_UNKNOWN')
  const [job = null] = print.jobs.keys()
  return { complaint: one.complaint, code: one.code, due: one.limit?.due ?? null, job }
}

function complaintOf({ service }: Parts, no: string): ComplaintView {
  const one = service.state.complaint.complaints.get(no)
  if (one === undefined) throw new ProblemError('COMPLAINT_UNKNOWN', `There is no complaint ${no}.`)
  return one
}

function rowOf({ service }: Parts, one: ComplaintView, caller: Caller): ComplaintRow {
  const today = dateFor(service.state, { plan: service.plan, now: service.now() })
  const promises = one.state !== 'closed'
  const { code: _code, contact, ...row } = one
  return {
    ...row,
    reachable: contact !== null && one.state !== 'closed',
    overdue: one.limit !== null && today > one.limit.due,
    calendarUnknown: promises && one.limit === null,
    steps: complaintSteps.filter((name) => isPossible(one, name) && notTheirs(one, name, caller) === null),
  }
}
