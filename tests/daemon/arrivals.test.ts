/** Codes that people show at a kiosk: a ticket's own, a collection slip's, an appointment's; by the scanner and by the page. */
import { afterEach, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const other = { role: 'clerk', window: 2, clerk: '1002' } as const
const site = '510921103'

let daemon: TestDaemon
afterEach(() => daemon.remove())

const show = (code: string) => daemon.call('POST', '/api/check-ins', kiosk, { code })
const step = (name: string, body?: object, who: typeof clerk | typeof other = clerk) => daemon.call('POST', `/api/windows/${who.window}/${name}`, who, body)

describe('A ticket shown again', () => {
  it('says where it stands while it waits and when it is called, and changes nothing', async () => {
    daemon = await TestDaemon.start()
    const { id, qr } = await daemon.take()
    expect(await show(qr)).toMatchObject({ status: 200, body: { id, state: 'waiting', ahead: 0 } })
    await step('call-next')
    expect(await show(qr)).toMatchObject({ status: 200, body: { id, state: 'called', window: 1 } })
  })

  it('brings back who was missed, behind the next two', async () => {
    daemon = await TestDaemon.start()
    const first = await daemon.take()
    for (let count = 0; count < 3; count++) await daemon.take()
    await step('call-next')
    await step('no-show')
    expect(await show(first.qr)).toMatchObject({ status: 200, body: { id: first.id, state: 'waiting', ahead: 2 } })
    expect(await show(first.qr)).toMatchObject({ status: 200, body: { ahead: 2 } })
  })

  it('of yesterday, or of another hall, is told so', async () => {
    daemon = await TestDaemon.start()
    const { qr } = await daemon.take()
    expect(await show(qr.replace(site, '999999'))).toMatchObject({ status: 404, body: { code: 'APPOINTMENT_UNKNOWN' } })
    await daemon.clock.jump(24 * 3600_000)
    expect(await show(qr)).toMatchObject({ status: 404, body: { code: 'TICKET_UNKNOWN' } })
  })
})

describe('A collection slip', () => {
  it('is a number of the output queue once it is ready, whoever comes with it', async () => {
    daemon = await TestDaemon.start()
    await daemon.take()
    await step('call-next')
    await step('start')
    const { status, body } = await step('accept', { item: 'GA-01' })
    expect(status).toBe(201)
    const { case: no, code } = body
    await step('finish')
    expect(await show(code)).toMatchObject({ status: 409, body: { code: 'CASE_NOT_READY' } })
    expect(await daemon.call('POST', `/api/cases/${no}/decide`, clerk, { outcome: 'granted' })).toMatchObject({ status: 200, body: { state: 'ready', outcome: 'granted' } })
    expect(await show(`GUITAI:C:${site}:${code}`)).toMatchObject({ status: 201, body: { number: 'O001', queue: 'O', channel: 'collection' } })
    expect(await show(code)).toMatchObject({ status: 200, body: { number: 'O001' } })
    expect(await step('call-next', undefined, other)).toMatchObject({ body: { ticket: { number: 'O001', item: 'GA-01' } } })
    expect(await step('hand-out', { case: no }, other)).toMatchObject({ status: 200, body: { state: 'collected' } })
    expect(await show(code)).toMatchObject({ status: 404, body: { code: 'CASE_UNKNOWN' } })
    const { body: list } = await daemon.call('GET', '/api/cases?state=collected', { role: 'supervisor' })
    expect(list.cases.map((one: { case: string }) => one.case)).toEqual([no])
  })

  it('is printed at the window, and survives a restart between the taking in and the decision', async () => {
    daemon = await TestDaemon.start()
    await daemon.take()
    await step('call-next')
    await step('start')
    const { body } = await step('accept', { item: 'GA-01', waits: true })
    await daemon.clock.wind(2000)
    const page = await daemon.page({ role: 'technician' })
    expect(JSON.stringify(page.last('emulators'))).toContain(body.code)
    const { folder, clock } = daemon
    await daemon.stop()
    daemon = await TestDaemon.start({ folder, clock })
    await daemon.call('POST', `/api/cases/${body.case}/decide`, clerk, { outcome: 'refused' })
    expect(await step('call-next', undefined, other)).toMatchObject({ body: { ticket: { number: body.number, queue: 'O' } } })
  })
})
