import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problems } from '../../device-daemon/wire/problem.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
const kiosk = { role: 'kiosk' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const technician = { role: 'technician' } as const

beforeAll(async () => {
  daemon = await TestDaemon.start({
    change(config) {
      config.queues[3].hours = [{ from: '13:30', to: '17:00' }]
      config.queues[4].dailyQuota = 1
    },
  })
})
afterAll(() => daemon.remove())

describe('What others may rely on', () => {
  it('GET /healthz needs no token', async () => {
    expect(await daemon.call('GET', '/healthz', null)).toMatchObject({ status: 200, body: { status: 'ok', emulated: true, site: '510921103' } })
  })

  it('POST /api/tickets by queue or item gives 201 with a number', async () => {
    expect(await daemon.call('POST', '/api/tickets', kiosk, { queue: 'A' })).toMatchObject({ status: 201, body: { number: 'A001', queue: 'A', ahead: 0 } })
    expect(await daemon.call('POST', '/api/tickets', kiosk, { item: 'SF-01' })).toMatchObject({ status: 201, body: { number: 'A002', item: 'SF-01', ahead: 1, qr: 'GUITAI:T:510921103:20261124-A002' } })
  })

  it('GET /api/queue tells who waits', async () => {
    const { body } = await daemon.call('GET', '/api/queue', { role: 'board' })
    expect(body.queues[0]).toMatchObject({ prefix: 'A', waiting: 2 })
    expect(body.tickets).toHaveLength(2)
  })

  it('a clerk’s steps move a ticket: call-next, recall, start, finish, no-show', async () => {
    expect((await daemon.step(1, 'call-next')).body.ticket).toMatchObject({ number: 'A001', state: 'called', calls: 1 })
    expect((await daemon.step(1, 'recall')).body.ticket).toMatchObject({ calls: 2 })
    expect((await daemon.step(1, 'start')).body.ticket).toMatchObject({ state: 'serving' })
    expect((await daemon.step(1, 'finish')).body).toMatchObject({ ticket: { state: 'finished' }, rating: { ticket: '20261124-A001', clerk: '1001' } })
    await daemon.step(1, 'call-next')
    expect((await daemon.step(1, 'no-show')).body.ticket).toMatchObject({ number: 'A002', state: 'no-show' })
  })

  it('GET /api/devices lists all ten; a self-test of one says what it did', async () => {
    const states = async () => (await daemon.call('GET', '/api/devices', technician)).body.devices.map((device: { state: string }) => device.state)
    // Both displays greet in turn, on one line.
    await daemon.clock.wind(100)
    expect(await states()).toEqual(Array(10).fill('ok'))
    const lines = await daemon.call('GET', '/api/lines', technician)
    expect(lines.body.lines).toEqual([
      { id: 'hall/displays', line: 'emulated hall/displays', open: true, devices: [{ id: 'window-1/display', address: 11 }, { id: 'window-2/display', address: 12 }], strangers: [], garbage: 0 },
    ])
    const report = await daemon.call('POST', '/api/devices/kiosk-1/printer/self-test', technician)
    expect(report).toMatchObject({ status: 200, body: { device: 'kiosk-1/printer', passed: true } })
  })

  it('GET /metrics is Prometheus text', async () => {
    const { status, headers, body } = await daemon.call('GET', '/metrics', null)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    expect(body).toMatch(/^guitai_events_total\{type="ticket-issued"\} \d+$/m)
    expect(body).toMatch(/^guitai_device_usable\{device="kiosk-1\/printer"\} 1$/m)
    expect(body).toMatch(/^guitai_ticket_printed_seconds_count [1-9]/m)
  })

  it('/api/docs has the API, with every route of this list', async () => {
    const { body } = await daemon.call('GET', '/api/docs/json', null)
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/tickets', '/api/queue', '/api/windows/{number}/call-next', '/api/windows/{number}/finish', '/api/devices', '/api/devices/{place}/{name}/self-test', '/healthz']),
    )
    expect((await daemon.call('GET', '/api/docs/', null)).status).toBe(200)
  })
})

