/** A service in the whole daemon: the photo of a real decoder, a restart, a flood, the last second of a card. */
import { afterEach, expect, it } from 'vitest'
import type { IdentityView } from '../../device-daemon/wire/identity-view.ts'
import type { TestDaemon } from '../kit/test-daemon.ts'
import { ask, givenFacts, lay, signIn, startWith } from './page.ts'

let daemon: TestDaemon
afterEach(() => daemon.remove())

const read = async () => JSON.parse((await ask(daemon, '/readcard')).text)
const bitmap = '424d1e000000000000001a0000000c00000001000100010018000000ff00'
const decoder = { command: '/bin/sh', args: ['-c', `cat >/dev/null; printf '%b' '${(bitmap.match(/../g) ?? []).map((byte) => `\\0${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`).join('')}'`] }

it('the photo goes out where the item being served declares what it is for, and the fact says so', async () => {
  daemon = await startWith([{ shape: 'cvr', fields: 'full' }], { change: (config) => (config.identity = { photoDecoder: decoder }) })
  await daemon.clock.wind(2000)
  await signIn(daemon)
  const desk = await daemon.page({ role: 'clerk', window: 1, clerk: '1001' })
  await daemon.take('RS-01')
  for (const step of ['call-next', 'start']) await daemon.step(1, step)
  await lay(daemon)
  await desk.until(() => desk.last<IdentityView | null>('identity')?.full?.photo.state === 'image')
  expect(Buffer.from((await read()).identityPic, 'base64').toString('hex')).toBe(bitmap)
  expect(await givenFacts(daemon)).toMatchObject([{ data: { fields: 'full', photo: true } }])
})

it('without such an item the same site gives the card and no photo', async () => {
  daemon = await startWith([{ shape: 'cvr', fields: 'full' }], { change: (config) => (config.identity = { photoDecoder: decoder }) })
  await daemon.clock.wind(2000)
  await signIn(daemon)
  await lay(daemon)
  expect(await read()).toMatchObject({ partyName: '张三', identityPic: '' })
  expect(await givenFacts(daemon)).toMatchObject([{ data: { fields: 'full', photo: false } }])
})

it('a daemon that starts again has no card, and still has the fact', async () => {
  daemon = await startWith([{ shape: 'cvr' }])
  await daemon.clock.wind(2000)
  await signIn(daemon)
  await lay(daemon)
  expect((await read()).resultFlag).toBe(0)
  await daemon.stop()
  const again = await startWith([{ shape: 'cvr' }], { folder: daemon.folder, clock: daemon.clock })
  daemon = again
  expect((await read()).resultFlag).not.toBe(0)
  expect(await givenFacts(daemon)).toHaveLength(1)
})

it('a page that floods is slowed, and the hall is not', async () => {
  daemon = await startWith([{ shape: 'cvr' }], { requestsMax: 5 })
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(daemon, '/readcard')))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
  expect((await daemon.call('GET', '/healthz', null)).status).toBe(200)
})

it('the card of the identity’s last second is there, and of the one after it is not', async () => {
  daemon = await startWith([{ shape: 'cvr' }, { shape: 'zkidr' }], { change: (config) => (config.identity = { seconds: 30 }) })
  await daemon.clock.wind(2000)
  await signIn(daemon)
  await lay(daemon)
  await daemon.clock.wind(28_000)
  expect((await read()).resultFlag).toBe(0)
  await daemon.clock.wind(2000)
  expect(JSON.parse((await ask(daemon, '/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4', { nth: 1 })).text)).toEqual({ ret: 10 })
})
