/** A booking system, its files and its people, as far as the daemon's doors: HTTP, a card at the kiosk, the keys of the days. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, describe, expect, it } from 'vitest'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const kiosk = { role: 'kiosk' } as const
const number = specimens.find(({ specimen }) => specimen === 'zhang-san')?.card.number ?? ''
const minuteMs = 60_000

let daemon: TestDaemon
afterEach(async () => daemon.remove())

const start = async (folder?: string, clock = new WoundClock()) => (daemon = await TestDaemon.start({ clock, ...(folder === undefined ? {} : { folder }) }))
const book = (rows: object[], headers = {}) => daemon.call('POST', '/api/appointments', supervisor, { rows }, headers)
const importFile = (body: string | Buffer, type = 'text/csv') =>
  fetch(`${daemon.url}/api/appointments/import`, { method: 'POST', headers: { authorization: `Bearer ${daemon.token(supervisor)}`, 'content-type': type }, body: new Uint8Array(Buffer.from(body)) }).then(async (response) => ({ status: response.status, body: await response.json() }))
const list = async (date = '2026-11-24') => (await daemon.call('GET', `/api/appointments?date=${date}`, clerk)).body.appointments
/** Of the township's catalogue: an item that can be booked. */
const row = (appointment: string, more = {}) => ({ appointment, item: 'RS-01', date: '2026-11-24', from: '09:00', ...more })