describe('A refusal is a code and a sentence, and changes nothing', () => {
  it.each<[string, 'GET' | 'POST', string, Parameters<TestDaemon['call']>[2], unknown, keyof typeof problems]>([
    ['an unknown queue', 'POST', '/api/tickets', kiosk, { queue: 'Z' }, 'QUEUE_UNKNOWN'],
    ['an unknown item', 'POST', '/api/tickets', kiosk, { item: 'XX-99' }, 'ITEM_UNKNOWN'],
    ['a queue closed at nine', 'POST', '/api/tickets', kiosk, { queue: 'D' }, 'QUEUE_CLOSED'],
    ['neither queue nor item', 'POST', '/api/tickets', kiosk, {}, 'BAD_REQUEST'],
    ['both queue and item', 'POST', '/api/tickets', kiosk, { queue: 'A', item: 'RS-01' }, 'BAD_REQUEST'],
    ['a queue that is a number', 'POST', '/api/tickets', kiosk, { queue: 1 }, 'BAD_REQUEST'],
    ['a body that is not JSON', 'POST', '/api/tickets', kiosk, '{"queue":', 'BAD_REQUEST'],
    ['a body far too large', 'POST', '/api/tickets', kiosk, { queue: 'A'.repeat(20_000) }, 'BODY_TOO_LARGE'],
    ['no token', 'POST', '/api/tickets', null, { queue: 'A' }, 'TOKEN_MISSING'],
    ['a board taking a number', 'POST', '/api/tickets', { role: 'board' }, { queue: 'A' }, 'ROLE_REFUSED'],
    ['a kiosk calling', 'POST', '/api/windows/1/call-next', kiosk, undefined, 'ROLE_REFUSED'],
    ['a clerk at another window', 'POST', '/api/windows/2/call-next', clerk, undefined, 'ROLE_REFUSED'],
    ['a window that is none', 'POST', '/api/windows/9/call-next', { role: 'clerk', clerk: '1001' }, undefined, 'WINDOW_UNKNOWN'],
    ['a window whose number is a word', 'POST', '/api/windows/one/call-next', clerk, undefined, 'BAD_REQUEST'],
    ['nobody waiting', 'POST', '/api/windows/1/call-next', clerk, undefined, 'NOBODY_WAITING'],
    ['start with nobody there', 'POST', '/api/windows/1/start', clerk, undefined, 'WINDOW_EMPTY'],
    ['a window’s page without a sign-in', 'POST', '/api/windows/2/call-next', { role: 'clerk', window: 2 }, undefined, 'WINDOW_UNSTAFFED'],
    ['a code of no appointment', 'POST', '/api/check-ins', kiosk, { code: 'hello' }, 'APPOINTMENT_UNKNOWN'],
    ['an appointment of another hall', 'POST', '/api/check-ins', kiosk, { code: 'GUITAI:Y:999:YY-20260001' }, 'APPOINTMENT_UNKNOWN'],
    ['a device that is none', 'POST', '/api/devices/window-9/pad/self-test', technician, undefined, 'DEVICE_UNKNOWN'],
    ['a self-test by a kiosk', 'POST', '/api/devices/window-1/pad/self-test', kiosk, undefined, 'ROLE_REFUSED'],
    ['a gesture that a pad has not', 'POST', '/api/lab/devices/window-1/pad/gesture', technician, { type: 'tear' }, 'GESTURE_REFUSED'],
    ['a gesture for no device', 'POST', '/api/lab/devices/window-9/pad/gesture', technician, { type: 'tear' }, 'EMULATOR_UNKNOWN'],
    ['a reprint of no ticket', 'POST', '/api/prints/20261124-A999/reprint', kiosk, undefined, 'TICKET_UNKNOWN'],
    ['an address that is none', 'GET', '/api/nothing', kiosk, undefined, 'NOT_FOUND'],
  ])('%s', async (_what, method, path, who, body, code) => {
    const before = (await daemon.call('GET', '/healthz', null)).body.seq
    const answer = await daemon.call(method, path, who, body)
    expect(answer.status).toBe(problems[code][0])
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body).toMatchObject({ code, status: problems[code][0], title: problems[code][1], type: `urn:guitai:problem:${code}` })
    // That a technician asked for it stands in the journal, and nothing else.
    const asked = code === 'DEVICE_UNKNOWN' ? 1 : 0
    expect((await daemon.call('GET', '/healthz', null)).body.seq).toBe(before + asked)
  })

  it('a full quota', async () => {
    expect((await daemon.call('POST', '/api/tickets', kiosk, { queue: 'E' })).status).toBe(201)
    expect(await daemon.call('POST', '/api/tickets', kiosk, { queue: 'E' })).toMatchObject({ status: 409, body: { code: 'QUOTA_FULL' } })
  })
})

