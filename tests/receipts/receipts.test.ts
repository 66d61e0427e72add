/** A citizen's receipt from the rating to the published root, with the daemon, its journal and the command line. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { leafOf } from '../../device-daemon/receipts/leaf.ts'
import { rootFrom } from '../../device-daemon/receipts/merkle.ts'
import type { Receipt } from '../../device-daemon/wire/receipt-view.ts'
import { runGuitai } from '../kit/daemon-process.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const dayMs = 24 * 3600_000
let daemon: TestDaemon
afterEach(async () => daemon?.remove())

const codeOf = (number: string) => new RateCodes(daemon.folder).codeOf(`20261124-${number}`)
const receipts = async (number: string): Promise<Receipt[]> => (await daemon.call('GET', `/api/ratings/${codeOf(number)}/receipts`, null)).body.receipts
async function rate(number: string, level: string, tags: string[] = []): Promise<void> {
  const { nonce } = (await daemon.call('GET', `/api/ratings/${codeOf(number)}`, null)).body
  expect((await daemon.call('POST', `/api/ratings/${codeOf(number)}`, null, { nonce, level, tags })).status).toBe(201)
}
async function threeRated(): Promise<void> {
  daemon = await TestDaemon.start()
  for (let nth = 0; nth < 3; nth++) await daemon.serve(1)
  await rate('B001', 'very_satisfied', ['510'])
  await rate('B002', 'dissatisfied', ['212'])
  await rate('B001', 'satisfied')
}
const isUnder = ({ site, date, path, root, ...said }: Receipt) => path !== null && root !== null && rootFrom(leafOf(site, date, { ...said, ticket: '' }), path) === root

describe('A receipt', () => {
  it('has what was said at once, and the way to the root when the day is over', async () => {
    await threeRated()
    expect(await receipts('B001')).toMatchObject([
      { date: '2026-11-24', level: 'very_satisfied', tags: ['510'], path: null, root: null },
      { level: 'satisfied', path: null, root: null },
    ])
    expect(await receipts('B003')).toEqual([])
    await daemon.clock.jump(dayMs)
    const [first, second, other] = [...(await receipts('B001')), ...(await receipts('B002'))]
    if (first === undefined || second === undefined || other === undefined) throw new Error('a receipt is missing')
    expect([first, second, other].map(isUnder)).toEqual([true, true, true])
    expect(new Set([first, second, other].map(({ root }) => root)).size).toBe(1)
    for (const changed of [{ level: 'dissatisfied' as const }, { tags: [] }, { date: '2026-11-25' }, { session: 'x' }]) expect(isUnder({ ...first, ...changed })).toBe(false)
    // Nothing of the clerk, the window or another's rating.
    expect(Object.keys(first).sort()).toEqual(['at', 'date', 'level', 'path', 'root', 'session', 'site', 'tags'])
    expect(JSON.stringify(first)).not.toMatch(/"1001"|"212"/)
  })

  it('of a day that ended while the box was off has its root when it starts, once', async () => {
    await threeRated()
    const { clock, folder } = daemon
    await daemon.stop()
    await clock.wind(2 * dayMs)
    daemon = await TestDaemon.start({ clock, folder })
    const board = await daemon.page({ role: 'board' })
    expect((await receipts('B002')).map(isUnder)).toEqual([true])
    expect(board.view().root).toMatchObject({ date: '2026-11-24', count: 3 })
    await daemon.stop()
    daemon = await TestDaemon.start({ clock, folder })
    const database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true })
    const published = database.prepare("SELECT count(*) AS count FROM entries WHERE json_extract(fact, '$.type') = 'ratings-rooted'").get()
    database.close()
    expect(published?.['count']).toBe(1)
  })

  it('is checked by anybody with the command line: whole, altered, left out of the journal, and not published yet', async () => {
    await threeRated()
    const file = (name: string, receipt: object) => {
      writeFileSync(join(daemon.folder, name), JSON.stringify(receipt))
      return join(daemon.folder, name)
    }
    const verify = (path: string, data = daemon.folder) => runGuitai(['verify-receipt', path], { GUITAI_DATA: data })
    const [early = {}] = await receipts('B002')
    expect(await verify(file('early.json', early))).toMatchObject({ code: 1, err: expect.stringContaining('not published yet') })
    await daemon.clock.jump(dayMs)
    const [whole] = await receipts('B002')
    if (whole === undefined) throw new Error('no receipt')
    const good = await verify(file('good.json', whole))
    expect([good.code, good.out]).toEqual([0, expect.stringMatching(/stands under the root of 2026-11-24[\s\S]*its 3 ratings of that day lead to it/)])
    expect(await verify(file('good.json', whole), join(daemon.folder, 'elsewhere'))).toMatchObject({ code: 0, out: expect.stringContaining('Compare it with the root') })
    expect(await verify(file('altered.json', { ...whole, level: 'very_satisfied' }))).toMatchObject({ code: 1, err: expect.stringContaining('it was altered') })
    expect((await verify(file('none.json', { hello: 1 }))).code).toBe(2)
    await daemon.stop()
    // Somebody takes a bad rating out of the journal.
    const database = new DatabaseSync(join(daemon.folder, 'journal.sqlite'))
    database.prepare("DELETE FROM entries WHERE json_extract(fact, '$.data.level') = 'dissatisfied'").run()
    database.close()
    expect(await verify(file('good.json', whole))).toMatchObject({ code: 1, err: expect.stringContaining('lead to another root') })
  })
})
