/** What `/api/docs` says of every route beside its own schemas: which problems it answers, and whether it takes a key. */
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isRecorded, isRoute, type Route, routeRights } from '../access/rights.ts'
import { type ProblemCode, problemSchema, problems } from '../wire/problem.ts'
import { everybody } from '../wire/words.ts'
import { keyForm, keySentence } from './cause.ts'

const issue = ['ITEM_CLOSED', 'ITEM_ELSEWHERE', 'QUEUE_CLOSED', 'QUOTA_FULL'] as const
/** A printed token signs its clerk in with the first step: what refuses that, refuses the step. */
const atWindow = ['WINDOW_UNKNOWN', 'WINDOW_UNSTAFFED', 'WINDOW_STAFFED', 'STEP_ILLEGAL'] as const
const calling = [...atWindow, 'WINDOW_OCCUPIED', 'WINDOW_PAUSED', 'TICKET_UNKNOWN'] as const
const ofCase = ['CASE_UNKNOWN', 'CASE_ILLEGAL'] as const
const ofHandOver = [...atWindow, 'HAND_OVER_UNKNOWN', 'HAND_OVER_ILLEGAL', 'HAND_OVER_ELSEWHERE'] as const
/** Nobody is there to whom it could go. */
const handing = ['QUEUE_UNKNOWN', 'CLERK_UNKNOWN'] as const
const ofHelp = [...atWindow, 'HELP_UNKNOWN', 'HELP_ILLEGAL'] as const
const rectifying = ['RECTIFICATION_UNKNOWN', 'RECTIFICATION_ILLEGAL'] as const
const ofRectification = [...rectifying, 'RECTIFICATION_OWN', 'RECTIFICATION_ELSEWHERE'] as const
const complaining = ['COMPLAINT_UNKNOWN', 'COMPLAINT_ILLEGAL', 'COMPLAINT_OWN'] as const
const ofComplaint = [...complaining, 'COMPLAINT_ELSEWHERE'] as const
const ofInspectionLine = ['INSPECTION_UNKNOWN', 'INSPECTION_ILLEGAL', 'LINE_UNKNOWN'] as const
const withPerson = [...atWindow, 'WINDOW_EMPTY', 'TICKET_UNKNOWN'] as const

/** Under its name, so that the document has it once. */
const problem = problemSchema.meta({ id: 'Problem' })

