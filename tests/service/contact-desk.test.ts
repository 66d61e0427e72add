/** A contact and its request or complaint on a disk that fills, and on a clock that jumps. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Contacts } from '../../device-daemon/contacts/contacts.ts'
import { withContact } from '../../device-daemon/contacts/with-contact.ts'
import { ContactDesk } from '../../device-daemon/desks/contact-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { nine, plan } from '../hall/bench.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const dayMs = 24 * 3600_000
const lookMs = 10 * 60_000
const no = '20261124-D0001'
const wang = { name: '王', phone: '13800001111' }

/** One that can be set while its alarms go on by their own measure. */
class SetClock extends HandClock {
  ahead = 0
  override now(): number {
    return super.now() + this.ahead
  }
}

let folder: string
let journal: FrailJournal
let clock: SetClock
let contacts: Contacts
let service: HallService
let desk: ContactDesk
let reported: string[]
const report = (_problem: unknown, doing: string) => void reported.push(doing)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-contacts-'))
  journal = await frailJournal()
  clock = new SetClock(nine)
  reported = []
  contacts = new Contacts(folder)
  service = await HallService.open({ plan, journal, clock, report })
  desk = new ContactDesk({ service, clock, contacts, report })
})
afterEach(async () => {
  desk.stop()
  await journal.remove()
  rmSync(folder, { recursive: true })
})

/** On the hand-wound clock: what was asked is done when it has been wound. */
async function done<T>(work: Promise<T>): Promise<T> {
  let isOver = false
  const over = () => void (isOver = true)
  work.then(over, over)
  for (let round = 0; round < 50 && !isOver; round++) {
    await clock.settle()
    await new Promise((turn) => setImmediate(turn))
  }
  return work
}

const ask = () =>
  done(
    withContact({ contacts, service, report }, wang, (contact) =>
      service.execute({ type: 'request-help', kind: 'agency', item: 'RS-01', place: 'GP-01', on: '2026-11-30', half: 'morning', channel: 'window', contact, actor: 'clerk:1001' }),
    ),
  )
const reference = () => service.state.help.requests.get(no)?.contact ?? ''

async function askAndCancel(): Promise<string> {
  await done(service.execute({ type: 'sign-in', window: 1, clerk: '1001' }))
  await ask()
  const kept = reference()
  await done(service.execute({ type: 'cancel-help', window: 1, clerk: '1001', help: no, reason: 'by-person' }))
  return kept
}

async function look(): Promise<void> {
  await clock.wind(lookMs)
  await done(service.execute({ type: 'open-day' }))
}

describe('A full journal', () => {
  it('takes no request, and no contact of it stays', async () => {
    const references: string[] = []
    const keep = contacts.keep.bind(contacts)
    contacts.keep = (contact) => {
      const kept = keep(contact)
      references.push(kept)
      return kept
    }
    journal.full = true
    await expect(ask()).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    expect(references).toHaveLength(1)
    expect(contacts.read(references[0] ?? '')).toBeNull()
    journal.full = false
    await ask()
    expect(contacts.read(reference())).toEqual(wang)
  })

  it('does not keep a contact alive: it is erased, and that is said when there is room', async () => {
    const kept = await askAndCancel()
    clock.ahead = 30 * dayMs
    journal.full = true
    desk.resume()
    await look().catch(() => undefined)
    expect(contacts.read(kept)).toBeNull()
    expect(reference()).toBe(kept)
    expect(reported).toContain('saying that a contact is erased')
    journal.full = false
    await look()
    expect(reference()).toBe('')
  })
})

describe('Help that nobody ends', () => {
  it('ends by itself when there is room to say so, once, and its contact after that', async () => {
    await ask()
    const kept = reference()
    const state = () => service.state.help.requests.get(no)?.state
    desk.resume()
    clock.ahead = 35 * dayMs
    await look()
    expect(state()).toBe('requested')
    clock.ahead = 36 * dayMs
    journal.full = true
    await look().catch(() => undefined)
    expect(reported).toContain('ending help that nobody has ended')
    expect(state()).toBe('requested')
    journal.full = false
    await look()
    expect(state()).toBe('lapsed')
    const { seq } = service
    await look()
    expect(service.seq).toBe(seq)
    expect(contacts.read(kept)).toEqual(wang)
    clock.ahead = 66 * dayMs
    await look()
    expect(contacts.read(kept)).toBeNull()
  })
})

