/** An appraisal by HTTP: made of what the journal has, with the chain's root, each clerk in the own line, over a restart. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const chief = { role: 'supervisor', clerk: '1003' } as const
const first = { role: 'clerk', window: 1, clerk: '1001' } as const
const second = { role: 'clerk', window: 2, clerk: '1002' } as const
const change = (config: { appraisal: object }) => void (config.appraisal = { fewActs: 1, awards: 1 })
let daemon: TestDaemon
let made: { appraisal: string; seq: number; root: string }

beforeAll(async () => {
  daemon = await TestDaemon.start({ change })
  for (const window of [1, 1, 2]) await daemon.serve(window)
  await daemon.clock.jump(24 * 3600_000)
  await daemon.turns()
})
afterAll(() => daemon.remove())

/** The chain, counted by hand over the journal's own table: SM3 of the hash before and the entry's text. */
function rootAt(seq: number): string {
  const database = new DatabaseSync(join(daemon.folder, 'journal.sqlite'), { readOnly: true })
  const rows = database.prepare('SELECT seq, at, fact, cause_key AS key, cause_request AS request FROM entries WHERE seq <= ? ORDER BY seq').all(seq)
  database.close()
  const genesis = createHash('sm3').update('guitai journal 1\n510921103').digest()
  return rows.reduce((hash, row) => createHash('sm3').update(hash).update(`${row['seq']}\n${row['at']}\n${row['key'] ?? ''}\n${row['request'] ?? ''}\n${row['fact']}`).digest(), genesis).toString('hex')
}

it('is frozen by somebody with a name, of a time that is over, once with one key', async () => {
  const body = { from: '2026-11-01', to: '2026-11-24' }
  expect((await daemon.call('POST', '/api/appraisals', { role: 'supervisor' }, body)).body.code).toBe('NAME_NEEDED')
  expect((await daemon.call('POST', '/api/appraisals', chief, { ...body, to: '2026-11-25' })).body.code).toBe('PERIOD_OPEN')
  const key = { 'idempotency-key': 'appraisal-of-2026' }
  const answer = await daemon.call('POST', '/api/appraisals', chief, body, key)
  expect(answer).toMatchObject({ status: 201, body: { appraisal: '20261125-K001', from: '2026-11-01', to: '2026-11-24', by: 'clerk:1003', instead: null } })
  made = answer.body
  expect((await daemon.call('POST', '/api/appraisals', chief, body, key)).body).toEqual(made)
  expect(answer.body.list.map(({ key: clerk, acts }: { key: string; acts: number }) => [clerk, acts]).sort()).toEqual([['1001', 2], ['1002', 1]])
})

it('names the entry that it was made from, and the chain’s own hash there', () => {
  expect(made.seq).toBeGreaterThan(10)
  expect(made.root).toBe(rootAt(made.seq))
})

it('shows a clerk the own line alone, and lets that clerk object', async () => {
  const own = (await daemon.call('GET', '/api/appraisals', second)).body.appraisals[0]
  expect(own.list.map(({ key }: { key: string }) => key)).toEqual(['1002'])
  const path = `/api/appraisals/${made.appraisal}`
  expect((await daemon.call('POST', `${path}/object`, second, { part: 'good', reason: 'numbers-wrong' })).status).toBe(200)
  expect((await daemon.call('GET', '/api/appraisals', first)).body.appraisals[0].objections).toEqual([])
  expect((await daemon.call('POST', `${path}/answer`, first, { clerk: '1002', part: 'good', outcome: 'stands' })).body.code).toBe('ROLE_REFUSED')
  const award = { clerk: (await daemon.call('GET', '/api/appraisals', chief)).body.appraisals[0].awards[0].clerk, outcome: 'granted' }
  expect((await daemon.call('POST', `${path}/award`, chief, award)).body.code).toBe('OBJECTION_OPEN')
  expect((await daemon.call('POST', `${path}/answer`, chief, { clerk: '1002', part: 'good', outcome: 'stands' })).status).toBe(200)
  expect((await daemon.call('POST', `${path}/award`, chief, award)).body.awards[0]).toMatchObject({ outcome: 'granted', decidedBy: 'clerk:1003' })
})

it('is as it was after a restart', async () => {
  const before = (await daemon.call('GET', '/api/appraisals', chief)).body
  await daemon.stop()
  const again = await TestDaemon.start({ change, folder: daemon.folder, clock: daemon.clock })
  expect((await again.call('GET', '/api/appraisals', chief)).body).toEqual(before)
  await again.stop()
})