/** What a route refuses of its own; `refusalsOf` adds what it shares with its like. */
const ownRefusals: Readonly<Record<Route, readonly ProblemCode[]>> = {
  'GET /healthz': [],
  'GET /metrics': [],
  'GET /embed.js': ['NOT_FOUND'],
  'POST /api/pairing': ['PAIRING_CLOSED', 'WINDOW_UNKNOWN'],
  'GET /api/session': [],
  'POST /api/office/sign-in': ['SIGN_IN_REFUSED', 'SIGN_IN_LOCKED'],
  'GET /api/clerks': [],
  'GET /api/catalogue': [],
  'POST /api/tickets': ['QUEUE_UNKNOWN', 'ITEM_UNKNOWN', 'CARD_NEEDED', 'PERSON_QUOTA_FULL', ...issue],
  'GET /api/tickets/:id': ['TICKET_UNKNOWN'],
  'POST /api/tickets/:id/return': ['TICKET_UNKNOWN', 'STEP_ILLEGAL', 'RETURN_LATE'],
  'POST /api/tickets/:id/priority': ['TICKET_UNKNOWN', 'STEP_ILLEGAL'],
  'POST /api/check-ins': ['APPOINTMENT_UNKNOWN', 'APPOINTMENT_EARLY', 'APPOINTMENT_EXPIRED', 'APPOINTMENT_CANCELLED', 'TICKET_UNKNOWN', 'STEP_ILLEGAL', 'RETURN_LATE', 'CASE_UNKNOWN', 'CASE_NOT_READY', 'QUEUE_UNKNOWN', ...issue],
  'POST /api/reading': [],
  'GET /api/voice': [],
  'POST /api/voice': ['VOICE_MISSING'],
  'GET /api/queue': [],
  'POST /api/windows/:number/sign-in': ['WINDOW_UNKNOWN', 'WINDOW_STAFFED', 'STEP_ILLEGAL', 'SIGN_IN_REFUSED', 'SIGN_IN_LOCKED'],
  'POST /api/windows/:number/sign-out': atWindow,
  'POST /api/windows/:number/call-next': [...calling, 'NOBODY_WAITING'],
  'POST /api/windows/:number/recall': withPerson,
  'POST /api/windows/:number/start': withPerson,
  'POST /api/windows/:number/finish': withPerson,
  'POST /api/windows/:number/no-show': withPerson,
  'POST /api/windows/:number/hold': withPerson,
  'POST /api/windows/:number/undo': [...atWindow, 'UNDO_ILLEGAL', 'TICKET_UNKNOWN'],
  'POST /api/windows/:number/call': calling,
  'POST /api/windows/:number/resume': calling,
  'POST /api/windows/:number/park': withPerson,
  'POST /api/windows/:number/transfer': [
    ...withPerson,
    'QUEUE_UNKNOWN',
    'ITEM_UNKNOWN',
    'ITEM_CLOSED',
    'ITEM_ELSEWHERE',
    'CLERK_UNKNOWN',
  ],
  'POST /api/windows/:number/cancel': withPerson,
  'POST /api/windows/:number/items': [...withPerson, 'ITEM_UNKNOWN', 'ITEM_CLOSED', 'ITEM_ELSEWHERE'],
  'POST /api/windows/:number/pause': atWindow,
  'POST /api/windows/:number/reopen': atWindow,
  'POST /api/windows/:number/accept': [...atWindow, 'WINDOW_EMPTY', 'ITEM_UNKNOWN', 'QUOTA_FULL', 'CASE_UNKNOWN'],
  'POST /api/windows/:number/hand-out': [...atWindow, ...ofCase],
  'POST /api/notices': ['PRINTER_MISSING', 'ITEM_UNKNOWN', 'TICKET_UNKNOWN', 'QUOTA_FULL', 'NOTICE_UNKNOWN'],
  'GET /api/notices/:notice': ['NOTICE_UNKNOWN'],
  'POST /api/windows/:number/check-notice': [...atWindow, 'NOTICE_UNKNOWN', 'NOTICE_ILLEGAL'],
  'POST /api/help': ['ITEM_UNKNOWN', 'HELP_KIND_REFUSED', 'PLACE_UNKNOWN', 'HELP_DATE_REFUSED', 'HELP_DAY_CLOSED', 'QUOTA_FULL', 'CONTACT_UNAVAILABLE', 'HELP_UNKNOWN'],
  'GET /api/help': [],
  'GET /api/help/:help/contact': ['HELP_UNKNOWN', 'CONTACT_REFUSED', 'CONTACT_UNKNOWN', 'JOURNAL_STOPPED', 'JOURNAL_UNAVAILABLE'],
  'POST /api/windows/:number/help/:help/assign': [...ofHelp, 'CLERK_UNKNOWN'],
  'POST /api/windows/:number/help/:help/visit': ofHelp,
  'POST /api/windows/:number/help/:help/close': ofHelp,
  'POST /api/windows/:number/help/:help/cancel': ofHelp,
  'POST /api/staff-calls': ['KIOSK_UNKNOWN', 'QUOTA_FULL', 'STAFF_CALL_UNKNOWN'],
  'POST /api/staff-calls/:call/answer': [...atWindow, 'STAFF_CALL_UNKNOWN', 'STAFF_CALL_ANSWERED'],
  'POST /api/staff-calls/:call/cancel': ['STAFF_CALL_UNKNOWN', 'STAFF_CALL_ANSWERED'],
  'GET /api/cases': [],
  'POST /api/cases/:case/take': ofCase,
  'POST /api/cases/:case/ask-papers': ofCase,
  'POST /api/cases/:case/papers-in': ofCase,
  'POST /api/cases/:case/decide': ofCase,
  'POST /api/cases/:case/withdraw': ofCase,
  'GET /api/hand-overs': [],
  'POST /api/hand-overs/:handOver/reassign': ['HAND_OVER_UNKNOWN', 'HAND_OVER_ILLEGAL', 'WINDOW_UNKNOWN', ...handing],
  'POST /api/windows/:number/hand-overs': [...atWindow, ...handing, 'TICKET_UNKNOWN', 'ITEM_UNKNOWN', 'QUOTA_FULL', 'HAND_OVER_UNKNOWN', 'HAND_OVER_ILLEGAL'],
  'POST /api/windows/:number/hand-overs/:handOver/take': ofHandOver,
  'POST /api/windows/:number/hand-overs/:handOver/give-back': ofHandOver,
  'POST /api/windows/:number/hand-overs/:handOver/pass': [...ofHandOver, ...handing],
  'POST /api/windows/:number/hand-overs/:handOver/close': ofHandOver,
  'GET /api/rectifications': [],
  'POST /api/rectifications/:rectification/assign': [...rectifying, 'RECTIFICATION_OWN', 'CLERK_UNKNOWN'],
  'POST /api/rectifications/:rectification/contact': ofRectification,
  'POST /api/rectifications/:rectification/verify': ofRectification,
  'POST /api/rectifications/:rectification/rectify': [...ofRectification, 'CALENDAR_UNKNOWN'],
  'POST /api/rectifications/:rectification/answer': ofRectification,
  'POST /api/rectifications/:rectification/visit-back': ofRectification,
  'POST /api/rectifications/:rectification/close': ofRectification,
  'POST /api/rectifications/:rectification/appeal': [...rectifying, 'RECTIFICATION_ELSEWHERE'],
  'POST /api/rectifications/:rectification/recheck': ofRectification,
  'POST /api/complaints': ['TICKET_UNKNOWN', 'RECTIFICATION_UNKNOWN', 'COMPLAINT_OWN', 'QUOTA_FULL', 'CONTACT_UNAVAILABLE', 'COMPLAINT_UNKNOWN'],
  'GET /api/complaints': [],
  'GET /api/complaints/status/:code': ['COMPLAINT_UNKNOWN'],
  'GET /api/complaints/:complaint/contact': [...ofComplaint, 'CONTACT_UNKNOWN', 'JOURNAL_STOPPED', 'JOURNAL_UNAVAILABLE'],
  'POST /api/complaints/:complaint/accept': [...complaining, 'CLERK_UNKNOWN', 'CALENDAR_UNKNOWN'],
  'POST /api/complaints/:complaint/refuse': complaining,
  'POST /api/complaints/:complaint/investigate': [...ofComplaint, 'CALENDAR_UNKNOWN'],
  'POST /api/complaints/:complaint/answer': ofComplaint,
  'POST /api/complaints/:complaint/visit-back': ofComplaint,
  'POST /api/complaints/:complaint/close': ofComplaint,
  'GET /api/inspections': [],
  'POST /api/inspections': ['QUOTA_FULL', 'INSPECTION_UNKNOWN'],
  'POST /api/inspections/:inspection/check': ofInspectionLine,
  'POST /api/inspections/:inspection/find': [...ofInspectionLine, 'CLERK_UNKNOWN'],
  'POST /api/inspections/:inspection/put-right': [...ofInspectionLine, 'INSPECTION_ELSEWHERE'],
  'POST /api/inspections/:inspection/recheck': [...ofInspectionLine, 'INSPECTION_OWN'],
  'POST /api/inspections/:inspection/close': ['INSPECTION_UNKNOWN', 'INSPECTION_ILLEGAL'],
  'GET /api/six': [],
  'POST /api/six/:line': ['LINE_UNKNOWN', 'REQUIREMENT_FILLED', 'EVIDENCE_UNKNOWN', 'EVIDENCE_MISSING'],
  'POST /api/windows/:number/withdraw-rating': [...atWindow, 'RATING_UNKNOWN', 'RATING_CLOSED'],
  'POST /api/prints/:ticket/reprint': ['PRINTER_MISSING', 'TICKET_UNKNOWN', 'PRINT_ILLEGAL', 'PRINT_UNKNOWN'],
  'GET /api/devices': [],
  'GET /api/lines': [],
  'GET /api/diagnostics': [],
  'GET /api/config-check': [],
  'GET /api/devices/:place/:name/ticket': ['DEVICE_UNKNOWN', 'QUEUE_UNKNOWN'],
  'POST /api/devices/:place/:name/self-test': ['DEVICE_UNKNOWN', 'DEVICE_BUSY'],
  'POST /api/devices/:place/:name/roll': ['DEVICE_UNKNOWN'],
  'GET /api/clerks/:workNo': ['CLERK_UNKNOWN'],
  'GET /api/clerks/:workNo/photo': ['CLERK_UNKNOWN'],
  'GET /api/rating-tags': [],
  'POST /api/pads/:number/shown': ['RATING_UNKNOWN', 'RATING_CLOSED'],
  'POST /api/pads/:number/rate': ['RATING_UNKNOWN', 'RATING_CLOSED', 'TAG_UNKNOWN', 'WORDS_UNAVAILABLE'],
  'POST /api/pads/:number/prolong': ['RATING_UNKNOWN', 'RATING_CLOSED'],
  'POST /api/pads/:number/decline': ['RATING_UNKNOWN', 'RATING_CLOSED'],
  'GET /api/ratings/:code': ['RATING_UNKNOWN'],
  'GET /api/ratings/:code/receipts': ['RATING_UNKNOWN'],
  'POST /api/ratings/:code': ['RATING_UNKNOWN', 'RATING_CLOSED', 'NONCE_WRONG', 'TAG_UNKNOWN', 'WORDS_UNAVAILABLE'],
  'POST /api/ratings/:code/erase-words': ['RATING_UNKNOWN', 'NONCE_WRONG', 'WORDS_UNAVAILABLE'],
  'GET /api/ratings/words': ['NAME_NEEDED'],
  'POST /api/ratings/words/:session/erase': ['WORDS_UNKNOWN', 'WORDS_REFUSED', 'NAME_NEEDED', 'WORDS_UNAVAILABLE'],
  'POST /api/ratings': ['RATING_UNKNOWN', 'RATING_CLOSED', 'RATING_OWN', 'TAG_UNKNOWN'],
  'GET /api/figures': ['BAD_REQUEST'],
  'GET /api/figures/attendance': ['BAD_REQUEST'],
  'POST /api/figures/attendance': ['CLERK_UNKNOWN', 'CORRECTION_OWN', 'CORRECTION_EMPTY'],
  'GET /api/figures/appraisal': ['BAD_REQUEST'],
  'GET /api/figures/roots': ['BAD_REQUEST'],
  'GET /api/figures/signs': ['BAD_REQUEST'],
  'GET /api/documents': [],
  'POST /api/documents/:document/read': ['DOCUMENT_UNKNOWN', 'DOCUMENT_CHANGED', 'NAME_NEEDED'],
  'GET /api/acts': ['BAD_REQUEST'],
  'GET /api/appraisals': [],
  'POST /api/appraisals': ['NAME_NEEDED', 'PERIOD_OPEN', 'APPRAISAL_UNKNOWN'],
  'POST /api/appraisals/:appraisal/object': ['APPRAISAL_UNKNOWN', 'APPRAISAL_ELSEWHERE', 'APPRAISAL_REPLACED', 'OBJECTION_THERE'],
  'POST /api/appraisals/:appraisal/answer': ['APPRAISAL_UNKNOWN', 'NAME_NEEDED', 'OBJECTION_OWN', 'OBJECTION_UNKNOWN'],
  'POST /api/appraisals/:appraisal/award': ['APPRAISAL_UNKNOWN', 'NAME_NEEDED', 'AWARD_OWN', 'AWARD_UNKNOWN', 'APPRAISAL_REPLACED', 'AWARD_DECIDED', 'OBJECTION_OPEN'],
  'GET /api/exports/ratings': ['BAD_REQUEST'],
  'GET /api/exports/figures': ['BAD_REQUEST'],
  'GET /api/appointments': [],
  'GET /api/appointments/slots': ['BAD_REQUEST', 'ITEM_UNKNOWN'],
  'POST /api/appointments': ['IMPORT_REFUSED'],
  'POST /api/appointments/import': ['IMPORT_REFUSED'],
  'POST /api/appointments/:appointment/cancel': ['APPOINTMENT_UNKNOWN', 'APPOINTMENT_USED'],
  'GET /api/webhooks': [],
  'POST /api/webhooks/:id/replay': ['WEBHOOK_UNKNOWN'],
  'GET /api/lab/cards': [],
  'GET /api/lab/codes': [],
  'POST /api/lab/devices/:place/:name/gesture': ['EMULATOR_UNKNOWN', 'GESTURE_REFUSED'],
}

