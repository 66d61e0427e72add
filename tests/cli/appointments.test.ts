/** A file of appointments given to the running daemon from the command line. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runGuitai } from '../kit/daemon-process.ts'
import { testBox } from './box.ts'

const { folder, start } = testBox()
const date = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

async function importing(port: string, name: string, text: string) {
  const file = join(folder(), name)
  writeFileSync(file, text)
  return runGuitai(['appointments', 'import', file], { GUITAI_PORT: port })
}

describe('guitai appointments import', () => {
  it('gives a file to the daemon, whole or not at all', async () => {
    const daemon = await start(folder())
    const port = new URL(daemon.url).port
    const taken = await importing(port, 'today.csv', `appointment,item,date\nYY-1001,RS-01,${date}\nYY-1002,RS-01,${date}\n`)
    expect([taken.code, taken.out.trim()]).toEqual([0, '2 booked, 0 moved, 0 cancelled, 0 unchanged.'])
    const refused = await importing(port, 'today.json', JSON.stringify([{ appointment: 'YY-1003', item: 'RS-01', date }, { appointment: 'YY-1004', item: 'XX-99', date }]))
    expect(refused.code).toBe(2)
    expect(refused.err.trim().split('\n')).toEqual([
      'row 2: ITEM_UNKNOWN: There is no service item XX-99.',
      '1 row is wrong, the first is row 2: There is no service item XX-99. None was taken.',
    ])
    const again = await importing(port, 'today.json', JSON.stringify([{ appointment: 'YY-1003', item: 'RS-01', date }]))
    expect(again.out.trim()).toBe('1 booked, 0 moved, 0 cancelled, 0 unchanged.')
  })

  it('without a daemon, or without a file, says so', async () => {
    const { code, err } = await importing('1', 'today.csv', 'appointment,item,date\n')
    expect([code, err]).toEqual([1, expect.stringContaining('No daemon runs on this box')])
    for (const words of [[], ['import'], ['export', 'x.csv'], ['import', '/nowhere/x.csv']]) expect((await runGuitai(['appointments', ...words])).code).toBe(2)
  })
})
