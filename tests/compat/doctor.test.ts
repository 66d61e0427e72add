/** What the doctor says of the pages that are given cards. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compatSchema } from '../../config/compat-schema.ts'
import { loadHall } from '../../config/load.ts'
import { examineCompat } from '../../device-daemon/cli/doctor-compat.ts'
import { changed } from '../config/broken.ts'
import type { TestDaemon } from '../kit/test-daemon.ts'
import { basis, origin, startWith } from './page.ts'

const { config } = loadHall(changed(() => undefined))
const naming = (...own: object[]) => ({ config: { ...config, compat: compatSchema.parse({ services: own.map((one) => ({ window: 1, origins: [origin], purpose: { basis }, ...one })) }) } })

let daemon: TestDaemon
beforeAll(async () => {
  daemon = await startWith([{ shape: 'cvr' }])
})
afterAll(() => daemon.remove())
const levels = async (...args: Parameters<typeof examineCompat>) => (await examineCompat(...args)).map(({ level }) => level)

it('says nothing where there is no service', async () => {
  expect(await examineCompat(naming(), true)).toEqual([])
})

it.each([
  ['masked', 'masked', '脱敏'],
  ['full', 'IN FULL', '完整信息'],
])('says port, window, how much (%s), to whom and on what basis', async (fields, en, zh) => {
  const [finding] = await examineCompat(naming({ shape: 'zkidr', fields }), false)
  expect(finding?.level).toBe('note')
  for (const part of ['24010', 'zkidr', origin, basis, en]) expect(finding?.sentence.en).toContain(part)
  for (const part of ['24010', 'zkidr', origin, basis, zh]) expect(finding?.sentence.zh).toContain(part)
})

it('is content with this daemon at the port', async () => {
  expect(await levels(naming({ shape: 'cvr', port: Number(new URL(daemon.compat()).port) }), true)).toEqual(['note'])
})

it('finds a maker’s own service, and nothing at all, wrong; but not while no daemon runs', async () => {
  const maker = createServer((_request, response) => response.end('{"ret":0}')).listen(0, '127.0.0.1')
  await once(maker, 'listening')
  const { port } = maker.address() as AddressInfo
  const hall = naming({ shape: 'cvr', port })
  expect(await levels(hall, true)).toEqual(['note', 'wrong'])
  expect(await levels(hall, false)).toEqual(['note'])
  maker.close()
  await once(maker, 'close')
  expect(await levels(hall, true)).toEqual(['note', 'wrong'])
})
