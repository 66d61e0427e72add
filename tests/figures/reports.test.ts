/** Figures as the office asks for them: by department, month and site; days on time in the appraisal; signs by the hall's hours. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor', clerk: '1003' } as const
const period = 'from=2026-11-01&to=2026-11-24'
let daemon: TestDaemon

beforeAll(async () => {
  daemon = await TestDaemon.start({
    change(config) {
      config.appraisal = { fewActs: 1 }
      config.officeHours = { spans: [{ from: '08:30', to: '17:30' }], graceMinutes: 5 }
    },
  })
  // It is nine: both are half an hour late.
  for (const [window, item] of [[1, 'RS-01'], [1, 'RS-02'], [2, 'RS-01']] as const) await daemon.serve(window, item)
})
afterAll(() => daemon.remove())

const figures = async (by: string) => (await daemon.call('GET', `/api/figures?${period}&by=${by}`, supervisor)).body.figures.map(({ key, acts }: { key: string; acts: number }) => [key, acts])
const attendanceOf = async (clerk: string) => {
  const { body } = await daemon.call('GET', `/api/figures/appraisal?${period}`, supervisor)
  return body.appraisal.find(({ key }: { key: string }) => key === clerk).parts.find(({ part }: { part: string }) => part === 'attendance')
}

it('By department, month and site the acts are the same ones', async () => {
  expect(await figures('item')).toEqual([['RS-01', 2], ['RS-02', 1]])
  expect(await figures('department')).toEqual([['县人社局(社保卡服务窗口)', 2], ['县社保中心', 1]])
  expect(await figures('month')).toEqual([['2026-11', 3]])
  expect(await figures('site')).toEqual([['510921103', 3]])
})

it('An appraisal is by window, item, department and site, too, and only clerks have days', async () => {
  for (const [by, keys] of [['window', ['1', '2']], ['site', ['510921103']]] as const) {
    const { body } = await daemon.call('GET', `/api/figures/appraisal?${period}&by=${by}`, supervisor)
    expect([by, body.appraisal.map(({ key }: { key: string }) => key).sort()]).toEqual([by, keys])
    expect(body.appraisal[0].parts.at(-1)).toMatchObject({ part: 'attendance', all: 0, points: null })
  }
  expect((await daemon.call('GET', `/api/figures/appraisal?${period}&by=window`, { role: 'clerk', window: 1, clerk: '1001' })).body.code).toBe('ROLE_REFUSED')
})

it('A late day is none on time, until it is corrected; one that ended early is none either', async () => {
  expect(await attendanceOf('1001')).toMatchObject({ of: 0, all: 1 })
  const correct = (body: object) => daemon.call('POST', '/api/figures/attendance', supervisor, { clerk: '1001', date: '2026-11-24', reason: 'box-fault', ...body })
  expect((await correct({ firstIn: '08:30' })).status).toBe(204)
  expect(await attendanceOf('1001')).toMatchObject({ of: 1, all: 1 })
  expect((await correct({ lastOut: '16:00' })).status).toBe(204)
  expect(await attendanceOf('1001')).toMatchObject({ of: 0, all: 1 })
  const { body } = await daemon.call('GET', `/api/figures/attendance?${period}`, { role: 'clerk', window: 1, clerk: '1001' })
  expect(body.days).toMatchObject([{ clerk: '1001', earlyMinutes: 90, lateMinutes: 0, corrections: [{ firstIn: '08:30', by: 'clerk:1003' }, { lastOut: '16:00' }] }])
})

it('A clerk sees the own signs, and nobody else’s', async () => {
  const { body } = await daemon.call('GET', `/api/figures/signs?${period}`, { role: 'clerk', window: 1, clerk: '1001' })
  expect(body).toMatchObject({ hasHours: true, signs: [{ clerk: '1001', acts: 2 }] })
  expect((await daemon.call('GET', `/api/figures/signs?${period}`, supervisor)).body.signs).toHaveLength(2)
})
