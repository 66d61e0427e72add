/** Ends the help that nobody has ended, erases the contacts of what has ended when it is time, and those that a crash has left without a request. */
import type { Timer } from '../clock.ts'
import { referredTo } from '../contacts/referred-to.ts'
import type { CommandOf } from '../hall/hall.ts'
import { isComplaintContactDue } from '../hall/parts/complaint/contact.ts'
import { isContactDue } from '../hall/parts/help/contact.ts'
import { isLapsed } from '../hall/parts/help/lapse.ts'
import type { Bench, Desk } from './desk.ts'

/** The clock may be set while nobody looks. */
const lookMs = 10 * 60_000

export class ContactDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'clock' | 'contacts' | 'report'>
  #timer: Timer | null = null

  constructor(bench: Pick<Bench, 'service' | 'clock' | 'contacts' | 'report'>) {
    this.#bench = bench
  }

  resume(): void {
    const { service, clock, contacts, report } = this.#bench
    this.#timer?.cancel()
    this.#timer = clock.after(lookMs, () => this.#look())
    const { help, complaint } = service.state
    const requests = [...help.requests.values()]
    const moment = { plan: service.plan, now: clock.now() }
    const isOwn = ({ contact }: { readonly contact: string | null }) => contact !== null && contacts.isOwn(contact)
    const due = requests.filter((one) => isContactDue(one, moment) && isOwn(one))
    const dueComplaints = [...complaint.complaints.values()].filter((one) => isComplaintContactDue(one, moment) && isOwn(one))
    contacts.keepOnly(referredTo(service.state).difference(new Set([...due, ...dueComplaints].map(({ contact }) => contact))))
    if (requests.some((one) => isLapsed(one, moment))) service.execute({ type: 'lapse-help' }).catch((problem: unknown) => report(problem, 'ending help that nobody has ended'))
    // The fact comes after the deed: it is true when it stands in the journal.
    const say = (command: CommandOf<'erase-contact' | 'erase-complaint-contact'>) => service.execute(command).catch((problem: unknown) => report(problem, 'saying that a contact is erased'))
    for (const one of due) void say({ type: 'erase-contact', help: one.help })
    for (const one of dueComplaints) void say({ type: 'erase-complaint-contact', complaint: one.complaint })
  }

  stop(): void {
    this.#timer?.cancel()
    this.#bench.contacts.close()
  }

  #look(): void {
    try {
      this.resume()
    } catch (error) {
      this.#bench.report(error, 'erasing contacts')
    }
  }
}
