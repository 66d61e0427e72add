/** Inspections (督查): opened, looked at line by line, and closed by supervisors; what was found is put right by who answers for it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { HallCommand } from '../../hall/hall.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import { answersFor, isFindingPossible, isPossible, notTheirs } from '../../hall/parts/inspection/who.ts'
import type { Caller } from '../../hall/parts/rectification/who.ts'
import { ProblemError } from '../../problem-error.ts'
import { findingSteps, inspectionSteps } from '../../wire/choices.ts'
import { checkLineSchema, type FindingRow, findingRowSchema, findSchema, inspectionListSchema, type InspectionRow, inspectionRowSchema, openInspectionSchema, putRightSchema, recheckFindingSchema } from '../../wire/inspection-commands.ts'
import type { InspectionFinding, InspectionView } from '../../wire/inspection-view.ts'
import { inspectionNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import { mostUrgentFirst } from '../most-urgent.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['inspections']
const params = z.object({ inspection: inspectionNoSchema })
const response = { 200: inspectionRowSchema }

type Here = Caller & { readonly inspection: string }

/** Steps of a supervisor. */
const steps = [
  step('check', checkLineSchema, (said, here) => ({ type: 'check-line', ...said, ...here })),
  step('find', findSchema, (said, here) => ({ type: 'record-finding', ...said, ...here })),
  step('recheck', recheckFindingSchema, (said, here) => ({ type: 'recheck-finding', ...said, ...here })),
] as const

function step<S extends z.ZodType>(name: string, body: S, command: (said: z.output<S>, here: Here) => HallCommand) {
  return { name, body, commandOf: (said: unknown, here: Here) => command(body.parse(said), here) }
}

export async function inspectionRoutes(app: App, parts: Parts): Promise<void> {
  const { service, hall } = parts
  const { version, lines } = hall.checklist

  app.get('/api/inspections', { schema: { tags, response: { 200: inspectionListSchema } } }, (request) => {
    const caller = whoIs(request)
    const all = [...service.state.inspection.inspections.values()].map((one) => rowOf(parts, one, caller))
    const own = all.flatMap(({ findings }) => findings).filter(({ clerk, state }) => answersFor(clerk, caller.actor) && state !== 'settled')
    return { checklist: { version, lines: [...lines] }, inspections: caller.supervises ? all.sort(openFirst) : [], own: own.sort(mostUrgentFirst(({ inspection }) => inspection)) }
  })

  app.post('/api/inspections', { schema: { tags, body: openInspectionSchema, response: { 201: inspectionRowSchema } } }, async (request, reply) => {
    const caller = whoIs(request)
    const { events } = await service.execute({ type: 'open-inspection', ...request.body, actor: caller.actor }, causeOf(request))
    const opened = events.find((event) => event.type === 'inspection-opened')
    return reply.code(201).send(rowOf(parts, viewOf(parts, opened?.data.inspection ?? ''), caller))
  })

  const act = async (request: FastifyRequest, { inspection }: z.output<typeof params>, commandOf: (here: Here) => HallCommand) => {
    const caller = whoIs(request)
    await service.execute(commandOf({ ...caller, inspection }), causeOf(request))
    return rowOf(parts, viewOf(parts, inspection), caller)
  }

  for (const { name, body, commandOf } of steps) {
    app.post(`/api/inspections/:inspection/${name}`, { schema: { tags, params, body, response } }, (request) => act(request, request.params, (here) => commandOf(request.body, here)))
  }

  app.post('/api/inspections/:inspection/close', { schema: { tags, params, response } }, (request) => act(request, request.params, (here) => ({ type: 'close-inspection', ...here })))

  // Of the rest of the inspection whoever answers for a finding learns nothing.
  app.post('/api/inspections/:inspection/put-right', { schema: { tags, params, body: putRightSchema, response: { 200: findingRowSchema } } }, async (request) => {
    const { findings } = await act(request, request.params, (here) => ({ type: 'put-right', ...request.body, ...here }))
    const found = findings.find(({ line }) => line === request.body.line)
    if (found === undefined) throw new ProblemError('LINE_UNKNOWN')
    return found
  })
}

function whoIs(request: FastifyRequest): Caller {
  const caller = callerOf(request)
  return { actor: actorOf(caller), supervises: caller.role === 'supervisor' }
}

function viewOf({ service }: Parts, no: string): InspectionView {
  const one = service.state.inspection.inspections.get(no)
  if (one === undefined) throw new ProblemError('INSPECTION_UNKNOWN', `There is no inspection ${no}.`)
  return one
}

function rowOf({ service }: Parts, one: InspectionView, caller: Caller): InspectionRow {
  const today = dateFor(service.state, { plan: service.plan, now: service.now() })
  const { inspection } = one
  const findingRow = (found: InspectionFinding): FindingRow => ({
    ...found,
    inspection,
    overdue: found.limit !== null && today > found.limit.due,
    calendarUnknown: found.state === 'found' && found.limit === null,
    steps: findingSteps.filter((name) => isFindingPossible(found, name) && notTheirs(found, name, caller) === null),
  })
  return { ...one, findings: one.findings.map(findingRow), steps: inspectionSteps.filter((name) => isPossible(one, name)) }
}

/** What is open, then what was closed; of both the newest. */
function openFirst(one: InspectionRow, other: InspectionRow): number {
  const [key, otherKey] = [one, other].map(({ inspection, closedAt }) => `${closedAt === null ? 1 : 0} ${inspection}`)
  return (key ?? '') > (otherKey ?? '') ? -1 : 1
}
