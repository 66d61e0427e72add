/** A workbook of 200,000 ratings, from the journal's entries to the last byte, in a process of its own. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { report } from './figures.ts'

const ratings = 200_000
const moreMbMax = 150

export async function workbook(): Promise<void> {
  const run = async (count: number) => {
    const began = performance.now()
    const { stdout } = await promisify(execFile)(process.execPath, [resolve(import.meta.dirname, '../exports/stream-rows.ts'), String(count)])
    return { ...(JSON.parse(stdout) as { peakMb: number }), seconds: (performance.now() - began) / 1000 }
  }
  const [none, many] = [await run(0), await run(ratings)]
  const more = many.peakMb - none.peakMb
  report(`memory for a workbook of ${ratings} ratings, more than for one of none`, `${Math.round(more)} MB`, `< ${moreMbMax} MB`, more < moreMbMax)
  console.log(`        (written in ${(many.seconds - none.seconds).toFixed(1)} s)`)
}