describe('An empty body named JSON', () => {
  const json = { 'content-type': 'application/json' }

  it('is none where none is wanted', async () => {
    expect((await daemon.call('POST', '/api/devices/kiosk-1/printer/self-test', technician, undefined, json)).status).toBe(200)
    expect((await daemon.call('POST', '/api/windows/1/start', clerk, undefined, json)).body.code).toBe('WINDOW_EMPTY')
  })

  it('is missed where one is', async () => {
    expect(await daemon.call('POST', '/api/tickets', kiosk, undefined, json)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })
})

describe('Sent twice, done once', () => {
  const key = { 'idempotency-key': 'a-key-of-the-client' }

  it('a repeated command has the same answer and no second effect', async () => {
    const first = await daemon.call('POST', '/api/tickets', kiosk, { queue: 'F' }, key)
    const second = await daemon.call('POST', '/api/tickets', kiosk, { queue: 'F' }, key)
    expect(second).toMatchObject({ status: 201, body: { number: first.body.number } })
    expect((await daemon.call('GET', '/api/queue', kiosk)).body.queues[5].waiting).toBe(1)
  })

  it('twenty at once are one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => daemon.call('POST', '/api/tickets', kiosk, { queue: 'F' }, { 'idempotency-key': 'twenty-at-once' })),
    )
    expect(new Set(answers.map((answer) => answer.body.number))).toEqual(new Set(['F002']))
  })

  it('the same key for another request is refused', async () => {
    expect(await daemon.call('POST', '/api/tickets', kiosk, { queue: 'A' }, key)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  })

  it('the same key of another caller is another command', async () => {
    expect((await daemon.call('POST', '/api/tickets', clerk, { queue: 'F' }, key)).body.number).toBe('F003')
  })

  it('a key that is none is refused', async () => {
    expect(await daemon.call('POST', '/api/tickets', kiosk, { queue: 'A' }, { 'idempotency-key': 'short' })).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST', detail: expect.stringContaining('8 to 64 visible ASCII characters, for example ') } })
  })

  it('without a key, twice is two', async () => {
    const numbers = [await daemon.call('POST', '/api/tickets', kiosk, { queue: 'C' }), await daemon.call('POST', '/api/tickets', kiosk, { queue: 'C' })]
    expect(numbers.map((answer) => answer.body.number)).toEqual(['C001', 'C002'])
  })
})

