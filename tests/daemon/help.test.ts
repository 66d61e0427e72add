/** Help over HTTP: the contact is kept outside the journal, seen by the clerk who goes, and erased to the last byte. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Contacts } from '../../device-daemon/contacts/contacts.ts'
import { verifyJournal } from '../../device-daemon/journal/verify.ts'
import { filesWith } from '../kit/bytes-in.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const dayMs = 24 * 3600_000
const nine = Date.UTC(2026, 10, 24, 1)
const kiosk = { role: 'kiosk' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const other = { role: 'clerk', window: 2, clerk: '1002' } as const
const no = '20261124-D0001'

const asked = { kind: 'homeService', item: 'RS-01', place: 'GP-02', on: '2026-11-30', half: 'morning' } as const
const wang = { name: '王秀兰', phone: '13800001111' }
const contact = { ...wang, consent: true }

let daemon: TestDaemon
afterEach(() => daemon.remove())

const ask = (more: object = {}, who: typeof kiosk | typeof clerk = clerk, headers = {}) => daemon.call('POST', '/api/help', who, { ...asked, ...more }, headers)
const step = (name: string, body?: object, who: typeof clerk | typeof other = clerk) => daemon.call('POST', `/api/windows/${who.window}/help/${no}/${name}`, who, body)
const contactBy = (who: typeof clerk | typeof other) => daemon.call('GET', `/api/help/${no}/contact`, who)

function database<T>(use: (database: DatabaseSync) => T): T {
  const opened = new DatabaseSync(join(daemon.folder, 'contacts.db'))
  try {
    return use(opened)
  } finally {
    opened.close()
  }
}
const sealedOnes = () => database((opened) => opened.prepare('SELECT sealed FROM contacts').all().map(({ sealed }) => sealed as Uint8Array))

/** The same folder, later. */
async function restart(now: number): Promise<void> {
  const { folder } = daemon
  await daemon.stop()
  daemon = await TestDaemon.start({ folder, clock: new WoundClock(now) })
  await daemon.clock.wind(1000)
}

async function closed(): Promise<Uint8Array> {
  await ask({ contact })
  const [sealed] = sealedOnes()
  if (sealed === undefined) throw new Error('no contact was kept')
  await step('assign', {})
  await step('visit')
  expect(await step('close', { result: 'done' })).toMatchObject({ status: 200, body: { state: 'closed', result: 'done' } })
  return sealed
}