const hasBody = (route: Route): boolean => route.startsWith('POST ')
const hasParameters = (route: Route): boolean => route.includes(':')
/** Commands to the hall, by the beginning of their paths. */
const commands = [
  'tickets',
  'check-ins',
  'windows',
  'cases',
  'notices',
  'pads',
  'ratings',
  'rectifications',
  'help',
  'staff-calls',
  'hand-overs',
  'appointments',
  'figures',
  'appraisals',
  'documents',
  'prints',
  'complaints',
  'inspections',
  'six',
  'devices/:place/:name/roll',
]
const isCommand = (route: Route): boolean => commands.some((path) => route === `POST /api/${path}` || route.startsWith(`POST /api/${path}/`))
const readsFigures = (route: Route): boolean => /^GET \/api\/(figures|acts|exports)(\/|$)/.test(route) || route === 'POST /api/appraisals'
/** Coming and going, being seen and having erased is the same done twice: those take no key. */
const takesKey = (route: Route): boolean => isCommand(route) && !/\/(sign-in|sign-out|shown|prolong|erase-words)$/.test(route)

function refusalsOf(route: Route): readonly ProblemCode[] {
  const allowed = routeRights[route]
  const all = new Set<ProblemCode>(['HOST_REFUSED', 'ORIGIN_REFUSED', 'TOKEN_INVALID', 'TOO_MANY_REQUESTS', 'INTERNAL', ...ownRefusals[route]])
  const add = (when: boolean, ...codes: ProblemCode[]) => {
    if (when) for (const code of codes) all.add(code)
  }
  add(allowed !== 'anyone', 'TOKEN_MISSING')
  add(allowed !== 'anyone' && allowed !== everybody, 'ROLE_REFUSED')
  add(hasBody(route) || hasParameters(route), 'BAD_REQUEST')
  add(hasBody(route), 'BODY_TOO_LARGE')
  add(isCommand(route) || isRecorded(route), 'JOURNAL_STOPPED', 'JOURNAL_UNAVAILABLE')
  add(readsFigures(route), 'FIGURES_UNAVAILABLE')
  add(takesKey(route), 'IDEMPOTENCY_KEY_REUSED')
  return [...all]
}

