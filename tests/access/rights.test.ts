/** Every cell of the tables of rights, against tables written here by hand: whoever changes one there must mean it here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factRights, routeRights } from '../../device-daemon/access/rights.ts'
import { factTypes, maySee } from '../../device-daemon/hall/hall.ts'
import type { Audience } from '../../device-daemon/hall/parts/part.ts'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { type Role, roles } from '../../device-daemon/wire/words.ts'
import { TestDaemon } from '../kit/test-daemon.ts'
import { gridOf } from './grid.ts'

type Who = Parameters<TestDaemon['token']>[0]

/** y: answered, be it with a complaint about the request; n: refused for who asks. */
const routes = gridOf(`
                                              nobody  kiosk  clerk  board  technician  supervisor  pad
  GET /healthz                                y       y      y      y      y           y  y
  GET /metrics                                y       y      y      y      y           y  y
  GET /embed.js                               y       y      y      y      y           y  y
  POST /api/pairing                           y       y      y      y      y           y  y
  GET /api/session                            n       y      y      y      y           y  y
  POST /api/office/sign-in                    n       n      n      n      n           y  n
  GET /api/clerks                             n       n      y      n      n           y  n
  GET /api/clerks/:workNo                     n       n      y      n      n           n  y
  GET /api/clerks/:workNo/photo               n       n      y      n      n           n  y
  GET /api/catalogue                          n       y      y      n      y           y  n
  POST /api/tickets                           n       y      y      n      n           n  n
  GET /api/tickets/:id                        n       y      y      n      y           y  n
  POST /api/tickets/:id/return                n       y      y      n      n           n  n
  POST /api/tickets/:id/priority              n       n      y      n      n           n  n
  POST /api/check-ins                         n       y      y      n      n           n  n
  POST /api/reading                           n       y      n      n      n           n  n
  GET /api/voice                              n       y      n      n      n           n  n
  POST /api/voice                             n       y      n      n      n           n  n
  GET /api/queue                              n       y      y      y      y           y  y
  POST /api/windows/:number/sign-in           n       n      y      n      n           n  n
  POST /api/windows/:number/sign-out          n       n      y      n      n           n  n
  POST /api/windows/:number/call-next         n       n      y      n      n           n  n
  POST /api/windows/:number/recall            n       n      y      n      n           n  n
  POST /api/windows/:number/start             n       n      y      n      n           n  n
  POST /api/windows/:number/finish            n       n      y      n      n           n  n
  POST /api/windows/:number/no-show           n       n      y      n      n           n  n
  POST /api/windows/:number/hold              n       n      y      n      n           n  n
  POST /api/windows/:number/undo              n       n      y      n      n           n  n
  POST /api/windows/:number/call              n       n      y      n      n           n  n
  POST /api/windows/:number/resume            n       n      y      n      n           n  n
  POST /api/windows/:number/park              n       n      y      n      n           n  n
  POST /api/windows/:number/transfer          n       n      y      n      n           n  n
  POST /api/windows/:number/cancel            n       n      y      n      n           n  n
  POST /api/windows/:number/items             n       n      y      n      n           n  n
  POST /api/windows/:number/pause             n       n      y      n      n           n  n
  POST /api/windows/:number/reopen            n       n      y      n      n           n  n
  POST /api/windows/:number/accept            n       n      y      n      n           n  n
  POST /api/windows/:number/hand-out          n       n      y      n      n           n  n
  POST /api/notices                           n       y      y      n      n           n  n
  GET /api/notices/:notice                    n       n      y      n      n           y  n
  POST /api/windows/:number/check-notice      n       n      y      n      n           n  n
  POST /api/help                              n       y      y      n      n           n  n
  GET /api/help                               n       n      y      n      n           y  n
  GET /api/help/:help/contact                 n       n      y      n      n           n  n
  POST /api/windows/:number/help/:help/assign n       n      y      n      n           n  n
  POST /api/windows/:number/help/:help/visit  n       n      y      n      n           n  n
  POST /api/windows/:number/help/:help/close  n       n      y      n      n           n  n
  POST /api/windows/:number/help/:help/cancel n       n      y      n      n           n  n
  POST /api/staff-calls                       n       y      n      n      n           n  n
  POST /api/staff-calls/:call/answer          n       n      y      n      n           y  n
  POST /api/staff-calls/:call/cancel          n       y      n      n      n           n  n
  GET /api/cases                              n       n      y      n      n           y  n
  POST /api/cases/:case/take                  n       n      y      n      n           n  n
  POST /api/cases/:case/ask-papers            n       n      y      n      n           n  n
  POST /api/cases/:case/papers-in             n       n      y      n      n           n  n
  POST /api/cases/:case/decide                n       n      y      n      n           n  n
  POST /api/cases/:case/withdraw              n       n      y      n      n           n  n
  GET /api/hand-overs                         n       n      y      n      n           y  n
  POST /api/hand-overs/:handOver/reassign     n       n      n      n      n           y  n
  POST /api/windows/:number/hand-overs        n       n      y      n      n           n  n
  POST /api/windows/:number/hand-overs/:handOver/take       n  n  y  n  n  n  n
  POST /api/windows/:number/hand-overs/:handOver/give-back  n  n  y  n  n  n  n
  POST /api/windows/:number/hand-overs/:handOver/pass       n  n  y  n  n  n  n
  POST /api/windows/:number/hand-overs/:handOver/close      n  n  y  n  n  n  n
  POST /api/complaints                        n       y      y      n      n           y  n
  GET /api/complaints                         n       n      y      n      n           y  n
  GET /api/complaints/status/:code            n       y      y      n      n           y  n
  GET /api/complaints/:complaint/contact      n       n      y      n      n           y  n
  POST /api/complaints/:complaint/accept          n  n  n  n  n  y  n
  POST /api/complaints/:complaint/refuse          n  n  n  n  n  y  n
  POST /api/complaints/:complaint/investigate     n  n  y  n  n  y  n
  POST /api/complaints/:complaint/answer          n  n  y  n  n  y  n
  POST /api/complaints/:complaint/visit-back      n  n  y  n  n  y  n
  POST /api/complaints/:complaint/close           n  n  y  n  n  y  n
  GET /api/rectifications                     n       n      y      n      n           y  n
  POST /api/rectifications/:rectification/assign          n  n  n  n  n  y  n
  POST /api/rectifications/:rectification/contact         n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/verify          n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/rectify         n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/answer          n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/visit-back      n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/close           n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/appeal          n  n  y  n  n  y  n
  POST /api/rectifications/:rectification/recheck         n  n  y  n  n  y  n
  POST /api/windows/:number/withdraw-rating   n       n      y      n      n           n  n
  POST /api/prints/:ticket/reprint            n       y      y      n      y           n  n
  GET /api/devices                            n       y      y      n      y           y  n
  GET /api/lines                              n       n      n      n      y           y  n
  GET /api/diagnostics                        n       n      n      n      y           n  n
  GET /api/config-check                       n       n      n      n      y           n  n
  GET /api/devices/:place/:name/ticket        n       n      n      n      y           n  n
  POST /api/devices/:place/:name/self-test    n       n      n      n      y           n  n
  POST /api/devices/:place/:name/roll         n       n      y      n      y           n  n
  GET /api/ratings/:code                      y       y      y      y      y           y  y
  GET /api/ratings/:code/receipts             y       y      y      y      y           y  y
  GET /api/rating-tags                        n       y      y      n      n           y  y
  GET /api/inspections                        n       n      y      n      n           y  n
  POST /api/inspections                       n       n      n      n      n           y  n
  POST /api/inspections/:inspection/check     n       n      n      n      n           y  n
  POST /api/inspections/:inspection/find      n       n      n      n      n           y  n
  POST /api/inspections/:inspection/put-right n       n      y      n      n           y  n
  POST /api/inspections/:inspection/recheck   n       n      n      n      n           y  n
  POST /api/inspections/:inspection/close     n       n      n      n      n           y  n
  GET /api/six                                n       n      n      n      n           y  n
  POST /api/six/:line                         n       n      n      n      n           y  n
  GET /api/exports/figures                    n       n      n      n      n           y  n
  POST /api/pads/:number/shown                n       n      n      n      n           n  y
  POST /api/pads/:number/rate                 n       n      n      n      n           n  y
  POST /api/pads/:number/prolong              n       n      n      n      n           n  y
  POST /api/pads/:number/decline              n       n      n      n      n           n  y
  POST /api/ratings/:code                     y       y      y      y      y           y  y
  POST /api/ratings/:code/erase-words         y       y      y      y      y           y  y
  GET /api/ratings/words                      n       n      n      n      n           y  n
  POST /api/ratings/words/:session/erase      n       n      n      n      n           y  n
  POST /api/ratings                           n       n      y      n      n           y  n
  GET /api/figures                            n       n      y      n      n           y  n
  GET /api/figures/attendance                 n       n      y      n      n           y  n
  POST /api/figures/attendance                n       n      n      n      n           y  n
  GET /api/figures/appraisal                  n       n      y      n      n           y  n
  GET /api/figures/roots                      n       n      y      n      n           y  n
  GET /api/figures/signs                      n       n      y      n      n           y  n
  GET /api/documents                          n       n      y      n      n           y  n
  POST /api/documents/:document/read          n       n      y      n      n           n  n
  GET /api/acts                               n       n      n      n      n           y  n
  GET /api/appraisals                         n       n      y      n      n           y  n
  POST /api/appraisals                        n       n      n      n      n           y  n
  POST /api/appraisals/:appraisal/object      n       n      y      n      n           n  n
  POST /api/appraisals/:appraisal/answer      n       n      n      n      n           y  n
  POST /api/appraisals/:appraisal/award       n       n      n      n      n           y  n
  GET /api/exports/ratings                    n       n      n      n      n           y  n
  GET /api/appointments                       n       n      y      n      n           y  n
  GET /api/appointments/slots                 n       n      y      n      n           y  n
  POST /api/appointments                      n       n      n      n      n           y  n
  POST /api/appointments/import               n       n      n      n      n           y  n
  POST /api/appointments/:appointment/cancel  n       n      y      n      n           y  n
  GET /api/webhooks                           n       n      n      n      y           y  n
  POST /api/webhooks/:id/replay               n       n      n      n      y           n  n
  GET /api/lab/cards                          n       n      n      n      y           n  n
  GET /api/lab/codes                          n       n      n      n      y           n  n
  POST /api/lab/devices/:place/:name/gesture  n       n      n      n      y           n  n
`)

