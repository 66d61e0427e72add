/** Whose service is rated: who may learn a clerk's name and see the picture, over real HTTP. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-photos-'))
const picture = PNG.sync.write(new PNG({ width: 8, height: 8 }))
let daemon: TestDaemon

beforeAll(async () => {
  writeFileSync(join(folder, '1002.png'), picture)
  daemon = await TestDaemon.start({ folder, change: (config) => void (config.clerks[1].photo = '1002.png') })
  await daemon.call('POST', '/api/windows/2/sign-in', { role: 'clerk', window: 2 }, { workNo: '1002', pin: '1357' })
})
afterAll(() => daemon.remove())

const photo = (who: Parameters<TestDaemon['token']>[0], headers: Record<string, string> = {}) => fetch(`${daemon.url}/api/clerks/1002/photo`, { headers: { authorization: `Bearer ${daemon.token(who)}`, ...headers } })

describe('A tablet', () => {
  it('is told who is at its window', async () => {
    const { status, body } = await daemon.call('GET', '/api/clerks/1002', { role: 'pad', window: 2 })
    expect([status, body]).toEqual([200, { workNo: '1002', name: '李强', photo: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  })

  it.each([
    ['of another window', 1, '1002'],
    ['of nobody’s window', 2, '1001'],
    ['of nobody at all', 2, '9999'],
    ['of a path', 2, '..%2F..%2Fetc%2Fpasswd'],
  ])('%s is told that there is no such clerk', async (_what, window, workNo) => {
    for (const path of [`/api/clerks/${workNo}`, `/api/clerks/${workNo}/photo`]) {
      const { status, body } = await daemon.call('GET', path, { role: 'pad', window })
      expect([status, body.code]).toEqual([404, 'CLERK_UNKNOWN'])
    }
  })

  it('is sent the picture once, and as what it is', async () => {
    const answer = await photo({ role: 'pad', window: 2 })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'private, no-cache', 'nosniff'])
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true)
    const again = await photo({ role: 'pad', window: 2 }, { 'if-none-match': answer.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('hears on its socket who signs in at its window, and at no other', async () => {
    const view = async (window: number) => (await daemon.page({ role: 'pad', window })).view().windows.map(({ clerk }) => clerk)
    expect(await view(2)).toEqual([null, '1002'])
    expect(await view(1)).toEqual([null, null])
  })
})

it('A clerk may look at a colleague’s picture, and who has none has none', async () => {
  expect((await photo({ role: 'clerk', window: 1, clerk: '1001' })).status).toBe(200)
  const { status, body } = await daemon.call('GET', '/api/clerks/1001/photo', { role: 'clerk', window: 1, clerk: '1001' })
  expect([status, body.code]).toEqual([404, 'CLERK_UNKNOWN'])
})
