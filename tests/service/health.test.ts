/** What is said of the daemon itself: each sentence in both languages, as plain English for watchdogs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { clockSentence, freeBytesMin, healthOf, plainReason, plainReasonZh, spaceSentence } from '../../device-daemon/health.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-health-'))
afterAll(() => rmSync(folder, { recursive: true }))

const well = { trouble: null, standing: 'open', clockBehindMs: 0 } as const
const chinese = /[\u4e00-\u9fff]/

it('A daemon that is well gives no reason', () => {
  expect(healthOf(well, folder, null)).toMatchObject({ status: 'ok', reasons: [] })
})

it.each([
  ['cut-off', 'This box is cut off from its hall: TIMEOUT.', /^This box is cut off from its hall\. Numbers and calls are refused, \d+ MiB are free\. It is tried again by itself\.$/, /^本机与大厅失去联系：暂不能取号、叫号，磁盘剩余 \d+ MiB。系统会自动再试。$/],
  ['full', 'The journal cannot be written: disk full.', /^The journal cannot be written\. Numbers and calls are refused, \d+ MiB are free\. It is tried again by itself\.$/, /^日志暂时写不进去：暂不能取号、叫号，磁盘剩余 \d+ MiB。系统会自动再试。$/],
] as const)('One that is %s says which of both it is, and beside it what was heard of it', (standing, trouble, en, zh) => {
  const { status, reasons } = healthOf({ ...well, standing, trouble }, folder, null)
  expect(status).toBe('degraded')
  expect(reasons).toEqual([{ en: expect.stringMatching(en), zh: expect.stringMatching(zh), detail: trouble }])
  const [reason = { zh: '', en: '', detail: null }] = reasons
  expect(plainReason(reason)).toBe(`${reason.en} (${trouble})`)
  expect(plainReasonZh(reason)).toBe(`${reason.zh}（${trouble}）`)
})

it('A clock, a disk and a damage are said in both languages, and need nothing beside them', () => {
  const said = [clockSentence(3_600_000), spaceSentence(freeBytesMin - 1), ...healthOf(well, folder, 'Entry 7 was changed.').reasons]
  expect(said.map((one) => one?.en)).toEqual([expect.stringMatching(/^The clock .* 3600 s behind/), expect.stringMatching(/nearly full: 199 MiB/), 'Entry 7 was changed.'])
  expect(said.map((one) => one?.zh)).toEqual([expect.stringMatching(/^本机时钟倒退了.* 3600 秒/), expect.stringMatching(/快满了：只剩 199 MiB/), '日志有问题：Entry 7 was changed.'])
  for (const one of said) expect(one?.en).not.toMatch(chinese)
  const [damage] = healthOf(well, folder, 'Entry 7 was changed.').reasons
  expect(damage).toMatchObject({ detail: null })
  expect(plainReason(damage ?? { zh: '', en: '', detail: '' })).toBe('Entry 7 was changed.')
})
