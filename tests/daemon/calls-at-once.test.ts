/** Sixty-four windows that press the same key in the same moment, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const windows = 64
const people = 100
let daemon: TestDaemon

beforeAll(async () => {
  daemon = await TestDaemon.start({
    change(config) {
      const [pin] = config.clerks.map((clerk: { pin: string }) => clerk.pin)
      config.clerks = Array.from({ length: windows }, (_, nth) => ({ workNo: String(1001 + nth), name: `职员${nth + 1}`, pin }))
      config.windows = [...config.windows, ...Array.from({ length: windows - 2 }, (_, nth) => ({ number: nth + 3, name: '综合窗口', queues: ['B'] }))]
    },
  })
  for (let nth = 0; nth < people; nth++) await daemon.take()
})
afterAll(() => daemon.remove())

const step = (window: number, name: string) => daemon.call('POST', `/api/windows/${window}/${name}`, { role: 'clerk', window, clerk: String(1000 + window) })
const allWindows = Array.from({ length: windows }, (_, nth) => nth + 1)

it('64 windows that call at once call 64 people, and each is told of one', async () => {
  const first = await Promise.all(allWindows.map((window) => step(window, 'call-next')))
  expect(first.map(({ status }) => status)).toEqual(Array(windows).fill(200))
  const numbers = first.map(({ body }) => body.ticket.number)
  expect(new Set(numbers).size).toBe(windows)
  // Who came first are called, whoever pressed first.
  expect([...numbers].sort()).toEqual(Array.from({ length: windows }, (_, nth) => `B${String(nth + 1).padStart(3, '0')}`))
})

it('when 36 are left, 36 are called and 28 windows are told that nobody waits, also where each presses twice', async () => {
  await Promise.all(allWindows.map((window) => step(window, 'no-show')))
  const presses = await Promise.all(allWindows.flatMap((window) => [step(window, 'call-next'), step(window, 'call-next')]))
  const called = presses.filter(({ status }) => status === 200)
  expect(new Set(called.map(({ body }) => body.ticket.number)).size).toBe(people - windows)
  expect(called).toHaveLength(people - windows)
  const codes = presses.filter(({ status }) => status !== 200).map(({ body }) => body.code)
  expect(codes.filter((code) => code === 'WINDOW_OCCUPIED')).toHaveLength(people - windows)
  expect(codes.filter((code) => code === 'NOBODY_WAITING')).toHaveLength(2 * (windows - (people - windows)))
})