/** full: as it is in the journal; part: without the clerk who did it; no: not at all. At window 1. */
const facts = gridOf(`
                       kiosk  clerk@1  clerk@2  clerk@-  board  technician  supervisor  pad@1   pad@2   pad@-
  day-opened           part   full     full     full     part   part        full  part    part    part
  day-closed           no     full     full     full     no     no          full  no      no      no
  ticket-issued        part   full     full     full     part   part        full  part    part    part
  ticket-called        part   full     full     full     part   part        full  part    part    part
  serving-started      part   full     full     full     part   part        full  part    part    part
  ticket-finished      part   full     full     full     part   part        full  part    part    part
  ticket-no-show       part   full     full     full     part   part        full  part    part    part
  ticket-held          part   full     full     full     part   part        full  part    part    part
  ticket-parked        part   full     full     full     part   part        full  part    part    part
  ticket-returned      part   full     full     full     part   part        full  part    part    part
  ticket-transferred   part   full     full     full     part   part        full  part    part    part
  ticket-cancelled     part   full     full     full     part   part        full  part    part    part
  ticket-prioritised   part   full     full     full     part   part        full  part    part    part
  item-added           part   full     full     full     part   part        full  part    part    part
  step-undone          part   full     full     full     part   part        full  part    part    part
  window-paused        part   full     full     full     part   part        full  part    part    part
  window-reopened      part   full     full     full     part   part        full  part    part    part
  case-accepted        no     full     full     full     no     no          full  no      no      no
  case-taken           no     full     full     full     no     no          full  no      no      no
  case-papers-asked    no     full     full     full     no     no          full  no      no      no
  case-papers-in       no     full     full     full     no     no          full  no      no      no
  case-decided         no     full     full     full     no     no          full  no      no      no
  case-awaited         no     full     full     full     no     no          full  no      no      no
  case-collected       no     full     full     full     no     no          full  no      no      no
  case-withdrawn       no     full     full     full     no     no          full  no      no      no
  notice-given         no     full     full     full     no     no          full  no      no      no
  notice-checked       no     full     full     full     no     no          full  no      no      no
  supplement-given     no     full     full     full     no     no          full  no      no      no
  notice-completed     no     full     full     full     no     no          full  no      no      no
  hand-over-opened     no     full     full     full     no     no          full  no      no      no
  hand-over-taken      no     full     full     full     no     no          full  no      no      no
  hand-over-returned   no     full     full     full     no     no          full  no      no      no
  hand-over-passed     no     full     full     full     no     no          full  no      no      no
  hand-over-reassigned no     full     full     full     no     no          full  no      no      no
  hand-over-closed     no     full     full     full     no     no          full  no      no      no
  help-requested       no     full     full     full     no     no          full  no      no      no
  help-assigned        no     full     full     full     no     no          full  no      no      no
  help-visited         no     full     full     full     no     no          full  no      no      no
  help-closed          no     full     full     full     no     no          full  no      no      no
  help-cancelled       no     full     full     full     no     no          full  no      no      no
  help-lapsed          no     full     full     full     no     no          full  no      no      no
  help-contact-seen    no     full     full     full     no     no          full  no      no      no
  help-contact-erased  no     full     full     full     no     no          full  no      no      no
  staff-called         part   full     full     full     no     part        full  no      no      no
  staff-call-answered  part   full     full     full     no     part        full  no      no      no
  staff-call-ended     part   full     full     full     no     part        full  no      no      no
  identity-given       no     full     full     full     no     no          full  no      no      no
  clerk-signed-in      no     full     full     full     no     no          full  part    no      no
  clerk-signed-out     no     full     full     full     no     no          full  part    no      no
  rating-offered       no     full     no       no       no     no          full  part    no      no
  rating-shown         no     full     no       no       no     no          full  part    no      no
  rated                no     full     no       no       no     no          full  part    no      no
  rating-supplemented  no     full     no       no       no     no          full  part    no      no
  rating-words-seen    no     no       no       no       no     no          full  no      no      no
  rating-words-erased  no     no       no       no       no     no          full  no      no      no
  ratings-rooted       part   full     full     full     part   part        full  part    part    part
  rating-defaulted     no     no       no       no       no     no          full  no      no      no
  rating-prolonged     no     full     no       no       no     no          full  part    no      no
  rating-declined      no     full     no       no       no     no          full  part    no      no
  rating-timed-out     no     full     no       no       no     no          full  part    no      no
  rating-device-lost   no     full     no       no       no     no          full  part    no      no
  rating-withdrawn     no     full     no       no       no     no          full  part    no      no
  document-read                no  no  no  no  no  no  full  no      no      no
  inspection-opened            no  no  no  no  no  no  full  no      no      no
  inspection-checked           no  no  no  no  no  no  full  no      no      no
  inspection-finding           no  no  no  no  no  no  full  no      no      no
  finding-put-right            no  no  no  no  no  no  full  no      no      no
  finding-rechecked            no  no  no  no  no  no  full  no      no      no
  inspection-closed            no  no  no  no  no  no  full  no      no      no
  finding-reminded             no  no  no  no  no  no  full  no      no      no
  finding-escalated            no  no  no  no  no  no  full  no      no      no
  requirement-stated           no  no  no  no  no  no  full  no      no      no
  devices-counted              no  no  no  no  no  no  full  no      no      no
  acted                        no  no  no  no  no  no  full  no      no      no
  appraisal-frozen             no  no  no  no  no  no  full  no      no      no
  appraisal-objected           no  no  no  no  no  no  full  no      no      no
  objection-answered           no  no  no  no  no  no  full  no      no      no
  award-proposed               no  no  no  no  no  no  full  no      no      no
  award-decided                no  no  no  no  no  no  full  no      no      no
  attendance-corrected         no  no  no  no  no  no  full  no      no      no
  complaint-filed              no  no  no  no  no  no  full  no      no      no
  complaint-accepted           no  no  no  no  no  no  full  no      no      no
  complaint-refused            no  no  no  no  no  no  full  no      no      no
  complaint-investigated       no  no  no  no  no  no  full  no      no      no
  complaint-answered           no  no  no  no  no  no  full  no      no      no
  complaint-visited-back       no  no  no  no  no  no  full  no      no      no
  complaint-closed             no  no  no  no  no  no  full  no      no      no
  complaint-reminded           no  no  no  no  no  no  full  no      no      no
  complaint-escalated          no  no  no  no  no  no  full  no      no      no
  complaint-contact-seen       no  no  no  no  no  no  full  no      no      no
  complaint-contact-erased     no  no  no  no  no  no  full  no      no      no
  rectification-opened         no  no  no  no  no  no  full  no      no      no
  rectification-assigned       no  no  no  no  no  no  full  no      no      no
  rectification-contacted      no  no  no  no  no  no  full  no      no      no
  rectification-verified       no  no  no  no  no  no  full  no      no      no
  rectification-rectifying     no  no  no  no  no  no  full  no      no      no
  rectification-answered       no  no  no  no  no  no  full  no      no      no
  rectification-visited-back   no  no  no  no  no  no  full  no      no      no
  rectification-closed         no  no  no  no  no  no  full  no      no      no
  rectification-appealed       no  no  no  no  no  no  full  no      no      no
  rectification-rechecked      no  no  no  no  no  no  full  no      no      no
  rectification-reminded       no  no  no  no  no  no  full  no      no      no
  rectification-escalated      no  no  no  no  no  no  full  no      no      no
  pad-key-ignored      no     no       no       no       no     part        full  no      no      no
  print-queued         part   no       no       no       no     part        full  no      no      no
  print-started        part   no       no       no       no     part        full  no      no      no
  printed              part   no       no       no       no     part        full  no      no      no
  print-unconfirmed    part   no       no       no       no     part        full  no      no      no
  print-failed         part   no       no       no       no     part        full  no      no      no
  roll-changed         no     full     full     full     no     part        full  no      no      no
  paper-used           no     full     full     full     no     part        full  no      no      no
  roll-near-end        no     full     full     full     no     part        full  no      no      no
  check-in-repeated    no     no       no       no       no     no          full  no      no      no
  appointment-booked   no     no       no       no       no     no          full  no      no      no
  appointment-cancelled no    no       no       no       no     no          full  no      no      no
  appointment-arrived  no     no       no       no       no     no          full  no      no      no
  appointment-released no     no       no       no       no     no          full  no      no      no
`)

