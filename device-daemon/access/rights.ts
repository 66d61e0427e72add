/** Who may do and see what: one table, role by route, by fact, by device. Nothing else decides it. */
import { eyesOf } from '../hall/hall.ts'
import type { Place } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { FactType } from '../wire/events.ts'
import { everybody, type Role } from '../wire/words.ts'
import type { Claims } from './tokens.ts'

/** `anyone` needs no token: nothing there concerns a person. */
export const routeRights = {
  'GET /healthz': 'anyone',
  'GET /metrics': 'anyone',
  'GET /embed.js': 'anyone',
  'POST /api/pairing': 'anyone',
  'GET /api/session': everybody,
  'POST /api/office/sign-in': ['supervisor'],
  'GET /api/clerks': ['clerk', 'supervisor'],
  'GET /api/clerks/:workNo': ['pad', 'clerk'],
  'GET /api/clerks/:workNo/photo': ['pad', 'clerk'],
  'GET /api/catalogue': ['kiosk', 'clerk', 'technician', 'supervisor'],
  'POST /api/tickets': ['kiosk', 'clerk'],
  'GET /api/tickets/:id': ['kiosk', 'clerk', 'technician', 'supervisor'],
  'POST /api/tickets/:id/return': ['kiosk', 'clerk'],
  'POST /api/tickets/:id/priority': ['clerk'],
  'POST /api/check-ins': ['kiosk', 'clerk'],
  'POST /api/reading': ['kiosk'],
  'GET /api/voice': ['kiosk'],
  'POST /api/voice': ['kiosk'],
  'GET /api/queue': everybody,
  'POST /api/windows/:number/sign-in': ['clerk'],
  'POST /api/windows/:number/sign-out': ['clerk'],
  'POST /api/windows/:number/call-next': ['clerk'],
  'POST /api/windows/:number/recall': ['clerk'],
  'POST /api/windows/:number/start': ['clerk'],
  'POST /api/windows/:number/finish': ['clerk'],
  'POST /api/windows/:number/no-show': ['clerk'],
  'POST /api/windows/:number/hold': ['clerk'],
  'POST /api/windows/:number/undo': ['clerk'],
  'POST /api/windows/:number/call': ['clerk'],
  'POST /api/windows/:number/resume': ['clerk'],
  'POST /api/windows/:number/park': ['clerk'],
  'POST /api/windows/:number/transfer': ['clerk'],
  'POST /api/windows/:number/cancel': ['clerk'],
  'POST /api/windows/:number/items': ['clerk'],
  'POST /api/windows/:number/pause': ['clerk'],
  'POST /api/windows/:number/reopen': ['clerk'],
  'POST /api/windows/:number/accept': ['clerk'],
  'POST /api/windows/:number/hand-out': ['clerk'],
  'POST /api/notices': ['kiosk', 'clerk'],
  'GET /api/notices/:notice': ['clerk', 'supervisor'],
  'POST /api/windows/:number/check-notice': ['clerk'],
  'POST /api/help': ['kiosk', 'clerk'],
  'GET /api/help': ['clerk', 'supervisor'],
  'GET /api/help/:help/contact': ['clerk'],
  'POST /api/windows/:number/help/:help/assign': ['clerk'],
  'POST /api/windows/:number/help/:help/visit': ['clerk'],
  'POST /api/windows/:number/help/:help/close': ['clerk'],
  'POST /api/windows/:number/help/:help/cancel': ['clerk'],
  'POST /api/staff-calls': ['kiosk'],
  'POST /api/staff-calls/:call/answer': ['clerk', 'supervisor'],
  'POST /api/staff-calls/:call/cancel': ['kiosk'],
  'GET /api/cases': ['clerk', 'supervisor'],
  'POST /api/cases/:case/take': ['clerk'],
  'POST /api/cases/:case/ask-papers': ['clerk'],
  'POST /api/cases/:case/papers-in': ['clerk'],
  'POST /api/cases/:case/decide': ['clerk'],
  'POST /api/cases/:case/withdraw': ['clerk'],
  'GET /api/hand-overs': ['clerk', 'supervisor'],
  'POST /api/hand-overs/:handOver/reassign': ['supervisor'],
  'POST /api/windows/:number/hand-overs': ['clerk'],
  'POST /api/windows/:number/hand-overs/:handOver/take': ['clerk'],
  'POST /api/windows/:number/hand-overs/:handOver/give-back': ['clerk'],
  'POST /api/windows/:number/hand-overs/:handOver/pass': ['clerk'],
  'POST /api/windows/:number/hand-overs/:handOver/close': ['clerk'],
  'GET /api/rectifications': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/assign': ['supervisor'],
  'POST /api/rectifications/:rectification/contact': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/verify': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/rectify': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/answer': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/visit-back': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/close': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/appeal': ['clerk', 'supervisor'],
  'POST /api/rectifications/:rectification/recheck': ['clerk', 'supervisor'],
  'POST /api/complaints': ['kiosk', 'clerk', 'supervisor'],
  'GET /api/complaints': ['clerk', 'supervisor'],
  'GET /api/complaints/status/:code': ['kiosk', 'clerk', 'supervisor'],
  'GET /api/complaints/:complaint/contact': ['clerk', 'supervisor'],
  'POST /api/complaints/:complaint/accept': ['supervisor'],
  'POST /api/complaints/:complaint/refuse': ['supervisor'],
  'POST /api/complaints/:complaint/investigate': ['clerk', 'supervisor'],
  'POST /api/complaints/:complaint/answer': ['clerk', 'supervisor'],
  'POST /api/complaints/:complaint/visit-back': ['clerk', 'supervisor'],
  'POST /api/complaints/:complaint/close': ['clerk', 'supervisor'],
  'GET /api/inspections': ['clerk', 'supervisor'],
  'POST /api/inspections': ['supervisor'],
  'POST /api/inspections/:inspection/check': ['supervisor'],
  'POST /api/inspections/:inspection/find': ['supervisor'],
  'POST /api/inspections/:inspection/put-right': ['clerk', 'supervisor'],
  'POST /api/inspections/:inspection/recheck': ['supervisor'],
  'POST /api/inspections/:inspection/close': ['supervisor'],
  'GET /api/six': ['supervisor'],
  'POST /api/six/:line': ['supervisor'],
  'POST /api/windows/:number/withdraw-rating': ['clerk'],
  'POST /api/prints/:ticket/reprint': ['kiosk', 'clerk', 'technician'],
  'GET /api/devices': ['technician', 'supervisor', 'clerk', 'kiosk'],
  'GET /api/lines': ['technician', 'supervisor'],
  'GET /api/diagnostics': ['technician'],
  'GET /api/config-check': ['technician'],
  'GET /api/devices/:place/:name/ticket': ['technician'],
  'POST /api/devices/:place/:name/self-test': ['technician'],
  'POST /api/devices/:place/:name/roll': ['clerk', 'technician'],
  'GET /api/rating-tags': ['pad', 'kiosk', 'clerk', 'supervisor'],
  'POST /api/pads/:number/shown': ['pad'],
  'POST /api/pads/:number/rate': ['pad'],
  'POST /api/pads/:number/prolong': ['pad'],
  'POST /api/pads/:number/decline': ['pad'],
  'GET /api/ratings/:code': 'anyone',
  'GET /api/ratings/:code/receipts': 'anyone',
  'POST /api/ratings/:code': 'anyone',
  'POST /api/ratings/:code/erase-words': 'anyone',
  'GET /api/ratings/words': ['supervisor'],
  'POST /api/ratings/words/:session/erase': ['supervisor'],
  'POST /api/ratings': ['clerk', 'supervisor'],
  'GET /api/figures': ['clerk', 'supervisor'],
  'GET /api/figures/attendance': ['clerk', 'supervisor'],
  'POST /api/figures/attendance': ['supervisor'],
  'GET /api/figures/appraisal': ['clerk', 'supervisor'],
  'GET /api/figures/roots': ['clerk', 'supervisor'],
  'GET /api/figures/signs': ['clerk', 'supervisor'],
  'GET /api/documents': ['clerk', 'supervisor'],
  'POST /api/documents/:document/read': ['clerk'],
  'GET /api/acts': ['supervisor'],
  'GET /api/appraisals': ['clerk', 'supervisor'],
  'POST /api/appraisals': ['supervisor'],
  'POST /api/appraisals/:appraisal/object': ['clerk'],
  'POST /api/appraisals/:appraisal/answer': ['supervisor'],
  'POST /api/appraisals/:appraisal/award': ['supervisor'],
  'GET /api/exports/ratings': ['supervisor'],
  'GET /api/exports/figures': ['supervisor'],
  'GET /api/appointments': ['clerk', 'supervisor'],
  'GET /api/appointments/slots': ['clerk', 'supervisor'],
  'POST /api/appointments': ['supervisor'],
  'POST /api/appointments/import': ['supervisor'],
  'POST /api/appointments/:appointment/cancel': ['clerk', 'supervisor'],
  'GET /api/webhooks': ['technician', 'supervisor'],
  'POST /api/webhooks/:id/replay': ['technician'],
  'GET /api/lab/cards': ['technician'],
  'GET /api/lab/codes': ['technician'],
  'POST /api/lab/devices/:place/:name/gesture': ['technician'],
} as const satisfies Record<string, 'anyone' | readonly Role[]>