/** Every file under the daemon's folder, as one text of bytes. */
function written(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

describe('A booking system', () => {
  it('books, moves, cancels, and sends the same again without harm', async () => {
    await start()
    expect((await book([row('YY-1001'), row('YY-1002', { from: '10:00', to: '11:00' })])).body).toEqual({ booked: 2, moved: 0, cancelled: 0, unchanged: 0 })
    expect((await book([row('YY-1001', { from: '09:30' }), row('YY-1002', { from: '10:00', to: '11:00' }), row('YY-1003')])).body).toEqual({ booked: 1, moved: 1, cancelled: 0, unchanged: 1 })
    expect((await book([{ appointment: 'YY-1003', cancel: true }, { appointment: 'YY-9999', cancel: true }])).body).toEqual({ booked: 0, moved: 0, cancelled: 1, unchanged: 1 })
    expect(await list()).toEqual([
      { appointment: 'YY-1003', item: 'RS-01', date: '2026-11-24', from: '09:00', to: null, state: 'cancelled', ticket: null },
      { appointment: 'YY-1001', item: 'RS-01', date: '2026-11-24', from: '09:30', to: null, state: 'booked', ticket: null },
      { appointment: 'YY-1002', item: 'RS-01', date: '2026-11-24', from: '10:00', to: '11:00', state: 'booked', ticket: null },
    ])
    const gone = await daemon.call('POST', '/api/appointments/YY-1001/cancel', clerk)
    expect([gone.status, gone.body.state]).toEqual([200, 'cancelled'])
    expect((await daemon.call('POST', '/api/appointments/YY-7777/cancel', clerk)).body.code).toBe('APPOINTMENT_UNKNOWN')
  })

  it('is told of row 731, by row, code and sentence, and nothing was taken', async () => {
    await start()
    const rows = Array.from({ length: 1000 }, (_, nth) => row(`YY-A${String(nth).padStart(4, '0')}`))
    const bad = rows.map((one, nth) => (nth === 730 ? { ...one, date: '24.11.2026' } : nth === 800 ? { ...one, item: 'XX-99' } : one))
    const refused = await book(bad)
    expect([refused.status, refused.body.code]).toEqual([422, 'IMPORT_REFUSED'])
    expect(refused.body.rows).toEqual([
      { row: 731, code: 'ROW_INVALID', message: 'date is not a date such as 2026-12-01.' },
      { row: 801, code: 'ITEM_UNKNOWN', message: 'There is no service item XX-99.' },
    ])
    expect(refused.body.detail).toBe('2 rows are wrong, the first is row 731: date is not a date such as 2026-12-01. None was taken.')
    expect(await list()).toEqual([])
    expect((await book(rows)).body).toMatchObject({ booked: 1000 })
    expect((await book(Array.from({ length: 5001 }, (_, nth) => row(`YY-${nth}`)))).status).toBe(400)
  })

  it('sends a request again with its key: done once', async () => {
    await start()
    const key = { 'idempotency-key': 'import-of-today' }
    const [first, second] = [await book([row('YY-1001')], key), await book([row('YY-1001')], key)]
    expect([first.status, second.status]).toEqual([200, 200])
    expect((await book([row('YY-1002')], key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await list()).toHaveLength(1)
  })

  it('two at once for the last place: one gets it', async () => {
    daemon = await TestDaemon.start({
      change(config) {
        config.booking = { daysAhead: 1 }
      },
    })
    const one = { item: 'GA-01', date: '2026-11-24', from: '09:00' }
    const slots = await daemon.call('GET', '/api/appointments/slots?item=GA-01&date=2026-11-24', supervisor)
    const capacity = slots.body.slots[0].capacity
    const fill = Array.from({ length: capacity - 1 }, (_, nth) => ({ appointment: `YY-F${String(nth).padStart(3, '0')}`, ...one }))
    expect((await book(fill)).status).toBe(200)
    const both = await Promise.all([book([{ appointment: 'YY-1001', ...one }]), book([{ appointment: 'YY-1002', ...one }])])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    const after = await daemon.call('GET', '/api/appointments/slots?item=GA-01&date=2026-11-24', supervisor)
    expect(after.body.slots[0]).toEqual({ from: '09:00', to: '10:00', capacity, free: 0 })
  })
})

describe('A file', () => {
  const lines = ['预约号,事项编码,预约日期,开始时间,身份证号', `YY-1001,RS-01,2026-11-24,09:00,${number}`, 'YY-1002,RS-01,2026-11-24,10:00,', '']

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${lines.join('\r\n')}`)],
    ['GB 18030', iconv.encode(lines.join('\r\n'), 'gb18030')],
  ])('as a table in %s is taken', async (_form, bytes) => {
    await start()
    expect(await importFile(bytes)).toEqual({ status: 200, body: { booked: 2, moved: 0, cancelled: 0, unchanged: 0 } })
    expect((await list()).map(({ appointment, from }: { appointment: string; from: string }) => [appointment, from])).toEqual([['YY-1001', '09:00'], ['YY-1002', '10:00']])
  })

  it('as JSON is taken, too', async () => {
    await start()
    expect((await importFile(JSON.stringify([row('YY-1001')]), 'application/json')).body).toMatchObject({ booked: 1 })
  })

  it.each([
    ['with a column that is not known', 'appointment,item,date,colour\nYY-1001,RS-01,2026-11-24,red', 'colour'],
    ['with a quote that does not end', 'appointment,item,date\n"YY-1001,RS-01,2026-11-24', 'Quote'],
    ['without rows', 'appointment,item,date\n', '1 to 5000 rows'],
  ])('%s is refused whole', async (_what, text, words) => {
    await start()
    const refused = await importFile(text)
    expect([refused.status, refused.body.code]).toEqual([400, 'BAD_REQUEST'])
    expect(refused.body.detail).toContain(words)
  })

  it('with rows that are wrong is refused by row, the first line not counted', async () => {
    await start()
    const refused = await importFile('appointment,item,date,from,idNumber,取消\nYY-1001,RS-01,2026-11-24,9:00,,\nYY-1002,RS-01,2026-11-24,09:00,110105194912310021,\nYY-1003,,,,,是')
    expect(refused.body.rows).toEqual([
      { row: 1, code: 'ROW_INVALID', message: 'from is a time such as 09:30.' },
      { row: 2, code: 'ID_NUMBER_INVALID', message: 'idNumber is no number of an identity card.' },
    ])
  })
})

describe('A number that is typed', () => {
  it('is as good as its code, in capital letters, too', async () => {
    await start()
    await book([row('YY-1001'), row('yy-2002')])
    const type = (code: string) => daemon.call('POST', '/api/check-ins', kiosk, { code })
    expect((await type('YY-1001')).status).toBe(201)
    expect((await type(' YY-2002 ')).body.number).toBe('B002')
    expect((await type('YY-2003')).body.code).toBe('APPOINTMENT_UNKNOWN')
  })
})

describe('A person with a card', () => {
  it('laid at the kiosk stands in the queue, and their number is nowhere', async () => {
    await start()
    await book([row('YY-1001', { idNumber: number }), row('YY-1002', { from: '15:00', idNumber: number })], { 'idempotency-key': 'with-a-number' })
    const page = await daemon.page(kiosk)
    await daemon.gesture('kiosk-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
    for (let nth = 0; nth < 40 && page.last('checked-in') === undefined; nth++) await daemon.clock.wind(100)
    expect(page.last('checked-in')).toBe('20261124-B001')
    expect(await list()).toMatchObject([{ appointment: 'YY-1001', state: 'arrived', ticket: '20261124-B001' }, { state: 'booked' }])
    await daemon.stop()
    for (const text of [written(daemon.folder), daemon.log.join('\n')]) expect(text).not.toContain(number)
    // Nor is there a digest that anybody with the journal could try all numbers against.
    expect(written(daemon.folder)).toMatch(/"holder":"[0-9a-f]{32}"/)
  })

  it('is known after a restart, and by nobody once the day is over', async () => {
    await start()
    await book([row('YY-1001', { idNumber: number }), row('YY-2001', { date: '2026-11-25', idNumber: number })])
    const keys = () => readdirSync(join(daemon.folder, 'day-keys')).sort()
    expect(keys()).toEqual(['2026-11-24.key', '2026-11-25.key'])
    expect(statSync(join(daemon.folder, 'day-keys', '2026-11-24.key')).mode & 0o777).toBe(0o600)
    const digests = [...written(daemon.folder).matchAll(/"holder":"([0-9a-f]{32})"/g)].map((match) => match[1])
    expect(new Set(digests).size).toBe(2)
    await daemon.stop()
    await start(daemon.folder, daemon.clock)
    // The same number gives the same digest: nothing is moved.
    expect((await book([row('YY-1001', { idNumber: number })])).body).toMatchObject({ unchanged: 1 })
    await daemon.stop()
    await daemon.clock.wind(15 * 3600_000 + minuteMs)
    await start(daemon.folder, daemon.clock)
    expect(keys()).toEqual(['2026-11-25.key'])
    expect(existsSync(join(daemon.folder, 'day-keys', '2026-11-24.key'))).toBe(false)
  })

  it('whose key cannot be read is not booked, and nothing is half done', async () => {
    await start()
    await book([row('YY-1001', { idNumber: number })])
    writeFileSync(join(daemon.folder, 'day-keys', '2026-11-26.key'), 'short')
    expect((await book([row('YY-1002'), row('YY-1003', { date: '2026-11-26', idNumber: number })])).status).toBe(500)
    expect(await list()).toHaveLength(1)
  })
})

describe('Whoever does not come', () => {
  it('is let go by the clock, a quarter of an hour after the time', async () => {
    await start()
    await book([row('YY-1001')])
    await daemon.clock.wind(15 * minuteMs)
    expect(await list()).toMatchObject([{ state: 'booked' }])
    await daemon.clock.wind(2 * minuteMs)
    expect(await list()).toMatchObject([{ state: 'released' }])
    const late = await daemon.call('POST', '/api/check-ins', kiosk, { code: 'GUITAI:Y:510921103:YY-1001' })
    expect([late.status, late.body.code]).toEqual([409, 'APPOINTMENT_EXPIRED'])
  })

  it('while the box was off is let go when it starts', async () => {
    await start()
    await book([row('YY-1001')])
    await daemon.stop()
    await daemon.clock.wind(2 * 3600_000)
    await start(daemon.folder, daemon.clock)
    expect(await list()).toMatchObject([{ state: 'released' }])
  })
})