/** y: shown to the caller's page. A kiosk's token without a number is the first kiosk's. */
const devices = gridOf(`
                      kiosk  kiosk@1  kiosk@2  clerk@1  clerk@2  clerk@-  board  technician  supervisor  pad
  kiosk-1/printer     y      y        n        n        n        n        n      y           y  n
  kiosk-1/scanner     y      y        n        n        n        n        n      y           y  n
  kiosk-1/id-reader   y      y        n        n        n        n        n      y           y  n
  window-1/printer    n      n        n        y        n        n        n      y           y  n
  window-1/id-reader  n      n        n        y        n        n        n      y           y  n
  window-1/pad        n      n        n        y        n        n        n      y           y  n
  window-2/id-reader  n      n        n        n        y        n        n      y           y  n
  window-2/pad        n      n        n        n        y        n        n      y           y  n
  window-1/display    n      n        n        y        n        n        n      y           y  n
  window-2/display    n      n        n        n        y        n        n      y           y  n
  kiosk-2/printer     n      n        y        n        n        n        n      y           y  n
  emulators           n      n        n        n        n        n        n      y           n  n
`)

let daemon: TestDaemon
beforeAll(async () => {
  daemon = await TestDaemon.start({
    change(config) {
      config.kiosks.push({ number: 2, printer: 'kiosk-2/printer' })
      config.devices.push({ id: 'kiosk-2/printer', driver: 'printer/esc-pos', transport: 'emulated' })
    },
  })
})
afterAll(() => daemon.remove())

