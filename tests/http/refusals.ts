/** Requests that are refused, in an order that leads to each refusal, and what cannot be provoked from outside. */
import type { Role } from '../../device-daemon/wire/words.ts'
import type { TestDaemon } from '../kit/test-daemon.ts'

type Who = Parameters<TestDaemon['call']>[2]

export interface Story {
  readonly what: string
  readonly route: string
  /** The path's parameters in order; windows are the first where nothing is said. */
  readonly at?: readonly string[]
  readonly query?: string
  readonly who: Who
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly said: string
}

const kiosk = { role: 'kiosk' } as const
const technician = { role: 'technician' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const supervisor = { role: 'supervisor' } as const
const unnamed = { role: 'clerk', window: 2 } as const
const anywhere = (workNo: string) => ({ role: 'clerk', clerk: workNo }) as const

export const askers: Readonly<Record<Role, NonNullable<Who>>> = {
  kiosk,
  clerk,
  technician,
  board: { role: 'board' },
  pad: { role: 'pad', window: 1 },
  supervisor,
}

const windowRoute = (step: string) => `POST /api/windows/:number/${step}`
const nobody = '20261124-A999'
const noNotice = '20261124-N9999'
const noHelp = '20261124-D9999'
const noHandOver = '20261124-H9999'
const noCase = '20261124-9999'
const toA = { to: { queue: 'A' }, reason: 'other' }
/** Every step at a window, with what is to be said with it. */
const said: Readonly<Record<string, object | undefined>> = {
  'call-next': undefined,
  'recall': undefined,
  'start': undefined,
  'finish': undefined,
  'no-show': undefined,
  'hold': undefined,
  'undo': undefined,
  'call': { ticket: nobody, reason: 'other' },
  'resume': { ticket: nobody },
  'park': {},
  'transfer': toA,
  'cancel': { reason: 'left' },
  'items': { item: 'RS-01' },
  'accept': { item: 'RS-01' },
  'check-notice': { notice: noNotice, missing: [] },
  'hand-out': { case: noCase },
  'hand-overs': { to: { queue: 'A' }, word: 'other' },
  'hand-overs/:handOver/take': undefined,
  'hand-overs/:handOver/give-back': { reason: 'other' },
  'hand-overs/:handOver/pass': { to: { queue: 'A' }, word: 'other' },
  'hand-overs/:handOver/close': { outcome: 'other' },
  'pause': { reason: 'break' },
  'reopen': undefined,
  'withdraw-rating': { why: 'other' },
}
const steps = Object.keys(said)
const ofHandOver = steps.filter((step) => step.startsWith('hand-overs/'))
const appointment = (id: string) => ({ code: `GUITAI:Y:510921103:${id}` })
const tickets = 'POST /api/tickets'
const checkIns = 'POST /api/check-ins'
const ofCase = (step: string) => `POST /api/cases/:case/${step}`
/** Every step of a case, with what is to be said with it. */
const caseSteps: Readonly<Record<string, object | undefined>> = { 'take': undefined, 'ask-papers': undefined, 'papers-in': undefined, 'decide': { outcome: 'granted' }, 'withdraw': { reason: 'other' } }
const asksHelp = 'POST /api/help'
const contactOf = 'GET /api/help/:help/contact'
const ofHelp = (step: string) => `POST /api/windows/:number/help/:help/${step}`
const callsStaff = 'POST /api/staff-calls'
const ofStaffCall = (step: 'answer' | 'cancel') => `${callsStaff}/:call/${step}`
const noCall = '20261124-S9999'
/** Every step of a request for help, with what is to be said with it. */
const helpSteps: Readonly<Record<string, object | undefined>> = { assign: {}, visit: undefined, close: { result: 'done' }, cancel: { reason: 'other' } }
const help = { kind: 'assist', item: 'RS-01', place: 'GP-01', on: '2026-11-30', half: 'morning' }
const ofRectification = (step: string) => `POST /api/rectifications/:rectification/${step}`
/** Every step with a bad rating, with what is to be said with it. */
const rectificationSteps: Readonly<Record<string, object | undefined>> = {
  'assign': { to: '1002' },
  'contact': undefined,
  'verify': { finding: 'justified' },
  'rectify': { kind: 'simple' },
  'answer': { answer: 'explained' },
  'visit-back': { level: 'satisfied' },
  'close': { outcome: 'settled' },
  'appeal': { reason: 'other' },
  'recheck': { outcome: 'stands' },
}
const rectification = (what: string, step: string, who: Who, answer: string, body: object | undefined = rectificationSteps[step], no = '20261124-Z0001'): Story => ({ what: `${step} ${what}`, route: ofRectification(step), at: [no], who, body, said: answer })
const complaints = 'POST /api/complaints'
const ofComplaint = (step: string) => `POST /api/complaints/:complaint/${step}`
const complaintContact = 'GET /api/complaints/:complaint/contact'
/** Every step of a complaint, with what is to be said with it. */
const complaintSteps: Readonly<Record<string, object | undefined>> = {
  'accept': { handler: '1002' },
  'refuse': { reason: 'not-ours', referral: 'hotline' },
  'investigate': { finding: 'upheld' },
  'answer': { answer: 'explained' },
  'visit-back': { contentment: 'content' },
  'close': undefined,
}
const afterAccepting = ['investigate', 'answer', 'visit-back', 'close']
const complaint = (what: string, step: string, who: Who, answer: string, body: object | undefined = complaintSteps[step], no = '20261124-T0001'): Story => ({ what: `${step} ${what}`, route: ofComplaint(step), at: [no], who, body, said: answer })
const inspections = 'POST /api/inspections'
const ofInspection = (step: string) => `POST /api/inspections/:inspection/${step}`
/** Every step of an inspection, with what is to be said with it. */
const inspectionSteps: Readonly<Record<string, object | undefined>> = {
  'check': { line: 'clean', result: 'fail' },
  'find': { line: 'clean', severity: 'minor', clerk: '1002' },
  'put-right': { line: 'clean' },
  'recheck': { line: 'clean', outcome: 'ok' },
  'close': undefined,
}
const inspecting = (what: string, step: string, who: Who, answer: string, body: object | undefined = inspectionSteps[step], no = '20261124-I0001'): Story => ({ what: `${step} ${what}`, route: ofInspection(step), at: [no], who, body, said: answer })
const stating = 'POST /api/six/:line'
const notices = 'POST /api/notices'
const back = 'POST /api/tickets/:id/return'
const priority = 'POST /api/tickets/:id/priority'
const reading = 'POST /api/reading'
const saying = 'POST /api/voice'
const reprint = 'POST /api/prints/:ticket/reprint'
const selfTest = 'POST /api/devices/:place/:name/self-test'
const preview = 'GET /api/devices/:place/:name/ticket'
const other = { role: 'clerk', window: 2, clerk: '1002' } as const
const handOvers = windowRoute('hand-overs')
/** What becomes of a hand-over, the one to queue A where no other is named. */
const handOver = (what: string, step: string, who: typeof clerk | typeof other, answer: string, body = said[`hand-overs/:handOver/${step}`], no = '20261124-H0001'): Story => ({
  what,
  route: windowRoute(`hand-overs/:handOver/${step}`),
  at: [String(who.window), no],
  who,
  body,
  said: answer,
})
const second = '20261124-H0002'
const reassign = 'POST /api/hand-overs/:handOver/reassign'
const roll = 'POST /api/devices/:place/:name/roll'
const replay = 'POST /api/webhooks/:id/replay'
const bookings = 'POST /api/appointments'
const bookingFile = 'POST /api/appointments/import'
const cancelling = 'POST /api/appointments/:appointment/cancel'
const booking = (appointment: string, more = {}) => ({ appointment, item: 'RS-01', date: '2026-11-24', ...more })
const rateByCode = 'POST /api/ratings/:code'
const rating = 'POST /api/ratings'
const eraseOwnWords = 'POST /api/ratings/:code/erase-words'
const eraseWords = 'POST /api/ratings/words/:session/erase'
const named = { role: 'supervisor', clerk: '9001' } as const
const correcting = 'POST /api/figures/attendance'
const correction = { clerk: '1001', date: '2026-11-24', firstIn: '08:30', reason: 'forgot-sign-in' }
const ofPad = (step: string) => `POST /api/pads/:number/${step}`
const padSteps = [['shown', { session: 'none' }], ['rate', { session: 'none', level: 'satisfied' }], ['decline', { session: 'none' }], ['prolong', { session: 'none' }]] as const
const readingDocument = 'POST /api/documents/:document/read'
const freezing = 'POST /api/appraisals'
const objecting = 'POST /api/appraisals/:appraisal/object'
const answering = 'POST /api/appraisals/:appraisal/answer'
const awarding = 'POST /api/appraisals/:appraisal/award'
const chief = { role: 'supervisor', clerk: '1002' } as const
const anAppraisal = '20261124-K001'
const noAppraisal = '20261124-K999'
const lastMonth = { from: '2026-10-01', to: '2026-10-31' }
const objection = { part: 'good', reason: 'numbers-wrong' }
const answered = { clerk: '1001', part: 'good', outcome: 'stands' }
const awarded = { clerk: '1001', outcome: 'granted' }
const officeSignIn = 'POST /api/office/sign-in'
const gesture = 'POST /api/lab/devices/:place/:name/gesture'
const key = { 'idempotency-key': 'one-key-for-two' }

/** Nothing is wrong with these but what is added to them. */
export const valid: Readonly<Record<string, Pick<Story, 'route' | 'at' | 'who' | 'body'>>> = Object.fromEntries(
  [
    { route: 'POST /api/pairing', who: null, body: { role: 'board' } },
    { route: tickets, who: kiosk, body: { queue: 'A' } },
    { route: checkIns, who: kiosk, body: appointment('YY-20260001') },
    { route: reading, who: kiosk, body: { page: 'one', waits: true } },
    { route: saying, who: kiosk, body: { text: '请选择', language: 'zh' } },
    { route: windowRoute('sign-in'), who: clerk, body: { workNo: '1001', pin: '2468' } },
    { route: correcting, who: supervisor, body: correction },
    ...padSteps.map(([step, body]) => ({ route: ofPad(step), at: ['1'], who: askers.pad, body })),
    { route: readingDocument, at: ['service-rules'], who: clerk, body: { version: '2026-1' } },
    { route: freezing, who: chief, body: lastMonth },
    { route: objecting, at: [noAppraisal], who: { ...clerk, clerk: '1001' }, body: objection },
    { route: answering, at: [noAppraisal], who: chief, body: answered },
    { route: awarding, at: [noAppraisal], who: chief, body: awarded },
    { route: officeSignIn, who: supervisor, body: { workNo: '1003', pin: '9753' } },
    ...steps.map((step) => ({ route: windowRoute(step), at: ['1', noHandOver], who: clerk, body: said[step] })),
    ...Object.entries(caseSteps).map(([step, body]) => ({ route: ofCase(step), at: [noCase], who: clerk, body })),
    { route: asksHelp, who: kiosk, body: help },
    ...Object.entries(helpSteps).map(([step, body]) => ({ route: ofHelp(step), at: ['1', noHelp], who: clerk, body })),
    { route: callsStaff, who: kiosk },
    { route: ofStaffCall('answer'), at: [noCall], who: clerk },
    { route: ofStaffCall('cancel'), at: [noCall], who: kiosk },
    ...Object.entries(rectificationSteps).map(([step, body]) => ({ route: ofRectification(step), at: ['20261124-Z9999'], who: supervisor, body })),
    { route: complaints, who: kiosk, body: { about: ['other'] } },
    ...Object.entries(complaintSteps).map(([step, body]) => ({ route: ofComplaint(step), at: ['20261124-T9999'], who: supervisor, body })),
    { route: inspections, who: supervisor, body: { kind: 'announced' } },
    ...Object.entries(inspectionSteps).map(([step, body]) => ({ route: ofInspection(step), at: ['20261124-I9999'], who: supervisor, body })),
    { route: stating, at: ['premises'], who: supervisor, body: { met: 'missing' } },
    { route: notices, who: kiosk, body: { item: 'RS-01' } },
    { route: back, at: ['20261124-A001'], who: kiosk },
    { route: priority, at: ['20261124-A001'], who: clerk, body: { priority: 'elderly' } },
    { route: windowRoute('sign-out'), who: clerk },
    { route: reprint, at: ['20261124-A001'], who: kiosk },
    { route: selfTest, at: ['kiosk-1', 'printer'], who: technician },
    { route: roll, at: ['kiosk-1', 'printer'], who: technician },
    { route: bookings, who: supervisor, body: { rows: [booking('YY-3001')] } },
    { route: bookingFile, who: supervisor, body: [booking('YY-3001')] },
    { route: cancelling, at: ['YY-3001'], who: supervisor },
    { route: reassign, at: [noHandOver], who: supervisor, body: { to: { queue: 'A' } } },
    { route: rateByCode, at: ['20261124A9992222222222'], who: null, body: { nonce: 'x', level: 'satisfied' } },
    { route: eraseOwnWords, at: ['20261124A9992222222222'], who: null, body: { nonce: 'x' } },
    { route: eraseWords, at: ['no-session'], who: named, body: { reason: 'insult' } },
    { route: rating, who: supervisor, body: { ticket: nobody, level: 'satisfied' } },
    { route: replay, at: ['back-office'], who: technician, body: { after: 0 } },
    { route: gesture, at: ['window-1', 'pad'], who: technician, body: { type: 'cable', cable: 'in' } },
  ].map((request) => [request.route, request]),
)

export const keyless = ['POST /api/pairing', reading, saying, officeSignIn, 'POST /api/pads/:number/shown', 'POST /api/pads/:number/prolong', eraseOwnWords, windowRoute('sign-in'), windowRoute('sign-out'), selfTest, replay, gesture]

/** Every step at a window, by `who`, with what each is answered. */
const everyStep = (
  what: string,
  at: string,
  who: Who,
  answer: string,
  but: Readonly<Record<string, string>> = {},
): Story[] =>
  steps.map((step) => ({
    what: `${step} ${what}`,
    route: windowRoute(step),
    at: [at, noHandOver],
    who,
    body: said[step],
    said: but[step] ?? answer,
  }))

export const stories: readonly Story[] = [
  { what: 'pairing with no window', route: 'POST /api/pairing', who: null, body: { role: 'clerk', window: 9 }, said: '404 WINDOW_UNKNOWN' },
  ...everyStep('at no window', '9', anywhere('1001'), '404 WINDOW_UNKNOWN'),
  ...everyStep('by nobody', '2', unnamed, '409 WINDOW_UNSTAFFED'),
  ...everyStep('without a person', '1', clerk, '409 WINDOW_EMPTY', {
    'call-next': '409 NOBODY_WAITING',
    'withdraw-rating': '404 RATING_UNKNOWN',
    'undo': '409 UNDO_ILLEGAL',
    'call': '404 TICKET_UNKNOWN',
    'resume': '404 TICKET_UNKNOWN',
    'hand-out': '404 CASE_UNKNOWN',
    'check-notice': '404 NOTICE_UNKNOWN',
    'hand-overs': '201',
    ...Object.fromEntries(ofHandOver.map((step) => [step, '404 HAND_OVER_UNKNOWN'])),
    'pause': '200',
    'reopen': '200',
  }),
  ...everyStep('by another clerk', '1', anywhere('1002'), '409 WINDOW_STAFFED', {
    'withdraw-rating': '404 RATING_UNKNOWN',
  }),
  {
    what: 'signing in at no window',
    route: windowRoute('sign-in'),
    at: ['9'],
    who: { role: 'clerk' },
    body: { workNo: '1001', pin: '2468' },
    said: '404 WINDOW_UNKNOWN',
  },
  {
    what: 'signing in where another is',
    route: windowRoute('sign-in'),
    who: { role: 'clerk' },
    body: { workNo: '1002', pin: '1357' },
    said: '409 WINDOW_STAFFED',
  },
  ...[1, 2, 3, 4, 5].map((nth) => ({
    what: `wrong PIN ${nth}`,
    route: windowRoute('sign-in'),
    at: ['2'],
    who: unnamed,
    body: { workNo: '1002', pin: '0000' },
    said: '401 SIGN_IN_REFUSED',
  })),
  {
    what: 'one PIN more',
    route: windowRoute('sign-in'),
    at: ['2'],
    who: unnamed,
    body: { workNo: '1002', pin: '1357' },
    said: '429 SIGN_IN_LOCKED',
  },
  { what: 'correcting nobody’s attendance', route: correcting, who: supervisor, body: { ...correction, clerk: '9999' }, said: '404 CLERK_UNKNOWN' },
  { what: 'correcting one’s own attendance', route: correcting, who: { ...supervisor, clerk: '1001' }, body: correction, said: '403 CORRECTION_OWN' },
  { what: 'correcting nothing', route: correcting, who: supervisor, body: { ...correction, firstIn: null }, said: '409 CORRECTION_EMPTY' },
  { what: 'signing in to the office as a clerk who does not supervise', route: officeSignIn, who: supervisor, body: { workNo: '1001', pin: '2468' }, said: '401 SIGN_IN_REFUSED' },
  ...[1, 2, 3, 4, 5].map((nth) => ({ what: `wrong PIN ${nth} in the office`, route: officeSignIn, who: supervisor, body: { workNo: '1003', pin: '0000' }, said: '401 SIGN_IN_REFUSED' })),
  { what: 'one PIN more in the office', route: officeSignIn, who: supervisor, body: { workNo: '1003', pin: '9753' }, said: '429 SIGN_IN_LOCKED' },
  {
    what: 'signing out at no window',
    route: windowRoute('sign-out'),
    at: ['9'],
    who: anywhere('1001'),
    said: '404 WINDOW_UNKNOWN',
  },
  {
    what: 'signing out where nobody is',
    route: windowRoute('sign-out'),
    at: ['2'],
    who: anywhere('1002'),
    said: '409 WINDOW_UNSTAFFED',
  },
  { what: 'signing out another', route: windowRoute('sign-out'), who: anywhere('1002'), said: '409 WINDOW_STAFFED' },
  { what: 'events for nobody', route: replay, at: ['nobody'], who: technician, body: { after: 0 }, said: '404 WEBHOOK_UNKNOWN' },
  { what: 'a ticket of no printer', route: preview, at: ['kiosk-9', 'printer'], query: '?queue=A', who: technician, said: '404 DEVICE_UNKNOWN' },
  { what: 'a ticket of no queue', route: preview, at: ['kiosk-1', 'printer'], query: '?queue=Z', who: technician, said: '404 QUEUE_UNKNOWN' },
  { what: 'a ticket to look at', route: preview, at: ['kiosk-1', 'printer'], query: '?queue=A', who: technician, said: '200' },
  { what: 'no queue', route: tickets, who: kiosk, body: { queue: 'Z' }, said: '404 QUEUE_UNKNOWN' },
  { what: 'no item', route: tickets, who: kiosk, body: { item: 'XX-99' }, said: '404 ITEM_UNKNOWN' },
  { what: 'an item of another tier', route: tickets, who: kiosk, body: { item: 'SJ-02' }, said: '409 ITEM_ELSEWHERE' },
  { what: 'a closed item', route: tickets, who: kiosk, body: { item: 'SJ-01' }, said: '409 ITEM_CLOSED' },
  { what: 'a closed queue', route: tickets, who: kiosk, body: { queue: 'C' }, said: '409 QUEUE_CLOSED' },
  { what: 'the one number of a queue', route: tickets, who: kiosk, body: { queue: 'E' }, said: '201' },
  { what: 'a second number of that queue', route: tickets, who: kiosk, body: { queue: 'E' }, said: '409 QUOTA_FULL' },
  { what: 'no appointment', route: checkIns, who: kiosk, body: { code: 'hello' }, said: '404 APPOINTMENT_UNKNOWN' },
  { what: 'an appointment for a closed item', route: checkIns, who: kiosk, body: appointment('YY-20260003'), said: '409 ITEM_CLOSED' },
  { what: 'an appointment in a closed queue', route: checkIns, who: kiosk, body: appointment('YY-20260002'), said: '409 QUEUE_CLOSED' },
  { what: 'a key', route: checkIns, who: kiosk, body: appointment('YY-20260001'), headers: key, said: '201' },
  { what: 'that key at another route', route: tickets, who: kiosk, body: { queue: 'A' }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for another appointment', route: checkIns, who: kiosk, body: appointment('YY-20260002'), headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for a paper', route: reprint, at: ['20261124-A999'], who: kiosk, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'a clerk’s key', route: tickets, who: clerk, body: { queue: 'A' }, headers: key, said: '201' },
  ...everyStep('with that key', '1', clerk, '422 IDEMPOTENCY_KEY_REUSED').map((story) => ({ ...story, headers: key })),
  { what: 'the printer without paper', route: gesture, at: ['kiosk-1', 'printer'], who: technician, body: { type: 'cable', cable: 'out' }, said: '204' },
  { what: 'a number', route: tickets, who: kiosk, body: { queue: 'F' }, said: '201' },
  { what: 'a second paper before the first', route: reprint, at: ['20261124-F001'], who: kiosk, said: '409 PRINT_ILLEGAL' },
  { what: 'a second paper of no ticket', route: reprint, at: ['20261124-A999'], who: kiosk, said: '404 TICKET_UNKNOWN' },
  { what: 'a second paper at no kiosk', route: reprint, at: ['20261124-F001'], who: { role: 'kiosk', kiosk: 7 }, said: '409 PRINTER_MISSING' },
  { what: 'no ticket', route: 'GET /api/tickets/:id', at: ['20261124-A999'], who: kiosk, said: '404 TICKET_UNKNOWN' },
  { what: 'calling', route: windowRoute('call-next'), who: clerk, said: '200' },
  { what: 'calling once more', route: windowRoute('call-next'), who: clerk, said: '409 WINDOW_OCCUPIED' },
  {
    what: 'calling one by name besides',
    route: windowRoute('call'),
    who: clerk,
    body: { ticket: '20261124-F001', reason: 'quick' },
    said: '409 WINDOW_OCCUPIED',
  },
  {
    what: 'calling one back besides',
    route: windowRoute('resume'),
    who: clerk,
    body: { ticket: '20261124-F001' },
    said: '409 WINDOW_OCCUPIED',
  },
  {
    what: 'parking who has only been called',
    route: windowRoute('park'),
    who: clerk,
    body: {},
    said: '409 STEP_ILLEGAL',
  },
  {
    what: 'adding before the start',
    route: windowRoute('items'),
    who: clerk,
    body: { item: 'RS-01' },
    said: '409 STEP_ILLEGAL',
  },
  {
    what: 'a transfer to no queue',
    route: windowRoute('transfer'),
    who: clerk,
    body: { ...toA, to: { queue: 'Z' } },
    said: '404 QUEUE_UNKNOWN',
  },
  {
    what: 'a transfer to no item',
    route: windowRoute('transfer'),
    who: clerk,
    body: { ...toA, to: { item: 'XX-99' } },
    said: '404 ITEM_UNKNOWN',
  },
  {
    what: 'a transfer to a closed item',
    route: windowRoute('transfer'),
    who: clerk,
    body: { ...toA, to: { item: 'SJ-01' } },
    said: '409 ITEM_CLOSED',
  },
  {
    what: 'a transfer to no window',
    route: windowRoute('transfer'),
    who: clerk,
    body: { ...toA, to: { window: 99 } },
    said: '404 WINDOW_UNKNOWN',
  },
  { what: 'a transfer to an item of another tier', route: windowRoute('transfer'), who: clerk, body: { ...toA, to: { item: 'SJ-02' } }, said: '409 ITEM_ELSEWHERE' },
  {
    what: 'a transfer to no clerk',
    route: windowRoute('transfer'),
    who: clerk,
    body: { ...toA, to: { clerk: '9999' } },
    said: '404 CLERK_UNKNOWN',
  },
  {
    what: 'priority for nobody',
    route: priority,
    at: [nobody],
    who: clerk,
    body: { priority: 'elderly' },
    said: '404 TICKET_UNKNOWN',
  },
  { what: 'priority', route: priority, at: ['20261124-E001'], who: clerk, body: { priority: 'elderly' }, said: '200' },
  {
    what: 'that key for priority',
    route: priority,
    at: [nobody],
    who: clerk,
    body: { priority: 'elderly' },
    headers: key,
    said: '422 IDEMPOTENCY_KEY_REUSED',
  },
  { what: 'nobody’s return', route: back, at: [nobody], who: kiosk, said: '404 TICKET_UNKNOWN' },
  { what: 'the return of one who waits', route: back, at: ['20261124-F001'], who: kiosk, said: '409 STEP_ILLEGAL' },
  {
    what: 'that key for a return',
    route: back,
    at: [nobody],
    who: kiosk,
    headers: key,
    said: '422 IDEMPOTENCY_KEY_REUSED',
  },
  {
    what: 'no ticket’s code',
    route: checkIns,
    who: kiosk,
    body: { code: `GUITAI:T:510921103:${nobody}` },
    said: '404 TICKET_UNKNOWN',
  },
  {
    what: 'the code of a ticket that waits',
    route: checkIns,
    who: kiosk,
    body: { code: 'GUITAI:T:510921103:20261124-E001' },
    said: '200',
  },
  { what: 'finishing before the start', route: windowRoute('finish'), who: clerk, said: '409 STEP_ILLEGAL' },
  { what: 'leaving a person', route: windowRoute('sign-out'), who: clerk, said: '409 STEP_ILLEGAL' },
  { what: 'leaving a person for another window', route: windowRoute('sign-in'), at: ['2'], who: unnamed, body: { workNo: '1001', pin: '2468' }, said: '409 STEP_ILLEGAL' },
  ...everyStep('at another window than the person', '2', anywhere('1001'), '409 STEP_ILLEGAL'),
  { what: 'starting', route: windowRoute('start'), who: clerk, said: '200' },
  {
    what: 'adding no item',
    route: windowRoute('items'),
    who: clerk,
    body: { item: 'XX-99' },
    said: '404 ITEM_UNKNOWN',
  },
  { what: 'adding an item of another tier', route: windowRoute('items'), who: clerk, body: { item: 'SJ-02' }, said: '409 ITEM_ELSEWHERE' },
  {
    what: 'adding a closed item',
    route: windowRoute('items'),
    who: clerk,
    body: { item: 'SJ-01' },
    said: '409 ITEM_CLOSED',
  },
  { what: 'help with no item', route: asksHelp, who: kiosk, body: { ...help, item: 'XX-99' }, said: '404 ITEM_UNKNOWN' },
  { what: 'help at no place', route: asksHelp, who: kiosk, body: { ...help, place: 'XX-99' }, said: '404 PLACE_UNKNOWN' },
  { what: 'help at home with what is not done there', route: asksHelp, who: kiosk, body: { ...help, item: 'RS-05', kind: 'homeService' }, said: '409 HELP_KIND_REFUSED' },
  { what: 'help yesterday', route: asksHelp, who: kiosk, body: { ...help, on: '2026-11-23' }, said: '409 HELP_DATE_REFUSED' },
  { what: 'help on a day off', route: asksHelp, who: kiosk, body: { ...help, on: '2026-12-01' }, said: '409 HELP_DAY_CLOSED' },
  { what: 'a contact without consent', route: asksHelp, who: clerk, body: { ...help, contact: { name: '王', phone: '13800000000' } }, said: '400 BAD_REQUEST' },
  { what: 'help', route: asksHelp, who: clerk, body: help, said: '201' },
  { what: 'that key for help', route: asksHelp, who: clerk, body: help, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'the contact of no request', route: contactOf, at: [noHelp], who: clerk, said: '404 HELP_UNKNOWN' },
  { what: 'the contact of another clerk’s request', route: contactOf, at: ['20261124-D0001'], who: clerk, said: '403 CONTACT_REFUSED' },
  { what: 'help by no clerk', route: ofHelp('assign'), at: ['1', '20261124-D0001'], who: clerk, body: { clerk: '9999' }, said: '404 CLERK_UNKNOWN' },
  { what: 'a visit by nobody', route: ofHelp('visit'), at: ['1', '20261124-D0001'], who: clerk, said: '409 HELP_ILLEGAL' },
  { what: 'help closed before a visit', route: ofHelp('close'), at: ['1', '20261124-D0001'], who: clerk, body: helpSteps['close'], said: '409 HELP_ILLEGAL' },
  { what: 'help assigned', route: ofHelp('assign'), at: ['1', '20261124-D0001'], who: clerk, body: {}, said: '200' },
  { what: 'a contact that nobody left', route: contactOf, at: ['20261124-D0001'], who: clerk, said: '404 CONTACT_UNKNOWN' },
  { what: 'a visit', route: ofHelp('visit'), at: ['1', '20261124-D0001'], who: clerk, said: '200' },
  { what: 'help called off after the visit', route: ofHelp('cancel'), at: ['1', '20261124-D0001'], who: clerk, body: helpSteps['cancel'], said: '409 HELP_ILLEGAL' },
  { what: 'help closed', route: ofHelp('close'), at: ['1', '20261124-D0001'], who: clerk, body: helpSteps['close'], said: '200' },
  { what: 'help assigned again', route: ofHelp('assign'), at: ['1', '20261124-D0001'], who: clerk, body: {}, said: '409 HELP_ILLEGAL' },
  ...Object.entries(helpSteps).flatMap(([step, body]) => [
    { what: `${step} of no request`, route: ofHelp(step), at: ['1', noHelp], who: clerk, body, said: '404 HELP_UNKNOWN' },
    { what: `${step} of help with that key`, route: ofHelp(step), at: ['1', noHelp], who: clerk, body, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
    { what: `${step} of help at no window`, route: ofHelp(step), at: ['9', noHelp], who: anywhere('1001'), body, said: '404 WINDOW_UNKNOWN' },
    { what: `${step} of help by another clerk`, route: ofHelp(step), at: ['1', noHelp], who: anywhere('1002'), body, said: '409 WINDOW_STAFFED' },
  ]),
  { what: 'a call from no kiosk', route: callsStaff, who: { role: 'kiosk', kiosk: 7 }, said: '404 KIOSK_UNKNOWN' },
  { what: 'a call that is open', route: callsStaff, who: kiosk, said: '200' },
  { what: 'that key for a call', route: callsStaff, who: kiosk, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'answering no call', route: ofStaffCall('answer'), at: [noCall], who: clerk, said: '404 STAFF_CALL_UNKNOWN' },
  { what: 'answering with that key', route: ofStaffCall('answer'), at: [noCall], who: clerk, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'answering from no window', route: ofStaffCall('answer'), at: [noCall], who: { role: 'clerk', window: 9, clerk: '1001' }, said: '404 WINDOW_UNKNOWN' },
  { what: 'answering from where another clerk is', route: ofStaffCall('answer'), at: [noCall], who: { role: 'clerk', window: 1, clerk: '1002' }, said: '409 WINDOW_STAFFED' },
  { what: 'answering without having signed in', route: ofStaffCall('answer'), at: [noCall], who: unnamed, said: '409 WINDOW_UNSTAFFED' },
  { what: 'cancelling no call', route: ofStaffCall('cancel'), at: [noCall], who: kiosk, said: '404 STAFF_CALL_UNKNOWN' },
  { what: 'cancelling with that key', route: ofStaffCall('cancel'), at: [noCall], who: kiosk, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'answering a call', route: ofStaffCall('answer'), at: ['20261124-S0001'], who: supervisor, said: '204' },
  { what: 'answering it again', route: ofStaffCall('answer'), at: ['20261124-S0001'], who: clerk, said: '409 STAFF_CALL_ANSWERED' },
  { what: 'cancelling what was answered', route: ofStaffCall('cancel'), at: ['20261124-S0001'], who: kiosk, said: '409 STAFF_CALL_ANSWERED' },
  { what: 'a notice of no item', route: notices, who: kiosk, body: { item: 'XX-99' }, said: '404 ITEM_UNKNOWN' },
  { what: 'a notice for no ticket', route: notices, who: kiosk, body: { item: 'RS-01', ticket: nobody }, said: '404 TICKET_UNKNOWN' },
  { what: 'a notice where there is no printer', route: notices, who: { role: 'clerk', window: 2, clerk: '1002' }, body: { item: 'RS-01' }, said: '409 PRINTER_MISSING' },
  { what: 'a notice', route: notices, who: clerk, body: { item: 'RS-01', size: 'large' }, said: '201' },
  { what: 'that key for a notice', route: notices, who: clerk, body: { item: 'RS-01' }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'no notice', route: 'GET /api/notices/:notice', at: [noNotice], who: clerk, said: '404 NOTICE_UNKNOWN' },
  { what: 'the notice', route: 'GET /api/notices/:notice', at: ['20261124-N0001'], who: clerk, said: '200' },
  { what: 'a paper that its list has not', route: windowRoute('check-notice'), who: clerk, body: { notice: '20261124-N0001', missing: [39] }, said: '409 NOTICE_ILLEGAL' },
  { what: 'taking in no item', route: windowRoute('accept'), who: clerk, body: { item: 'XX-99' }, said: '404 ITEM_UNKNOWN' },
  { what: 'taking a case in', route: windowRoute('accept'), who: clerk, body: { item: 'RS-01' }, said: '201' },
  ...Object.entries(caseSteps).flatMap(([step, body]) => [
    { what: `${step} of no case`, route: ofCase(step), at: [noCase], who: clerk, body, said: '404 CASE_UNKNOWN' },
    { what: `that key for ${step}`, route: ofCase(step), at: [noCase], who: clerk, body, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  ]),
  { what: 'papers in that nobody asked for', route: ofCase('papers-in'), at: ['20261124-0001'], who: clerk, said: '409 CASE_ILLEGAL' },
  { what: 'handing out what is not made', route: windowRoute('hand-out'), who: clerk, body: { case: '20261124-0001' }, said: '409 CASE_ILLEGAL' },
  { what: 'a case taken', route: ofCase('take'), at: ['20261124-0001'], who: clerk, said: '200' },
  { what: 'a case decided', route: ofCase('decide'), at: ['20261124-0001'], who: clerk, body: { outcome: 'granted' }, said: '200' },
  ...['take', 'ask-papers', 'decide', 'withdraw'].map((step) => ({ what: `${step} of a case that is ready`, route: ofCase(step), at: ['20261124-0001'], who: clerk, body: caseSteps[step], said: '409 CASE_ILLEGAL' })),
  { what: 'no case’s code', route: checkIns, who: kiosk, body: { code: 'GUITAI:C:510921103:ABCDEF' }, said: '404 CASE_UNKNOWN' },
  { what: 'a pause', route: windowRoute('pause'), who: clerk, body: { reason: 'meeting' }, said: '200' },
  { what: 'finishing', route: windowRoute('finish'), who: clerk, said: '200' },
  { what: 'calling at a paused window', route: windowRoute('call-next'), who: clerk, said: '409 WINDOW_PAUSED' },
  {
    what: 'calling by name at a paused window',
    route: windowRoute('call'),
    who: clerk,
    body: { ticket: '20261124-F001', reason: 'quick' },
    said: '409 WINDOW_PAUSED',
  },
  {
    what: 'calling back at a paused window',
    route: windowRoute('resume'),
    who: clerk,
    body: { ticket: '20261124-F001' },
    said: '409 WINDOW_PAUSED',
  },
  { what: 'opening again', route: windowRoute('reopen'), who: clerk, said: '200' },
  {
    what: 'priority for one who has gone',
    route: priority,
    at: ['20261124-E001'],
    who: clerk,
    body: { priority: 'elderly' },
    said: '409 STEP_ILLEGAL',
  },
  {
    what: 'the code of a ticket that has ended',
    route: checkIns,
    who: kiosk,
    body: { code: 'GUITAI:T:510921103:20261124-E001' },
    said: '409 STEP_ILLEGAL',
  },
  { what: 'withdrawing', route: windowRoute('withdraw-rating'), who: clerk, body: { why: 'person-left' }, said: '200' },
  { what: 'withdrawing once more', route: windowRoute('withdraw-rating'), who: clerk, body: { why: 'person-left' }, said: '409 RATING_CLOSED' },
  ...([
    ['of one’s own', clerk, {}, '403 RATING_OWN'],
    ['of no act', supervisor, { ticket: nobody }, '404 RATING_UNKNOWN'],
    ['with words that do not go with it', supervisor, { tags: ['212'] }, '400 TAG_UNKNOWN'],
    ['read out', supervisor, {}, '201'],
    ['with that key for another level', supervisor, { level: 'dissatisfied' }, '422 IDEMPOTENCY_KEY_REUSED'],
  ] as const).map(([what, who, more, answer]): Story => ({ what: `a rating ${what}`, route: rating, who, body: { ticket: '20261124-E001', level: 'satisfied', ...more }, headers: { 'idempotency-key': 'a-rating-read-out' }, said: answer })),
  { what: 'reading what people wrote, without a name', route: 'GET /api/ratings/words', who: { role: 'supervisor' }, said: '403 NAME_NEEDED' },
  { what: 'erasing what nobody wrote', route: eraseWords, at: ['no-session'], who: named, body: { reason: 'insult' }, said: '404 WORDS_UNKNOWN' },
  { what: 'erasing what people wrote, without a name', route: eraseWords, at: ['no-session'], who: { role: 'supervisor' }, body: { reason: 'insult' }, said: '403 NAME_NEEDED' },
  { what: 'one more rating', route: rating, who: supervisor, body: { ticket: '20261124-E001', level: 'dissatisfied' }, said: '201' },
  { what: 'a third rating', route: rating, who: supervisor, body: { ticket: '20261124-E001', level: 'satisfied' }, said: '409 RATING_CLOSED' },
  ...Object.keys(rectificationSteps).map((step) => rectification('of no bad rating', step, supervisor, '404 RECTIFICATION_UNKNOWN', rectificationSteps[step], '20261124-Z9999')),
  ...Object.keys(rectificationSteps).filter((step) => step !== 'assign').map((step) => rectification('by whom nobody sent', step, other, '403 RECTIFICATION_ELSEWHERE')),
  ...Object.keys(rectificationSteps).filter((step) => step !== 'appeal').map((step) => rectification('by whom it is about', step, step === 'assign' ? { ...supervisor, clerk: '1001' } : clerk, '403 RECTIFICATION_OWN')),
  ...['verify', 'rectify', 'answer', 'visit-back', 'close', 'recheck'].map((step) => rectification('before its time', step, supervisor, '409 RECTIFICATION_ILLEGAL')),
  rectification('to no clerk', 'assign', supervisor, '404 CLERK_UNKNOWN', { to: '9999' }),
  rectification('', 'contact', supervisor, '200'),
  rectification('again', 'contact', supervisor, '409 RECTIFICATION_ILLEGAL'),
  rectification('', 'verify', supervisor, '200'),
  // This hall has no file of holidays.
  rectification('by a day that nobody knows', 'rectify', supervisor, '409 CALENDAR_UNKNOWN'),
  rectification('', 'appeal', clerk, '200'),
  rectification('again', 'appeal', clerk, '409 RECTIFICATION_ILLEGAL'),
  rectification('that sets it aside', 'recheck', supervisor, '200', { outcome: 'mistaken' }),
  rectification('of what is closed', 'assign', supervisor, '409 RECTIFICATION_ILLEGAL'),
  ...([
    ['about no ticket', kiosk, { link: { ticket: nobody } }, '404 TICKET_UNKNOWN'],
    ['with no bad rating', supervisor, { link: { rectification: '20261124-Z9999' } }, '404 RECTIFICATION_UNKNOWN'],
    ['about oneself', clerk, { link: { ticket: '20261124-E001' } }, '403 COMPLAINT_OWN'],
    ['with a contact without consent', kiosk, { contact: { phone: '13800000000' } }, '400 BAD_REQUEST'],
    ['about nothing', kiosk, { about: [] }, '400 BAD_REQUEST'],
    ['by a page without a clerk', { role: 'clerk', window: 2 }, {}, '403 ROLE_REFUSED'],
    ['about an act', kiosk, { link: { ticket: '20261124-E001' } }, '201'],
  ] as const).map(([what, who, more, answer]): Story => ({ what: `a complaint ${what}`, route: complaints, who, body: { about: ['attitude'], ...more }, said: answer })),
  { what: 'how no complaint stands', route: 'GET /api/complaints/status/:code', at: ['222222'], who: kiosk, said: '404 COMPLAINT_UNKNOWN' },
  { what: 'the contact of no complaint', route: complaintContact, at: ['20261124-T9999'], who: supervisor, said: '404 COMPLAINT_UNKNOWN' },
  { what: 'the contact of an anonymous complaint', route: complaintContact, at: ['20261124-T0001'], who: supervisor, said: '404 CONTACT_UNKNOWN' },
  { what: 'the contact of a complaint about oneself', route: complaintContact, at: ['20261124-T0001'], who: { ...supervisor, clerk: '1001' }, said: '403 COMPLAINT_OWN' },
  { what: 'the contact of a complaint that is with another', route: complaintContact, at: ['20261124-T0001'], who: other, said: '403 COMPLAINT_ELSEWHERE' },
  ...Object.keys(complaintSteps).map((step) => complaint('of no complaint', step, supervisor, '404 COMPLAINT_UNKNOWN', complaintSteps[step], '20261124-T9999')),
  ...afterAccepting.map((step) => complaint('of a complaint by whom nobody named', step, other, '403 COMPLAINT_ELSEWHERE')),
  ...Object.keys(complaintSteps).map((step) => complaint('of a complaint by whom it is about', step, { ...supervisor, clerk: '1001' }, '403 COMPLAINT_OWN')),
  ...afterAccepting.map((step) => complaint('of a complaint before its time', step, supervisor, '409 COMPLAINT_ILLEGAL')),
  complaint('by no clerk', 'accept', supervisor, '404 CLERK_UNKNOWN', { handler: '9999' }),
  // This hall has no file of holidays.
  complaint('to a day that nobody knows', 'accept', supervisor, '409 CALENDAR_UNKNOWN'),
  complaint('without saying whose it is', 'refuse', supervisor, '400 BAD_REQUEST', { reason: 'not-ours' }),
  complaint('of what is not ours', 'refuse', supervisor, '200'),
  complaint('again', 'refuse', supervisor, '409 COMPLAINT_ILLEGAL'),
  complaint('of what is refused', 'accept', supervisor, '409 COMPLAINT_ILLEGAL'),
  complaint('of what is refused', 'close', supervisor, '200'),
  { what: 'the contact of a closed complaint', route: complaintContact, at: ['20261124-T0001'], who: supervisor, said: '409 COMPLAINT_ILLEGAL' },
  ...Object.keys(inspectionSteps).map((step) => inspecting('of no inspection', step, supervisor, '404 INSPECTION_UNKNOWN', inspectionSteps[step], '20261124-I9999')),
  { what: 'an inspection', route: inspections, who: supervisor, body: { kind: 'unannounced' }, said: '201' },
  ...['check', 'find', 'put-right', 'recheck'].map((step) => inspecting('of no line', step, supervisor, '404 LINE_UNKNOWN', { ...inspectionSteps[step], line: 'nothing' })),
  inspecting('before it is looked at', 'find', supervisor, '409 INSPECTION_ILLEGAL'),
  inspecting('before it is looked at', 'close', supervisor, '409 INSPECTION_ILLEGAL'),
  inspecting('', 'check', supervisor, '200'),
  inspecting('of no clerk', 'find', supervisor, '404 CLERK_UNKNOWN', { line: 'clean', severity: 'minor', clerk: '9999' }),
  inspecting('', 'find', supervisor, '200'),
  inspecting('of what was found', 'check', supervisor, '409 INSPECTION_ILLEGAL'),
  inspecting('before it is put right', 'recheck', supervisor, '409 INSPECTION_ILLEGAL'),
  inspecting('by another', 'put-right', clerk, '403 INSPECTION_ELSEWHERE'),
  inspecting('', 'put-right', other, '200'),
  inspecting('again', 'put-right', other, '409 INSPECTION_ILLEGAL'),
  inspecting('by who answers for it', 'recheck', { ...supervisor, clerk: '1002' }, '403 INSPECTION_OWN'),
  inspecting('', 'recheck', supervisor, '200'),
  ...([
    ['of no line', 'nothing', { met: 'missing' }, '404 LINE_UNKNOWN'],
    ['of the devices', 'equipment', { met: 'met', evidence: ['photo'] }, '409 REQUIREMENT_FILLED'],
    ['by what is no evidence', 'premises', { met: 'met', evidence: ['hearsay'] }, '400 EVIDENCE_UNKNOWN'],
    ['by nothing', 'premises', { met: 'partly' }, '409 EVIDENCE_MISSING'],
    ['by a photo', 'premises', { met: 'met', evidence: ['photo'] }, '200'],
  ] as const).map(([what, line, body, answer]): Story => ({ what: `stating ${what}`, route: stating, at: [line], who: supervisor, body, said: answer })),
  { what: 'a roll of no printer', route: roll, at: ['window-1', 'pad'], who: technician, said: '404 DEVICE_UNKNOWN' },
  { what: 'a roll', route: roll, at: ['kiosk-1', 'printer'], who: technician, said: '204' },
  { what: 'that key for a roll', route: roll, at: ['kiosk-1', 'printer'], who: technician, headers: key, said: '204' },
  { what: 'that key for another roll', route: roll, at: ['kiosk-1', 'printer'], query: '?another', who: technician, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'a self-test of no device', route: selfTest, at: ['no', 'thing'], who: technician, said: '404 DEVICE_UNKNOWN' },
  { what: 'a gesture at no device', route: gesture, at: ['no', 'thing'], who: technician, body: { type: 'tear' }, said: '404 EMULATOR_UNKNOWN' },
  ...[
    ['to no queue', { to: { queue: 'Z' } }, '404 QUEUE_UNKNOWN'],
    ['to no clerk', { to: { clerk: '9999' } }, '404 CLERK_UNKNOWN'],
    ['to no window', { to: { window: 99 } }, '404 WINDOW_UNKNOWN'],
    ['to the own window', { to: { window: 1 } }, '409 HAND_OVER_ILLEGAL'],
    ['of no ticket', { ticket: nobody }, '404 TICKET_UNKNOWN'],
    ['of no item', { item: 'XX-99' }, '404 ITEM_UNKNOWN'],
    ['to window 2', { to: { window: 2 } }, '201'],
  ].map(([what, body, answer]) => ({ what: `a hand-over ${String(what)}`, route: handOvers, who: clerk, body: { to: { queue: 'A' }, word: 'other', ...Object(body) }, said: String(answer) })),
  handOver('taking what one has handed over', 'take', clerk, '409 HAND_OVER_ELSEWHERE'),
  ...['give-back', 'pass', 'close'].map((step) => handOver(`${step} of what nobody has taken`, step, clerk, '409 HAND_OVER_ILLEGAL')),
  handOver('taking it', 'take', other, '200', undefined, second),
  handOver('taking it again', 'take', other, '409 HAND_OVER_ILLEGAL', undefined, second),
  handOver('closing another’s', 'close', clerk, '409 HAND_OVER_ELSEWHERE', said['hand-overs/:handOver/close'], second),
  handOver('giving back another’s', 'give-back', clerk, '409 HAND_OVER_ELSEWHERE', { reason: 'other' }, second),
  handOver('giving it back', 'give-back', other, '200', { reason: 'not-mine' }, second),
  handOver('passing on what one gave back', 'pass', other, '409 HAND_OVER_ELSEWHERE', said['hand-overs/:handOver/pass'], second),
  handOver('passing it on to no queue', 'pass', clerk, '404 QUEUE_UNKNOWN', { to: { queue: 'Z' }, word: 'other' }, second),
  handOver('passing it on to no clerk', 'pass', clerk, '404 CLERK_UNKNOWN', { to: { clerk: '9999' }, word: 'other' }, second),
  handOver('passing it on', 'pass', clerk, '200', { to: { clerk: '1002' }, word: 'needs-help' }, second),
  ...[
    ['no hand-over', noHandOver, { queue: 'A' }, '404 HAND_OVER_UNKNOWN'],
    ['to no queue', second, { queue: 'Z' }, '404 QUEUE_UNKNOWN'],
    ['to no clerk', second, { clerk: '9999' }, '404 CLERK_UNKNOWN'],
    ['to no window', second, { window: 99 }, '404 WINDOW_UNKNOWN'],
    ['to who was asked first', second, { clerk: '1001' }, '409 HAND_OVER_ILLEGAL'],
    ['to another', second, { queue: 'A' }, '200'],
  ].map(([what, no, to, answer]) => ({ what: `reassigning ${String(what)}`, route: reassign, at: [String(no)], who: supervisor, body: { to }, said: String(answer) })),
  { what: 'a gesture that a pad has not', route: gesture, at: ['window-1', 'pad'], who: technician, body: { type: 'tear' }, said: '400 GESTURE_REFUSED' },
  { what: 'an appointment for no item', route: bookings, who: supervisor, body: { rows: [booking('YY-3002', { item: 'XX-99' })] }, said: '422 IMPORT_REFUSED' },
  { what: 'a file of appointments for no item', route: bookingFile, who: supervisor, body: [booking('YY-3002', { item: 'XX-99' })], said: '422 IMPORT_REFUSED' },
  { what: 'places of no item', route: 'GET /api/appointments/slots', query: '?item=XX-99&date=2026-11-24', who: supervisor, said: '404 ITEM_UNKNOWN' },
  { what: 'cancelling no appointment', route: cancelling, at: ['YY-3009'], who: supervisor, said: '404 APPOINTMENT_UNKNOWN' },
  { what: 'appointments', route: bookings, who: supervisor, body: { rows: ['YY-3003', 'YY-3004', 'YY-3005'].map((id, nth) => booking(id, { date: `2026-11-2${[5, 4, 4][nth]}` })) }, said: '200' },
  { what: 'cancelling an appointment', route: cancelling, at: ['YY-3004'], who: supervisor, said: '200' },
  { what: 'an appointment of tomorrow', route: checkIns, who: kiosk, body: appointment('YY-3003'), said: '409 APPOINTMENT_EARLY' },
  { what: 'a cancelled appointment', route: checkIns, who: kiosk, body: appointment('YY-3004'), said: '409 APPOINTMENT_CANCELLED' },
  { what: 'an appointment of today', route: checkIns, who: kiosk, body: appointment('YY-3005'), said: '201' },
  { what: 'cancelling it when it is used', route: cancelling, at: ['YY-3005'], who: supervisor, said: '409 APPOINTMENT_USED' },
  { what: 'that key for a file of appointments', route: bookingFile, who: supervisor, body: [booking('YY-3006')], headers: key, said: '200' },
  { what: 'that key for other appointments', route: bookings, who: supervisor, body: { rows: [booking('YY-3007')] }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for another file', route: bookingFile, who: supervisor, body: [booking('YY-3007')], headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  ...Object.keys(rectificationSteps).map((step) => ({ ...rectification('with that key', step, supervisor, '422 IDEMPOTENCY_KEY_REUSED'), headers: key })),
  ...padSteps.map(([step, body]) => ({ what: `${step} of no session`, route: ofPad(step), at: ['1'], who: askers.pad, body, said: '404 RATING_UNKNOWN' })),
  ...padSteps.map(([step, body]) => ({ what: `${step} at another window`, route: ofPad(step), at: ['2'], who: askers.pad, body, said: '403 ROLE_REFUSED' })),
  { what: 'reading no document', route: readingDocument, at: ['nothing'], who: clerk, body: { version: '2026-1' }, said: '404 DOCUMENT_UNKNOWN' },
  { what: 'reading an old version', route: readingDocument, at: ['service-rules'], who: clerk, body: { version: '2025-9' }, said: '409 DOCUMENT_CHANGED' },
  { what: 'reading without a name', route: readingDocument, at: ['service-rules'], who: { role: 'clerk', window: 1 }, body: { version: '2026-1' }, said: '403 NAME_NEEDED' },
  { what: 'that key for a reading', route: readingDocument, at: ['service-rules'], who: clerk, body: { version: '2026-1' }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'freezing by nobody with a name', route: freezing, who: supervisor, body: lastMonth, said: '403 NAME_NEEDED' },
  { what: 'freezing a time that is not over', route: freezing, who: chief, body: { ...lastMonth, to: '2026-11-30' }, said: '409 PERIOD_OPEN' },
  { what: 'freezing in the place of none', route: freezing, who: chief, body: { ...lastMonth, instead: noAppraisal }, said: '404 APPRAISAL_UNKNOWN' },
  { what: 'freezing', route: freezing, who: chief, body: lastMonth, said: '201' },
  { what: 'that key for freezing', route: freezing, who: chief, body: lastMonth, headers: { 'idempotency-key': 'freezing-1' }, said: '201' },
  { what: 'that key for freezing another time', route: freezing, who: chief, body: { ...lastMonth, to: '2026-10-30' }, headers: { 'idempotency-key': 'freezing-1' }, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'objecting to none', route: objecting, at: [noAppraisal], who: clerk, body: objection, said: '404 APPRAISAL_UNKNOWN' },
  { what: 'objecting without a line', route: objecting, at: [anAppraisal], who: clerk, body: objection, said: '403 APPRAISAL_ELSEWHERE' },
  ...([[answering, answered], [awarding, awarded]] as const).flatMap(([route, body]) => [
    { what: `${route} of none`, route, at: [noAppraisal], who: chief, body, said: '404 APPRAISAL_UNKNOWN' },
    { what: `${route} by nobody with a name`, route, at: [anAppraisal], who: supervisor, body, said: '403 NAME_NEEDED' },
    { what: `${route} of the own`, route, at: [anAppraisal], who: { ...chief, clerk: '1001' }, body, said: route === answering ? '403 OBJECTION_OWN' : '403 AWARD_OWN' },
    { what: `${route} that is not there`, route, at: [anAppraisal], who: chief, body, said: route === answering ? '404 OBJECTION_UNKNOWN' : '404 AWARD_UNKNOWN' },
    { what: `that key for ${route}`, route, at: [anAppraisal], who: chief, body, headers: { 'idempotency-key': 'freezing-1' }, said: '422 IDEMPOTENCY_KEY_REUSED' },
  ]),
  { what: 'that key for objecting', route: objecting, at: [anAppraisal], who: { ...clerk, clerk: '1002' }, body: objection, headers: { 'idempotency-key': 'freezing-1' }, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for an inspection', route: inspections, who: supervisor, body: { kind: 'announced' }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  ...Object.keys(inspectionSteps).map((step) => ({ ...inspecting('with that key', step, supervisor, '422 IDEMPOTENCY_KEY_REUSED'), headers: key })),
  { what: 'that key for a statement', route: stating, at: ['premises'], who: supervisor, body: { met: 'missing' }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for a correction', route: correcting, who: supervisor, body: correction, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for a complaint', route: complaints, who: supervisor, body: { about: ['other'] }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  ...Object.keys(complaintSteps).map((step) => ({ ...complaint('with that key', step, supervisor, '422 IDEMPOTENCY_KEY_REUSED'), headers: key })),
  { what: 'that key for cancelling', route: cancelling, at: ['YY-3006'], who: supervisor, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
  { what: 'that key for reassigning', route: reassign, at: [second], who: supervisor, body: { to: { queue: 'A' } }, headers: key, said: '422 IDEMPOTENCY_KEY_REUSED' },
]

/** Other tests have these: they need another hall, a broken disk, a raw socket, two at once or the next day. */
export const beyondReach: readonly RegExp[] = [
  /(HOST_REFUSED|TOO_MANY_REQUESTS|INTERNAL|FIGURES_UNAVAILABLE|JOURNAL_STOPPED|JOURNAL_UNAVAILABLE|PAIRING_CLOSED|DEVICE_BUSY|PRINT_UNKNOWN|VOICE_MISSING)$/,
  /POST \/api\/check-ins .*(APPOINTMENT_EXPIRED|QUOTA_FULL|RETURN_LATE|CASE_NOT_READY|QUEUE_UNKNOWN|ITEM_ELSEWHERE)$/,
  /POST \/api\/appointments(\/import)? 413 BODY_TOO_LARGE$/,
  /POST \/api\/inspections (409 QUOTA_FULL|404 INSPECTION_UNKNOWN)$/,
  /POST \/api\/tickets 409 (CARD_NEEDED|PERSON_QUOTA_FULL)$/,
  /POST \/api\/ratings\/:code (400 TAG_UNKNOWN|404 RATING_UNKNOWN|409 RATING_CLOSED|409 NONCE_WRONG|422 IDEMPOTENCY_KEY_REUSED)$/,
  /POST \/api\/ratings\/:code\/erase-words (404 RATING_UNKNOWN|409 NONCE_WRONG)$/,
  /503 WORDS_UNAVAILABLE$/,
  /POST \/api\/ratings\/words\/:session\/erase (403 WORDS_REFUSED|422 IDEMPOTENCY_KEY_REUSED)$/,
  /accept (409 QUOTA_FULL|404 CASE_UNKNOWN)$/,
  /POST \/api\/help (409 QUOTA_FULL|404 HELP_UNKNOWN|503 CONTACT_UNAVAILABLE)$/,
  /help\/:help\/\w+ 409 (WINDOW_UNSTAFFED|STEP_ILLEGAL)$/,
  /POST \/api\/staff-calls (409 QUOTA_FULL|404 STAFF_CALL_UNKNOWN)$/,
  /staff-calls\/:call\/answer 409 STEP_ILLEGAL$/,
  /POST \/api\/notices (409 QUOTA_FULL|404 NOTICE_UNKNOWN)$/,
  /hand-overs (409 QUOTA_FULL|404 HAND_OVER_UNKNOWN)$/,
  /POST \/api\/tickets\/:id\/return .*RETURN_LATE$/,
  /POST \/api\/windows\/.* 404 TICKET_UNKNOWN$/,
  /POST \/api\/complaints (409 QUOTA_FULL|404 COMPLAINT_UNKNOWN|503 CONTACT_UNAVAILABLE)$/,
  /POST \/api\/complaints\/:complaint\/investigate 409 CALENDAR_UNKNOWN$/,
  /withdraw-rating 409 WINDOW_STAFFED$/,
  /POST \/api\/pads\/:number\/\w+ (409 RATING_CLOSED|400 TAG_UNKNOWN|422 IDEMPOTENCY_KEY_REUSED)$/,
  /appraisals\/.* 409 (APPRAISAL_REPLACED|OBJECTION_THERE|OBJECTION_OPEN|AWARD_DECIDED)$/,
]