/** Whose acts are written down. */
const accountable: readonly Role[] = ['technician', 'supervisor']
/** Rehearsals; and what names nobody yet: `officeRoutes` writes down who has signed in. */
const unrecorded: readonly Route[] = ['POST /api/lab/devices/:place/:name/gesture', 'POST /api/office/sign-in']

/** What a technician or a supervisor does by it is a fact: whatever changes something, and whatever takes data out of the hall. */
export function isRecorded(route: Route): boolean {
  const allowed: 'anyone' | readonly Role[] = routeRights[route]
  return allowed !== 'anyone' && accountable.some((role) => allowed.includes(role)) && /^POST |^GET \/api\/(exports\/|diagnostics$)/.test(route) && !unrecorded.includes(route)
}
export const isAccountable = (role: Role): boolean => accountable.includes(role)

/** Devices a role is shown: all, those of the own place, or none. */
export const deviceRights: Readonly<Record<Role, 'all' | 'own' | 'none'>> = {
  technician: 'all',
  supervisor: 'all',
  clerk: 'own',
  kiosk: 'own',
  board: 'none',
  pad: 'none',
}

/** Emulators are operated by technicians alone. */
export const emulatorRights: readonly Role[] = ['technician']

/** Who hears how the daemon itself is. */
export const healthRights: readonly Role[] = ['technician', 'supervisor']

/** Of each fact; the parts of the hall say it, where the fact is. */
export const factRights = (type: FactType): readonly Role[] => eyesOf(type)?.roles ?? []

export type Route = keyof typeof routeRights

export function isRoute(route: string): route is Route {
  return Object.hasOwn(routeRights, route)
}

/** Throws TOKEN_MISSING or ROLE_REFUSED. */
export function checkRoute(route: Route, caller: Claims | null): void {
  const allowed: 'anyone' | readonly Role[] = routeRights[route]
  if (allowed === 'anyone') return
  if (caller === null) throw new ProblemError('TOKEN_MISSING')
  if (!allowed.includes(caller.role)) {
    throw new ProblemError('ROLE_REFUSED', `This needs the role ${allowed.join(' or ')}; the token has ${caller.role}.`)
  }
}

export function maySeeDevice({ role, window, kiosk }: Claims, place: Place): boolean {
  switch (deviceRights[role]) {
    case 'all':
      return true
    case 'none':
      return false
    case 'own':
      return role === 'clerk' ? window !== undefined && place.window === window : place.kiosk === (kiosk ?? 1)
  }
}