/** `clerk@2`: of window 2; `kiosk@2`: the second; `clerk@-` and `kiosk`: with no number in the token. */
function roleOf(column: string): { role: Role; at: number | undefined } {
  const [name = '', at = '-'] = column.split('@')
  const role = roles.find((one) => one === name)
  if (role === undefined) throw new RangeError(`${column} begins with no role`)
  return { role, at: at === '-' ? undefined : Number(at) }
}

const rolesOf = (columns: readonly string[]) => new Set(columns.map((column) => roleOf(column).role))

describe('The tables of this test', () => {
  it('have a line for every route, and none for others', () => {
    expect([...routes.rows].sort()).toEqual(Object.keys(routeRights).sort())
  })

  it('have a line for every fact, and none for others', () => {
    expect([...facts.rows].sort()).toEqual([...factTypes].sort())
  })

  it('have a line for every device of the hall', async () => {
    const { body } = await daemon.call('GET', '/api/devices', { role: 'technician' })
    const ids = body.devices.map(({ id }: { id: string }) => id)
    expect(devices.rows.filter((row) => row !== 'emulators').sort()).toEqual(ids.sort())
  })

  it('have a column for every role', () => {
    expect([...routes.columns].sort()).toEqual(['nobody', ...roles].sort())
    expect([...rolesOf(facts.columns)].sort()).toEqual([...roles].sort())
    expect([...rolesOf(devices.columns)].sort()).toEqual([...roles].sort())
  })
})

