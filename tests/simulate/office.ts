/** Everything that is not a call: ratings, papers, cases, notices, printers, hand-overs, help, people who come back. */
import { appealReasons, caseOutcomes, findings, handOverOutcomes, helpResults, recheckOutcomes, rectifyAnswers, rectifyKinds, wordsEraseReasons } from '../../device-daemon/wire/choices.ts'
import { daysAfter } from '../../device-daemon/hall/calendar.ts'
import type { RatingLevel } from '../../device-daemon/wire/words.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import type { Chance } from '../kit/chance.ts'
import { Agenda } from './agenda.ts'
import { Grievances } from './grievances.ts'
import type { SimulatedHall } from './hall.ts'
import { StaffCalls } from './staff-calls.ts'
import { clerkOf, type Town } from './town.ts'

const minuteMs = 60_000
const printers = 12
/** How long something takes that need not be done on one day; minutes. */
export type Pace = (minutes: number) => number

const codeSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

export class Office {
  readonly #hall: SimulatedHall
  readonly #town: Town
  readonly #chance: Chance
  readonly #agenda = new Agenda()
  readonly #notices = new Map<string, string>()
  readonly #grievances: Grievances
  readonly #staffCalls: StaffCalls
  readonly #pace: Pace

  constructor(hall: SimulatedHall, town: Town, chance: Chance, pace: Pace = (minutes) => minutes) {
    this.#pace = pace
    this.#hall = hall
    this.#town = town
    this.#chance = chance
    this.#staffCalls = new StaffCalls(hall)
    this.#grievances = new Grievances(hall, chance, (minutes, then) => this.#in(pace(minutes), then))
    hall.follow = (event) => this.follow(event)
  }

  tick(): void {
    this.#agenda.tick(this.#hall.now)
  }

  /** Nothing more happens by itself. */
  get isQuiet(): boolean {
    return this.#agenda.size === 0
  }

  /** When something happens next, ms. */
  get next(): number {
    return this.#agenda.next
  }

