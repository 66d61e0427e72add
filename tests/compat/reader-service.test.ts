/** What becomes of a card between the page that asks, the fact and the visit. */
import { expect, it } from 'vitest'
import { compatSchema } from '../../config/compat-schema.ts'
import { type Laid, ReaderService } from '../../device-daemon/compat/reader-service.ts'
import { givenCard } from '../../device-daemon/compat/reading.ts'
import { ProblemError } from '../../device-daemon/problem-error.ts'
import { emptyState } from '../../device-daemon/wire/fold.ts'
import type { PhotoView } from '../../device-daemon/wire/identity-view.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'

const [zhang = { card: null as never }] = specimens
const configOf = (more: object = {}) => {
  const [config] = compatSchema.parse({ services: [{ shape: 'cvr', window: 1, origins: ['https://old.example'], purpose: { basis: 'why' }, ...more }] }).services
  if (config === undefined) throw new Error('there is no service')
  return config
}

function bench(more: object = {}, photo: PhotoView | null = null) {
  const state = emptyState()
  state.staff.clerks.set(1, '1001')
  const commands: unknown[] = []
  const reported: unknown[] = []
  const put = { laid: { laying: {}, card: zhang.card, photo } as Laid, execute: async () => undefined as unknown, state: 'ok', reason: null as string | null }
  const service = new ReaderService(configOf(more), {
    service: { state, execute: async (command: unknown) => (commands.push(command), put.execute()) } as never,
    devices: { view: () => ({ state: put.state, reason: put.reason }) } as never,
    windows: [{ number: 1, idReader: 'window-1/id-reader' }] as never,
    laid: () => put.laid,
    report: (problem) => reported.push(problem),
  })
  const read = async () => {
    const reading = await service.read()
    return reading.type === 'card' ? reading.card : reading.type
  }
  return { put, state, commands, reported, read, service }
}

it('a card whose fact the journal did not take is not given, and is there to be given when it does', async () => {
  const { put, read, reported, commands } = bench()
  put.execute = () => Promise.reject(new ProblemError('JOURNAL_UNAVAILABLE'))
  expect([await read(), reported.length]).toEqual(['not-recorded', 1])
  put.execute = async () => undefined
  expect(await read()).toMatchObject({ name: '张*' })
  expect(await read()).toBe('no-card')
  expect(commands).toHaveLength(2)
})

it.each([
  ['WINDOW_UNSTAFFED', 'unstaffed'],
  ['WINDOW_STAFFED', 'unstaffed'],
  ['TOO_MANY_REQUESTS', 'not-recorded'],
  ['JOURNAL_STOPPED', 'not-recorded'],
] as const)('what the hall refuses while the page asks with %s: %s', async (code, type) => {
  const { put, read } = bench()
  put.execute = () => Promise.reject(new ProblemError(code))
  expect(await read()).toBe(type)
})

it('the visit that ends, and another card that is laid, while the fact is written: the first is given to nobody', async () => {
  const { put, read } = bench()
  const first = put.laid
  put.execute = async () => (put.laid = null)
  expect(await read()).toBe('no-card')
  put.laid = first
  expect(await read()).toBe('no-card')
  put.laid = { laying: {}, card: zhang.card, photo: null }
  put.execute = async () => (put.laid = { laying: {}, card: { ...zhang.card, name: '李四' }, photo: null })
  expect(await read()).toBe('no-card')
  put.execute = async () => undefined
  expect(await read()).toMatchObject({ name: '李*' })
})

it.each<[string, object, PhotoView | null, string]>([
  ['masked, whatever is there', {}, { state: 'image', type: 'image/jpeg', base64: 'AAAA' }, ''],
  ['in full, where it may be seen', { fields: 'full' }, { state: 'image', type: 'image/jpeg', base64: 'AAAA' }, 'AAAA'],
  ['in full, where the item being served does not need it', { fields: 'full' }, null, ''],
  ['in full, of a site without a decoder', { fields: 'full' }, { state: 'raw', base64: 'BBBB' }, ''],
  ['in full, that could not be decoded', { fields: 'full' }, { state: 'failed' }, ''],
])('a photo %s', async (_what, more, photo, given) => {
  const { read, commands } = bench(more, photo)
  expect(await read()).toMatchObject({ photo: given })
  expect(commands).toMatchObject([{ type: 'give-identity', window: 1, clerk: '1001', basis: 'why', photo: given !== '' }])
})

it('a card is not given while its photo is being decoded, and then with it', async () => {
  const { put, read, commands } = bench({ fields: 'full' }, { state: 'pending' })
  expect([await read(), commands.length]).toEqual(['no-card', 0])
  if (put.laid !== null && put.laid !== 'unreadable') put.laid = { ...put.laid, photo: { state: 'image', type: 'image/png', base64: 'CCCC' } }
  expect(await read()).toMatchObject({ photo: 'CCCC' })
})

it.each([
  ['starting', null, 'silent'],
  ['fault', 'silent', 'silent'],
  ['fault', 'garbled', 'silent'],
  ['fault', 'self-test-failed', 'self-test'],
  ['fault', 'not-authorised', 'self-test'],
  ['absent', 'unplugged', 'port'],
  ['fault', 'port-busy', 'port'],
  ['disabled', null, 'port'],
  ['warning', 'garbled', null],
  ['busy', null, null],
])('a reader that is %s (%s): %s', async (state, reason, trouble) => {
  const { put, service } = bench()
  Object.assign(put, { state, reason })
  expect(service.trouble()).toBe(trouble)
})

it('no text of a card has a sign that JSON escapes, whatever is on it', () => {
  const odd = { ...zhang.card, kind: 'resident', name: '张"三\\\u0001\ud800', address: 'A\u2028"B\\' } as typeof zhang.card
  for (const fields of ['masked', 'full'] as const) expect(JSON.stringify(givenCard(odd, '', { fields, dates: 'plain' }))).not.toContain('\\')
})