describe('The desk', () => {
  it('erases nothing before its time, and looks on by itself', async () => {
    const kept = await askAndCancel()
    desk.resume()
    clock.ahead = 30 * dayMs - lookMs - 1
    await look()
    expect(contacts.read(kept)).toEqual(wang)
    clock.ahead += 1
    await look()
    expect(contacts.read(kept)).toBeNull()
    expect(reference()).toBe('')
  })

  it('erases what ended on a clock that was years ahead when it is right again', async () => {
    clock.ahead = 4000 * dayMs
    await done(service.execute({ type: 'sign-in', window: 1, clerk: '1001' }))
    await done(
      withContact({ contacts, service, report }, wang, (contact) =>
        service.execute({ type: 'request-help', kind: 'agency', item: 'RS-01', place: 'GP-01', on: '2037-11-10', half: 'morning', channel: 'window', contact, actor: 'clerk:1001' }),
      ),
    )
    const [one] = service.state.help.requests.values()
    await done(service.execute({ type: 'cancel-help', window: 1, clerk: '1001', help: one?.help ?? '', reason: 'mistake' }))
    clock.ahead = 0
    desk.resume()
    await look()
    expect(contacts.read(one?.contact ?? '')).toBeNull()
  })

  it('that cannot erase says nothing, reports it, and tries again', async () => {
    const kept = await askAndCancel()
    const keepOnly = contacts.keepOnly.bind(contacts)
    contacts.keepOnly = () => {
      throw new Error('disk I/O error')
    }
    expect(() => desk.resume()).toThrow('disk I/O error')
    clock.ahead = 31 * dayMs
    await look()
    expect(reported).toEqual(['erasing contacts'])
    expect(reference()).toBe(kept)
    contacts.keepOnly = keepOnly
    await look()
    expect(contacts.read(kept)).toBeNull()
    expect(reference()).toBe('')
  })

  it('sweeps nothing that a request is just being made for', async () => {
    const [, kept] = await done(
      Promise.all([
        Promise.resolve().then(() => desk.resume()),
        withContact({ contacts, service, report }, wang, async (contact) => {
          desk.resume()
          return service.execute({ type: 'request-help', kind: 'assist', item: 'RS-01', place: 'GP-01', on: '2026-11-30', half: 'morning', channel: 'window', contact, actor: 'clerk:1001' })
        }),
      ]),
    )
    expect(kept.events.at(-1)?.type).toBe('help-requested')
    expect(contacts.read(reference())).toEqual(wang)
  })
})

describe('A complaint’s contact', () => {
  const complain = () =>
    done(
      withContact({ contacts, service, report }, { name: null, phone: wang.phone }, (contact) =>
        service.execute({ type: 'file-complaint', channel: 'kiosk', about: ['other'], link: null, contact, codes: ['ABCDEF'], actor: 'kiosk:1', printer: null, job: 'job' }),
      ),
    )
  const theOne = () => [...service.state.complaint.complaints.values()][0]
  const referenceOf = () => theOne()?.contact ?? ''
  const end = async () => {
    const chief = { complaint: theOne()?.complaint ?? '', actor: 'supervisor', supervises: true } as const
    await done(service.execute({ type: 'refuse-complaint', ...chief, reason: 'other', referral: null }))
    await done(service.execute({ type: 'close-complaint', ...chief }))
  }

  it('stays beside that of help, each for its own time', async () => {
    const helped = await askAndCancel()
    clock.ahead = 20 * dayMs
    await complain()
    const kept = referenceOf()
    desk.resume()
    await look()
    expect([contacts.read(helped)?.name, contacts.read(kept)?.name]).toEqual(['王', null])
    clock.ahead = 31 * dayMs
    await end()
    await look()
    expect([contacts.read(helped), contacts.read(kept)?.phone]).toEqual([null, wang.phone])
    clock.ahead = 61 * dayMs
    await look()
    expect([contacts.read(kept), referenceOf()]).toEqual([null, ''])
  })

  it('is not kept where the journal does not take the complaint, and is said to be erased when there is room', async () => {
    journal.full = true
    await expect(complain()).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    journal.full = false
    await complain()
    const kept = referenceOf()
    expect(contacts.read(kept)?.phone).toBe(wang.phone)
    await end()
    clock.ahead = 30 * dayMs
    journal.full = true
    desk.resume()
    await look().catch(() => undefined)
    expect([contacts.read(kept), referenceOf()]).toEqual([null, kept])
    journal.full = false
    await look()
    expect(referenceOf()).toBe('')
  })
})