describe('Signing in', () => {
  const page = { role: 'clerk', window: 2 } as const
  const signIn = (workNo: string, pin: string) => daemon.call('POST', '/api/windows/2/sign-in', page, { workNo, pin })

  it('gives a token that acts for this clerk at this window', async () => {
    const { status, body } = await signIn('1002', '1357')
    expect(status).toBe(200)
    expect(body.clerk).toEqual({ workNo: '1002', name: '李强' })
    const call = await fetch(`${daemon.url}/api/windows/2/call-next`, { method: 'POST', headers: { authorization: `Bearer ${body.token}` } })
    expect(call.status).toBe(200)
  })

  it('with a wrong PIN or an unknown number is refused alike', async () => {
    const [wrongPin, wrongNumber] = [await signIn('1001', '0000'), await signIn('9999', '0000')]
    expect(wrongPin).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REFUSED' } })
    expect(wrongNumber.body).toEqual(wrongPin.body)
  })

  it('at a window that is none is refused before anything is judged', async () => {
    const answer = await daemon.call('POST', '/api/windows/99/sign-in', { role: 'clerk' }, { workNo: '1001', pin: '2468' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'WINDOW_UNKNOWN' } })
  })

  it('with 240 guesses at once has five judged at most', async () => {
    const answers = await Promise.all(Array.from({ length: 240 }, () => signIn('1001', '0000')))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5)
    expect(answers.filter(({ body }) => body.code === 'SIGN_IN_LOCKED').length).toBeGreaterThanOrEqual(235)
    await daemon.clock.wind(60_001)
  })

  it('is locked after five wrong PINs, also for the right one', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await signIn('1001', '0000')
    expect(await signIn('1001', '2468')).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } })
    await daemon.clock.wind(60_001)
    expect((await signIn('1001', '2468')).body.code).not.toBe('SIGN_IN_LOCKED')
  })
})

describe('Too many requests', () => {
  it('are stopped per caller, in a sentence', async () => {
    const busy = await TestDaemon.start({ requestsMax: 5 })
    const answers = []
    for (let request = 0; request < 8; request++) answers.push(await busy.call('GET', '/api/queue', kiosk))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5)
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } })
    expect((await busy.call('GET', '/api/queue', { role: 'board' })).status).toBe(200)
    await busy.remove()
  })
})

describe('Requests are counted', () => {
  const max = 5
  let busy: TestDaemon
  beforeEach(async () => {
    busy = await TestDaemon.start({ requestsMax: max })
  })
  afterEach(() => busy.remove())
  const codes = async (paths: readonly string[], header: (request: number) => Record<string, string>) => {
    const told = []
    for (const [request, path] of paths.entries()) {
      const answer = await busy.call('GET', path, null, undefined, header(request))
      told.push(answer.body.code ?? answer.status)
    }
    return told
  }

  it('for the token’s holder, however many tokens say the same', async () => {
    const claims = { role: 'board' } as const
    const told = await codes(Array(7).fill('/api/queue'), (request) => {
      return { authorization: `Bearer ${busy.token({ ...claims, signedIn: request % 2 === 0 })}` }
    })
    expect(told.slice(0, max)).toEqual(Array(max).fill(200))
    expect(told.slice(max)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
  })

  it('for the address where the token is none, before it is refused', async () => {
    const told = await codes(Array(7).fill('/api/queue'), (request) => ({ authorization: `Bearer gt1.x.y${request}` }))
    expect(told).toEqual([...Array(max).fill('TOKEN_INVALID'), 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
    expect((await busy.call('GET', '/api/queue', kiosk)).status).toBe(200)
  })

  it('at addresses that are none, too', async () => {
    expect((await codes(Array(7).fill('/api/none'), () => ({}))).at(-1)).toBe('TOO_MANY_REQUESTS')
  })
})

describe('A real hall', () => {
  it('pairs no page by itself and has no lab', async () => {
    const real = await TestDaemon.start({
      change(config) {
        config.emulated = false
        for (const one of config.clerks) one.pin = `scrypt:${'0'.repeat(32)}:${'0'.repeat(64)}`
      },
    })
    expect(await real.call('POST', '/api/pairing', null, { role: 'kiosk' })).toMatchObject({ status: 403, body: { code: 'PAIRING_CLOSED' } })
    expect((await real.call('GET', '/api/lab/cards', technician)).status).toBe(404)
    await real.remove()
  })
})