const paths: Readonly<Record<string, string>> = { ':number': '1', ':id': '20261124-A999', ':ticket': '20261124-A999', ':case': '20261124-9999', ':notice': '20261124-N9999', ':handOver': '20261124-H9999', ':help': '20261124-D9999', ':call': '20261124-S9999', ':rectification': '20261124-Z9999', ':inspection': '20261124-I9999', ':line': 'no-line', ':complaint': '20261124-T9999', ':appointment': 'YY-9999', ':code': '20261124A9992222222222', ':session': 'no-session', ':workNo': '9999', ':place': 'no', ':name': 'thing' }

function askerOf(column: string): Who | null {
  if (column === 'nobody') return null
  const { role } = roleOf(column)
  if (role === 'pad') return { role, window: 1 }
  if (role === 'supervisor') return { role, clerk: '9001' }
  return role === 'clerk' ? { role, window: 1, clerk: '1001' } : { role }
}

describe('A route over HTTP', () => {
  it.each(routes.cells)('$row asked by $column: $expected', async ({ row, column, expected }) => {
    const [method = '', route = ''] = row.split(' ')
    const path = route.replace(/:\w+/g, (name) => paths[name] ?? name)
    const { status, body } = await daemon.call(method === 'GET' ? 'GET' : 'POST', path, askerOf(column))
    const refusal = column === 'nobody' ? [401, 'TOKEN_MISSING'] : [403, 'ROLE_REFUSED']
    if (expected === 'n') expect([status, body.code]).toEqual(refusal)
    else expect([401, 403]).not.toContain(status)
    expect(['y', 'n']).toContain(expected)
  })
})

