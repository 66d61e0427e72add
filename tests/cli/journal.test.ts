/** A journal that is not used any more makes room for another, and nothing of it is lost. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { end, runGuitai } from '../kit/daemon-process.ts'
import { testBox } from './box.ts'

const box = testBox()
const kept = ['journal.head', 'journal.sqlite', 'journal.sqlite-shm', 'journal.sqlite-wal']
const newJournal = (data: string, ...words: string[]) => runGuitai(['journal', 'new', ...words], { GUITAI_DATA: data })
const asideIn = (data: string) => readdirSync(data).filter((name) => name.startsWith('journal-until-'))

async function numberFrom(data: string): Promise<string> {
  const daemon = await box.start(data)
  const { out } = await runGuitai(['token', '--role', 'kiosk'], { GUITAI_DATA: data })
  const answer = await fetch(`${daemon.url}/api/tickets`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${out.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ queue: 'A' }),
  })
  const { number } = (await answer.json()) as { number: string }
  await end(daemon)
  return number
}

describe('guitai journal new', () => {
  it('puts a damaged journal aside, says where it is, and the next start gives number 001 again', async () => {
    const data = box.folder()
    expect(await numberFrom(data)).toBe('A001')
    expect(await numberFrom(data)).toBe('A002')
    const database = new DatabaseSync(join(data, 'journal.sqlite'))
    database.exec('DELETE FROM entries WHERE seq > 2')
    database.close()
    const { code, out } = await newJournal(data, '--i-know')
    expect(code).toBe(0)
    const [aside = ''] = asideIn(data)
    expect(aside).toMatch(/^journal-until-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/)
    expect(out).toContain(`The old journal is in ${join(data, aside)} (`)
    expect(out).toContain('numbers begin anew at 001')
    expect(readdirSync(join(data, aside))).toContain('journal.sqlite')
    expect(await numberFrom(data)).toBe('A001')
  })

  it('moves every file of it, byte for byte', async () => {
    const data = box.folder()
    for (const file of kept) writeFileSync(join(data, file), file)
    expect((await newJournal(data, '--i-know')).code).toBe(0)
    const aside = join(data, asideIn(data)[0] ?? '')
    expect(readdirSync(aside).sort()).toEqual(kept)
    for (const file of kept) expect([readFileSync(join(aside, file), 'utf8'), existsSync(join(data, file))]).toEqual([file, false])
  })

  it('touches nothing while a daemon uses it, and names the daemon', async () => {
    const data = box.folder()
    const daemon = await box.start(data)
    const { code, err } = await newJournal(data, '--i-know')
    expect(code).toBe(1)
    expect(err.trim()).toBe(`Another daemon (process ${daemon.process.pid}) is using the journal in ${data}. Stop it first; nothing was moved.`)
    expect([asideIn(data), existsSync(join(data, 'journal.sqlite'))]).toEqual([[], true])
  })

  it('without --i-know explains what it would do, and does nothing', async () => {
    const data = box.folder()
    writeFileSync(join(data, 'journal.sqlite'), '')
    const { code, err } = await newJournal(data)
    expect(code).toBe(2)
    expect(err).toMatch(/begin anew at 001.*Nothing is deleted\..*guitai journal new --i-know/)
    expect(readdirSync(data)).toEqual(['journal.sqlite'])
  })

  it('where there is none says so', async () => {
    for (const data of [box.folder(), join(box.folder(), 'not-made')]) {
      const { code, out } = await newJournal(data, '--i-know')
      expect([code, out]).toEqual([0, `There is no journal in ${data}: nothing was moved. The next start makes one.\n`])
    }
  })

  it('keeps the one put aside before', async () => {
    const data = box.folder()
    mkdirSync(join(data, 'journal-until-2026-01-01T00-00-00-000Z'))
    writeFileSync(join(data, 'journal.sqlite'), 'second')
    await newJournal(data, '--i-know')
    expect(asideIn(data)).toHaveLength(2)
  })

  it.each([[['journal']], [['journal', 'old']], [['journal', 'new', '--yes']]])('%j is wrong use', async (words) => {
    const { code, err } = await runGuitai(words, { GUITAI_DATA: box.folder() })
    expect([code, err.trim()]).toEqual([2, 'guitai journal new --i-know'])
  })
})