/** Status → response, with the codes and their sentences as its description. */
function refusalResponses(route: Route) {
  const codesOf = new Map<number, ProblemCode[]>()
  for (const code of refusalsOf(route)) {
    const [status] = problems[code]
    codesOf.set(status, [...(codesOf.get(status) ?? []), code])
  }
  // A parameter far too long, a body of a type that is not JSON: bad requests under HTTP's own status.
  if (hasParameters(route)) codesOf.set(414, ['BAD_REQUEST'])
  if (hasBody(route)) codesOf.set(415, ['BAD_REQUEST'])
  return Object.fromEntries(
    [...codesOf].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code][1]}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}

const keyHeader = z.object({
  'Idempotency-Key': z.string().regex(keyForm).optional().describe(`Sent twice, done once. ${keySentence}`),
})

/** In the place of the type provider's own transform: the same, with what is said here. */
export const documented: typeof jsonSchemaTransform = (document) => {
  const { schema, url } = document
  const route = `${String(document.route.method)} ${url}`
  if (!isRoute(route)) return jsonSchemaTransform(document)
  const response = { ...refusalResponses(route), ...Object(schema.response) }
  return jsonSchemaTransform({ ...document, schema: { ...schema, response, ...(takesKey(route) ? { headers: keyHeader } : {}) } })
}