const factAt1 = (type: string) =>
  ({ seq: 1, at: '2026-11-24T01:00:00.000Z', site: '510921103', type, window: 1, actor: 'clerk:1001', data: { appointment: 'YY-1', kiosk: 1 } }) as unknown as HallEvent

describe('A fact at window 1', () => {
  const seenBy = (column: string, type: string) => {
    const { role, at } = roleOf(column)
    const audience: Audience = { role, ...(at === undefined ? {} : { window: at }) }
    const seen = maySee(audience, factAt1(type))
    if (seen === null) return 'no'
    return 'actor' in seen ? 'full' : 'part'
  }

  it.each(facts.cells)('$row for $column: $expected', ({ row, column, expected }) => {
    expect(seenBy(column, row)).toBe(expected)
    const { role, at } = roleOf(column)
    if ((role !== 'clerk' && role !== 'pad') || at === 1) expect(factRights(row as HallEvent['type']).includes(role)).toBe(expected !== 'no')
  })

  it('called from a kiosk is shown to that kiosk and to no other', () => {
    for (const type of ['staff-called', 'staff-call-answered', 'staff-call-ended']) {
      const seen = (audience: Audience) => maySee(audience, factAt1(type)) !== null
      expect([undefined, 1, 2].map((kiosk) => seen({ role: 'kiosk', ...(kiosk === undefined ? {} : { kiosk }) })), type).toEqual([true, true, false])
      expect(seen({ role: 'clerk', window: 2 }), type).toBe(true)
    }
  })

  it('seen in part keeps its appointment to itself', () => {
    const issued = (role: Role) => maySee({ role }, factAt1('ticket-issued'))?.data
    for (const role of ['kiosk', 'board', 'technician'] as const)
      expect(issued(role), role).toMatchObject({ appointment: null })
    for (const role of ['clerk', 'supervisor'] as const) expect(issued(role), role).toEqual({ appointment: 'YY-1', kiosk: 1, holder: null })
  })

  it('seen in part says that somebody has priority or is kept for somebody, not why nor for which clerk', () => {
    const data = { priority: 'disabled', keptFor: { clerk: '1002' }, reason: 'break' }
    const seen = (type: string, role: Role) =>
      maySee({ role }, { ...factAt1(type), data } as unknown as HallEvent)?.data
    for (const role of ['kiosk', 'board', 'technician'] as const) {
      expect(seen('ticket-prioritised', role), role).toMatchObject({ priority: 'other' })
      expect(seen('ticket-issued', role), role).toMatchObject({ priority: 'other' })
      expect(seen('ticket-transferred', role), role).toMatchObject({ keptFor: null })
      expect(seen('window-paused', role), role).toEqual({ reason: 'other' })
    }
    expect(seen('ticket-prioritised', 'clerk')).toEqual(data)
    expect(seen('ticket-transferred', 'supervisor')).toEqual(data)
  })
})

describe('A page of', () => {
  const placeClaim = (role: Role, at: number): Partial<Who> => (role === 'kiosk' ? { kiosk: at } : { window: at })

  it.each(devices.columns)('%s is shown the devices of its column and no others', async (column) => {
    const { role, at } = roleOf(column)
    const page = await daemon.page({ role, ...(at === undefined ? {} : placeClaim(role, at)) })
    const shown = page.last<{ id: string }[]>('devices')?.map(({ id }) => id) ?? []
    if (page.last('emulators') !== undefined) shown.push('emulators')
    const expected = devices.cells.filter((cell) => cell.column === column && cell.expected === 'y').map(({ row }) => row)
    expect(shown.sort()).toEqual(expected.sort())
  })
})