  #now(in_: number): boolean {
    return this.#chance.below(in_) === 0
  }

  #in(minutes: number, then: () => void): void {
    this.#agenda.add(this.#hall.now + minutes * minuteMs, then)
  }

  /** What follows from facts, whoever made them: jobs are printed, people come back, hand-overs are taken. */
  follow(event: HallEvent): void {
    if (event.type === 'print-queued') this.#in(0.25, () => this.#print(event.data.job, event.data.printer))
    if (event.type === 'ticket-no-show' && event.ticket !== undefined && this.#now(2)) this.#back(event.ticket, 1 + this.#chance.below(40))
    if (event.type === 'ticket-parked' && event.ticket !== undefined && this.#now(2)) this.#back(event.ticket, 5 + this.#chance.below(30))
    if (event.type === 'hand-over-opened' || event.type === 'hand-over-passed' || event.type === 'hand-over-reassigned') this.#take(event.data.handOver, event.data.to, 1 + this.#chance.below(25))
    if (event.type === 'rectification-opened' && !this.#now(8)) this.#in(this.#pace(3 + this.#chance.below(20)), () => this.#seeTo(event.data))
    if (event.type === 'clerk-signed-out' && this.#now(3)) this.#hall.act({ type: 'correct-attendance', clerk: event.data.workNo, date: this.#hall.date, firstIn: '08:30', lastOut: null, reason: 'box-fault', actor: 'supervisor' })
    if (event.type === 'clerk-signed-in') {
      this.#appraise(event.data.workNo)
      this.#hall.act({ type: 'read-document', document: 'service-rules', version: '2', actor: `clerk:${event.data.workNo}` })
    }
    if (event.type === 'ticket-finished' && event.ticket !== undefined && this.#now(60)) this.#grievances.complain(event.ticket, this.printer())
    if (event.type === 'hand-over-returned') this.#settle(event.data.handOver, 2)
  }

  /** The year before is appraised on the first morning of the next; the first clerk objects, and is answered. */
  #appraise(clerk: string): void {
    if (this.#hall.state.appraisal.appraisals.size > 0) return
    const line = { key: clerk, acts: 40, meanWaitMs: null, meanServedMs: null, handOvers: 0, overdue: 0, parts: [], total: 90, rank: 1 }
    const actor = 'clerk:9001'
    const made = this.#hall.act({ type: 'freeze-appraisal', from: daysAfter(this.#hall.date, -365), to: daysAfter(this.#hall.date, -1), seq: 1, root: '0'.repeat(64), fewActs: 30, list: [line], instead: null, actor })
    const appraisal = made?.find((event) => event.type === 'appraisal-frozen')?.data.appraisal ?? ''
    this.#hall.act({ type: 'object-to-appraisal', appraisal, part: 'good', reason: 'numbers-wrong', actor: `clerk:${clerk}` })
    this.#hall.act({ type: 'answer-objection', appraisal, clerk, part: 'good', outcome: 'stands', actor })
    this.#hall.act({ type: 'note-act', what: 'POST /api/appraisals/:appraisal/award', on: [appraisal], from: '127.0.0.1', actor })
    this.#hall.act({ type: 'decide-award', appraisal, clerk, outcome: 'granted', actor })
  }

  #back(ticket: string, minutes: number): void {
    this.#in(minutes, () => void this.#hall.act({ type: 'return-ticket', ticket, actor: 'kiosk:1' }))
  }

  #print(job: string, printer: string): void {
    this.#hall.act({ type: 'print-started', job })
    const paper = { mm: 90 + this.#chance.below(60), cuts: 1 }
    if (this.#now(300)) this.#hall.act({ type: 'change-roll', printer, mm: 80_000, actor: 'clerk:1001' })
    if (this.#now(150)) this.#hall.act({ type: 'roll-near-end', printer })
    this.#in(0.25, () => {
      if (this.#now(100)) return void this.#hall.act({ type: 'print-ended', job, how: 'failed', reason: 'paper-out' })
      if (!this.#now(60)) return void this.#hall.act({ type: 'print-ended', job, how: 'printed', reason: '', paper })
      this.#hall.act({ type: 'print-ended', job, how: 'unconfirmed', reason: 'no-answer', paper })
      this.#in(1, () => void this.#hall.act({ type: 'print-ended', job, how: 'printed', reason: '' }))
    })
  }

  printer(): string {
    return `kiosk-${1 + this.#chance.below(printers)}/printer`
  }

  /** A rating is asked for where the window has a pad. */
  asked(session: string, window: number): void {
    const pad = `window-${window}/pad`
    if (!this.#hall.state.rating.sessions.has(session)) return
    this.#hall.act({ type: 'rating-shown', session })
    const { ticket = '' } = this.#hall.state.rating.sessions.get(session) ?? {}
    if (this.#now(25)) this.#byCode(ticket)
    if (this.#now(250)) return void this.#hall.act({ type: 'rating-device-lost', session })
    if (this.#now(200)) return void this.#hall.step(window, { type: 'withdraw-rating', why: 'person-left' })
    const level = this.#chance.one(['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const)
    const { screen = false } = this.#town.plan.windows.find((one) => one.number === window) ?? {}
    if (screen) return this.#onScreen(window, session, level)
    const press = () => void this.#hall.act({ type: 'pad-key', window, device: pad, key: 1, level, at: this.#hall.now })
    if (this.#now(2)) this.#in(0.25, press)
    if (this.#now(20)) this.#in(0.5, press)
    this.#in(1.25, () => void (this.#hall.state.rating.sessions.has(session) && this.#hall.act({ type: 'rating-expired', session })))
  }

  #onScreen(window: number, session: string, level: RatingLevel): void {
    const whenTouched = () => ({ window, session, at: this.#hall.now })
    if (this.#now(4)) return void this.#hall.act({ type: 'decline-rating', ...whenTouched() })
    const isAsked = () => this.#hall.state.rating.sessions.has(session)
    const rate = () => void (isAsked() && this.#hall.act({ type: 'rate-on-screen', ...whenTouched(), level, tags: [] }))
    if (!this.#now(3)) return rate()
    // Who writes touches the tablet meanwhile, and has longer.
    this.#in(0.5, () => void (isAsked() && this.#hall.act({ type: 'prolong-rating', ...whenTouched() })))
    this.#in(1.2, rate)
  }

  /** At home, with the code on the ticket; some come back to it. */
  #byCode(ticket: string): void {
    const rate = () => {
      const words = this.#now(2) ? this.#reference() : null
      const rated = this.#hall.act({ type: 'rate-act', ticket, level: 'very_satisfied', tags: ['510'], channel: 'qr', session: this.#hall.id('session'), actor: 'citizen', words })
      const session = rated?.find((event) => event.type === 'rated')?.data.session
      if (session !== undefined && words !== null) this.#in(5, () => this.#read(session))
    }
    this.#in(this.#pace(2 + this.#chance.below(30)), rate)
    if (this.#now(3)) this.#in(this.#pace(40 + this.#chance.below(30)), rate)
  }

  /** A supervisor reads what somebody wrote, and erases some. */
  #read(session: string): void {
    this.#hall.act({ type: 'see-words', sessions: [session], actor: 'clerk:9001' })
    if (this.#now(2)) this.#hall.act({ type: 'erase-words', session, why: this.#chance.one(wordsEraseReasons), actor: 'clerk:9001' })
  }

  /** To something that is kept elsewhere. */
  #reference(): string {
    return this.#chance.below(0x1000_0000).toString(16).padStart(32, '0')
  }

  giveNotice(item: string, ticket: string): void {
    const given = this.#hall.act({ type: 'give-notice', item, ticket, size: this.#now(4) ? 'large' : 'normal', actor: 'kiosk:1', printer: this.printer(), job: this.#hall.id('job') })
    const notice = given?.find((event) => event.type === 'notice-given')
    if (notice !== undefined) this.#notices.set(ticket, notice.data.notice)
  }

  checkNotice(window: number, ticket: string): void {
    const notice = this.#notices.get(ticket)
    if (notice === undefined) return
    const check = (missing: readonly number[]) => void (this.#hall.step(window, { type: 'check-notice', notice, missing, printer: `window-${window}/printer`, job: this.#hall.id('job') }))
    if (this.#now(3)) check([0])
    if (this.#now(9)) check([1])
    if (!this.#now(4)) check([])
    this.#notices.delete(ticket)
  }

  /** The page of another system asks for the card that lies at the window. */
  giveCard(window: number): void {
    if (this.#now(20)) this.#hall.step(window, { type: 'give-identity', shape: 'cvr', fields: 'masked', photo: false, basis: 'marriage registration' })
  }

  accept(window: number, item: string, waits: boolean): void {
    const codes = Array.from({ length: 5 }, () => Array.from({ length: 6 }, () => codeSigns[this.#chance.below(codeSigns.length)]).join(''))
    const accepted = this.#hall.step(window, { type: 'accept-case', item, waits, codes, printer: `window-${window}/printer`, job: this.#hall.id('job') })
    const one = accepted?.find((event) => event.type === 'case-accepted')
    if (one !== undefined) this.#in(this.#pace(5 + this.#chance.below(20)), () => this.#decide(one.data.case, one.data.code, window))
  }

  #decide(no: string, code: string, window: number): void {
    const at = { case: no, actor: `clerk:${clerkOf((window % this.#town.plan.windows.length) + 1)}` }
    this.#hall.act({ type: 'take-case', ...at })
    if (this.#now(30)) return void this.#hall.act({ type: 'withdraw-case', ...at, reason: 'by-person' })
    const decide = () => {
      this.#hall.act({ type: 'decide-case', ...at, outcome: this.#chance.one(caseOutcomes) })
      if (!this.#now(3)) this.#in(this.#pace(10 + this.#chance.below(60)), () => void this.#hall.act({ type: 'come-for-case', code, actor: 'kiosk:1' }))
    }
    if (!this.#now(6)) return decide()
    this.#hall.act({ type: 'ask-papers', ...at })
    this.#in(this.#pace(20), () => {
      this.#hall.act({ type: 'papers-in', ...at })
      decide()
    })
  }

  /** Whoever was called for what was made is given it. */
  handOut(window: number, ticket: string): void {
    for (const one of this.#hall.state.case.cases.values()) if (one.ticket === ticket && one.state === 'ready') this.#hall.step(window, { type: 'hand-out', case: one.case })
  }

  #take(no: string, to: { readonly queue: string } | { readonly window: number } | { readonly clerk: string }, minutes: number): void {
    if (this.#now(4)) return
    this.#in(minutes, () => {
      const window = 'window' in to ? to.window : 'clerk' in to ? Number(to.clerk.slice(1)) : (this.#town.plan.windows.find(({ queues }) => queues.includes(to.queue))?.number ?? 1)
      if (this.#hall.step(window, { type: 'take-hand-over', handOver: no }) === null) return
      // Gone for good: a supervisor gives it to whoever serves that queue.
      if (this.#now(8)) return void this.#hall.act({ type: 'reassign-hand-over', handOver: no, to: { queue: 'B' }, actor: 'supervisor' })
      if (this.#now(6)) return void this.#hall.step(window, { type: 'give-back-hand-over', handOver: no, reason: 'not-mine' })
      this.#hall.step(window, { type: 'close-hand-over', handOver: no, outcome: this.#chance.one(handOverOutcomes) })
    })
  }

  /** The first clerk has it again. */
  #settle(no: string, minutes: number): void {
    this.#in(minutes, () => {
      const one = this.#hall.state.handOver.handOvers.get(no)
      const window = [...this.#hall.state.staff.clerks].find(([, clerk]) => clerk === one?.first)?.[0]
      if (window === undefined) return
      if (this.#now(3)) return void this.#hall.step(window, { type: 'pass-hand-over', handOver: no, to: { clerk: clerkOf(window === 1 ? 2 : 1) }, word: 'needs-help' })
      if (this.#now(2)) this.#hall.step(window, { type: 'close-hand-over', handOver: no, outcome: 'answered' })
    })
  }

  /** A bad rating: somebody is sent, sees to it step by step, and now and then leaves it for another day. */
  #seeTo({ rectification, clerk }: { readonly rectification: string; readonly clerk: string }): void {
    const sent = clerkOf(clerk === clerkOf(1) ? 2 : 1)
    this.#hall.act({ type: 'assign-rectification', rectification, actor: 'supervisor', supervises: true, to: sent })
    if (this.#now(5)) this.#hall.act({ type: 'appeal-rating', rectification, actor: `clerk:${clerk}`, supervises: false, reason: this.#chance.one(appealReasons) })
    const at = { rectification, actor: `clerk:${sent}`, supervises: false }
    const steps = [
      () => this.#hall.act({ type: 'contact-rater', ...at }),
      () => this.#hall.act({ type: 'verify-rectification', ...at, finding: this.#chance.one(findings) }),
      () => this.#hall.act({ type: 'rectify', ...at, kind: this.#chance.one(rectifyKinds) }),
      () => this.#hall.act({ type: 'recheck-rating', ...at, outcome: this.#chance.one(recheckOutcomes) }),
      () => this.#hall.act({ type: 'answer-rectification', ...at, answer: this.#chance.one(rectifyAnswers) }),
      () => this.#hall.act({ type: 'visit-back', ...at, level: this.#now(3) ? 'not-reached' : 'satisfied' }),
      () => this.#hall.act({ type: 'close-rectification', ...at, outcome: 'settled' }),
    ]
    const done = this.#now(4) ? steps.slice(0, 1 + this.#chance.below(steps.length)) : steps
    this.#oneByOne(done)
  }

  #oneByOne(steps: readonly (() => unknown)[]): void {
    let minutes = 0
    for (const step of steps) {
      this.#in(minutes, () => void step())
      minutes += this.#pace(2)
    }
  }

  /** Every so often the daemon looks itself. */
  lookRound(): void {
    this.#hall.act({ type: 'release-appointments' })
    this.#hall.act({ type: 'return-hand-overs' })
    this.#staffCalls.look()
    this.#hall.act({ type: 'look-at-rectifications' })
    this.#hall.act({ type: 'look-at-complaints' })
    this.#hall.act({ type: 'look-at-inspections' })
    this.#hall.act({ type: 'count-devices', date: this.#hall.date, devices: [{ device: this.printer(), ok: 1, fault: 0, absent: 0 }] })
  }

  helpAt(window: number): void {
    const contact = this.#now(2) ? this.#reference() : null
    const asked = this.#hall.act({ type: 'request-help', kind: 'agency', item: this.#town.plan.items[1]?.code ?? '', place: 'GP-01', on: this.#hall.date, half: 'afternoon', channel: 'phone', contact, actor: 'clerk:1001' })
    const help = asked?.find((event) => event.type === 'help-requested')?.data.help
    if (help === undefined) return
    this.#hall.step(window, { type: 'assign-help', help, to: null })
    if (this.#now(20)) return
    const { clerk = null } = this.#hall.state.help.requests.get(help) ?? {}
    if (this.#now(2)) this.#hall.act({ type: 'see-contact', help, clerk })
    if (this.#now(4)) return void this.#hall.step(window, { type: 'cancel-help', help, reason: 'by-person' })
    this.#in(30 + this.#chance.below(60), () => {
      this.#hall.step(window, { type: 'visit-for-help', help })
      this.#hall.step(window, { type: 'close-help', help, result: this.#chance.one(helpResults) })
    })
  }

  /** A month later: nobody has ended some. */
  lapseHelp(): void {
    this.#hall.act({ type: 'lapse-help' })
  }

  /** Another month later: what was left of people is gone. */
  eraseContacts(): void {
    for (const { help } of [...this.#hall.state.help.requests.values()]) this.#hall.act({ type: 'erase-contact', help })
    this.#grievances.erase()
  }
}