describe('What can be had', () => {
  it('is what the catalogue offers of each item and on the working days, and nothing else is taken', async () => {
    daemon = await TestDaemon.start({ change: (config) => (config.calendar = { weekdays: [1, 2, 3, 4, 5] }) })
    const offered = async () => {
      const { items, helpDays } = (await daemon.call('GET', '/api/catalogue', kiosk)).body
      return { days: helpDays, kinds: (code: string) => items.find((item: { code: string }) => item.code === code).help }
    }
    const { days, kinds } = await offered()
    expect([kinds('RS-01'), kinds('GA-01'), kinds('RS-05')]).toEqual([['agency', 'assist', 'homeService'], ['assist', 'homeService'], ['agency', 'assist']])
    expect(days.slice(0, 5)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'])
    expect((await ask({ on: '2026-11-28' })).body).toMatchObject({ status: 409, code: 'HELP_DAY_CLOSED' })
    expect((await ask({ item: 'RS-05' }, kiosk)).body).toMatchObject({ status: 409, code: 'HELP_KIND_REFUSED', detail: 'For RS-05 there is agency, assist.' })
    expect((await ask({ item: 'GA-01', kind: 'agency', contact })).body.code).toBe('HELP_KIND_REFUSED')
    // What was refused leaves nothing of the person behind.
    expect(sealedOnes()).toEqual([])
    for (const on of days) expect((await ask({ on })).status).toBe(201)
    await restart(nine + dayMs)
    expect((await offered()).days[0]).toBe('2026-11-25')
  })
})

describe('A request', () => {
  it('from a kiosk is one from a kiosk, whatever it says; a clerk’s is from the window or by telephone', async () => {
    daemon = await TestDaemon.start()
    const channels = [await ask({ by: 'phone' }, kiosk), await ask(), await ask({ by: 'phone' })].map(({ status, body }) => [status, body.help, body.channel])
    expect(channels).toEqual([
      [201, no, 'kiosk'],
      [201, '20261124-D0002', 'window'],
      [201, '20261124-D0003', 'phone'],
    ])
    await step('cancel', { reason: 'duplicate' })
    const { body } = await daemon.call('GET', '/api/help', { role: 'supervisor' })
    expect(body.help.map(({ help }: { help: string }) => help)).toEqual(['20261124-D0002', '20261124-D0003'])
  })

  it.each([
    [{ ...wang }],
    [{ ...wang, consent: false }],
    [{ ...contact, phone: '12345' }],
    [{ ...contact, phone: '13800001111 ' }],
    [{ ...contact, name: '' }],
    [{ ...contact, name: ' ' }],
    [{ ...contact, name: '王'.repeat(21) }],
    [{ ...contact, name: '王\n李' }],
    [{ ...contact, address: '青林村 3 组' }],
  ])('with the contact %j is refused, and nothing is kept or repeated', async (bad) => {
    daemon = await TestDaemon.start()
    const { status, body } = await ask({ contact: bad })
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
    expect(JSON.stringify(body)).not.toContain('1380000')
    expect(sealedOnes()).toEqual([])
  })

  it.each(['王', '王'.repeat(20), 'Anna van Dyk'])('by %s is kept', async (name) => {
    daemon = await TestDaemon.start()
    expect((await ask({ contact: { ...contact, name, phone: '0825-6661234' } })).status).toBe(201)
    await step('assign', {})
    expect((await contactBy(clerk)).body).toEqual({ name, phone: '0825-6661234' })
  })
})

describe('A contact', () => {
  it('is shown to the clerk who goes, while it is open, and stored by nobody on the way', async () => {
    daemon = await TestDaemon.start()
    await ask({ contact })
    expect((await contactBy(clerk)).body.code).toBe('CONTACT_REFUSED')
    await step('assign', {})
    const shown = await contactBy(clerk)
    expect([shown.status, shown.body, shown.headers.get('cache-control')]).toEqual([200, wang, 'no-store'])
    expect((await contactBy(other)).body.code).toBe('CONTACT_REFUSED')
    await step('assign', { clerk: '1002' })
    expect((await contactBy(clerk)).body.code).toBe('CONTACT_REFUSED')
    expect((await contactBy(other)).body).toEqual(wang)
    await step('visit', undefined, other)
    await step('close', { result: 'not-met' }, other)
    expect((await contactBy(other)).body.code).toBe('CONTACT_REFUSED')
  })

  it('is in no log, on no page, and in no file in the clear', async () => {
    daemon = await TestDaemon.start()
    const page = await daemon.page(clerk)
    await closed()
    await daemon.clock.wind(1000)
    for (const text of Object.values(wang)) {
      expect(daemon.log.join('\n')).not.toContain(text)
      expect(JSON.stringify(page.told)).not.toContain(text)
      expect(filesWith(daemon.folder, text)).toEqual([])
    }
  })

  it('is shown to nobody of whom it could not be written down, and otherwise a supervisor knows', async () => {
    daemon = await TestDaemon.start()
    await ask({ contact })
    await step('assign', {})
    const page = await daemon.page({ role: 'supervisor' })
    const writing = new DatabaseSync(join(daemon.folder, 'journal.sqlite'))
    writing.exec('BEGIN IMMEDIATE')
    const unwritten = await contactBy(clerk)
    expect([unwritten.status, unwritten.body.code]).toEqual([503, 'JOURNAL_UNAVAILABLE'])
    expect(JSON.stringify(unwritten.body)).not.toContain(wang.phone)
    writing.close()
    const looked = () => page.events.filter(({ type }) => type === 'help-contact-seen')
    const key = { 'idempotency-key': 'the-same-key' }
    for (const times of [1, 2]) {
      expect((await daemon.call('GET', `/api/help/${no}/contact`, clerk, undefined, key)).body).toEqual(wang)
      await page.until(() => looked().length === times)
    }
    expect(looked()[0]).toMatchObject({ actor: 'clerk:1001', data: { help: no, by: '1001' } })
    expect((await contactBy(other)).status).toBe(403)
    await restart(nine)
    const { body } = await daemon.call('GET', '/api/help', { role: 'supervisor' })
    expect(body.help).toMatchObject([{ help: no, seenBy: ['1001'] }])
  })

  it('goes with a request that is refused', async () => {
    daemon = await TestDaemon.start()
    expect((await ask({ contact, place: 'GP-99' })).body.code).toBe('PLACE_UNKNOWN')
    expect(sealedOnes()).toEqual([])
  })

  it('that cannot be kept refuses the request: nothing is half done', async () => {
    daemon = await TestDaemon.start()
    const writing = new DatabaseSync(join(daemon.folder, 'contacts.db'))
    writing.exec('BEGIN EXCLUSIVE')
    const { status, body } = await ask({ contact })
    expect([status, body.code]).toEqual([503, 'CONTACT_UNAVAILABLE'])
    expect((await daemon.call('GET', '/api/help', clerk)).body.help).toEqual([])
    writing.close()
    expect((await ask({ contact })).body).toMatchObject({ help: no, contact: expect.any(String) })
  })

  it('sent twice is kept once; no digest of it is in the journal for others to try numbers by', async () => {
    daemon = await TestDaemon.start()
    const key = { 'idempotency-key': 'the-same-key' }
    const first = await ask({ contact }, clerk, key)
    const second = await ask({ contact }, clerk, key)
    expect([first.body.help, second.body.help]).toEqual([no, no])
    expect(sealedOnes()).toHaveLength(1)
    // The digest is the same for another number: it is made of nothing of it.
    const third = await ask({ contact: { ...contact, phone: '13900002222' } }, clerk, key)
    expect([third.status, third.body.help]).toEqual([201, no])
    expect((await ask({}, clerk, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
    await step('assign', {})
    expect((await contactBy(clerk)).body).toEqual(wang)
  })

  it('of two clerks who close at once is closed by one', async () => {
    daemon = await TestDaemon.start()
    await ask({ contact })
    await step('assign', {})
    await step('visit')
    await daemon.call('POST', '/api/windows/2/sign-in', { role: 'clerk', window: 2 }, { workNo: '1002', pin: '1357' })
    const answers = await Promise.all([step('close', { result: 'done' }), step('close', { result: 'referred' }, other)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('Thirty days after the end', () => {
  it('its bytes are in no file any more, and the chain is whole', async () => {
    daemon = await TestDaemon.start()
    const sealed = await closed()
    expect(filesWith(daemon.folder, sealed).length).toBeGreaterThan(0)
    await restart(nine + 30 * dayMs - 5 * 60_000)
    expect(sealedOnes()).toHaveLength(1)
    await daemon.clock.wind(10 * 60_000)
    for (const bytes of [sealed, sealed.subarray(0, 16), ...Object.values(wang)]) expect(filesWith(daemon.folder, bytes)).toEqual([])
    await daemon.stop()
    for (const bytes of [sealed, sealed.subarray(0, 16)]) expect(filesWith(daemon.folder, bytes)).toEqual([])
    const { entries } = await verifyJournal(daemon.folder, '510921103')
    expect(entries).toBeGreaterThan(5)
  })

  it('a daemon that was off catches up, says it once, and lets the request go the next day', async () => {
    daemon = await TestDaemon.start()
    await closed()
    await restart(nine + 40 * dayMs)
    expect(sealedOnes()).toEqual([])
    const page = await daemon.page({ role: 'supervisor' })
    expect(page.view().help).toMatchObject([{ help: no, contact: null }])
    await restart(nine + 41 * dayMs)
    expect((await daemon.page({ role: 'supervisor' })).view().help).toEqual([])
  })

  it('of the day that was asked for an open one ends, and what was left with it thirty days after that', async () => {
    daemon = await TestDaemon.start()
    await ask({ contact })
    const [sealed] = sealedOnes()
    await step('assign', {})
    const midnight = Date.UTC(2026, 11, 29, 16)
    await restart(midnight - 5 * 60_000)
    expect((await contactBy(clerk)).body).toEqual(wang)
    await daemon.clock.wind(10 * 60_000)
    expect((await daemon.call('GET', '/api/help', clerk)).body.help).toEqual([])
    expect((await contactBy(clerk)).body.code).toBe('CONTACT_REFUSED')
    expect((await step('visit')).body.code).toBe('HELP_ILLEGAL')
    await restart(midnight + 30 * dayMs)
    expect(sealedOnes()).toHaveLength(1)
    await daemon.clock.wind(20 * 60_000)
    expect(filesWith(daemon.folder, sealed ?? new Uint8Array(1))).toEqual([])
  })
})

it('What a crash has left without a request is swept at the start', async () => {
  daemon = await TestDaemon.start()
  await ask({ contact })
  await daemon.stop()
  const left = new Contacts(daemon.folder)
  left.keep({ name: '李', phone: '13900002222' })
  left.close()
  expect(sealedOnes()).toHaveLength(2)
  await restart(nine)
  expect(sealedOnes()).toHaveLength(1)
  await step('assign', {})
  expect((await contactBy(clerk)).body).toEqual(wang)
})
