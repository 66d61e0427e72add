/**
 * `npm run test:fuzz -- [word] [--seconds N] [--seed N] [--part K/N]`: so long at each codec, profile and layout whose name
 * has the word, one second by default; of several processes, the K-th of N. What breaks a target is shrunk, written to finds/, and stays there as a test.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Find, growthOf, run } from './engine.ts'
import { shares } from './share.ts'
import { targets } from './targets.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '1' }, part: { type: 'string', default: '1/1' }, seed: { type: 'string', default: String(20_261_124) } },
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const [, part, of] = (/^([1-9])\/([1-9])$/.exec(values.part) ?? []).map(Number)
if (!(seconds > 0) || !Number.isInteger(seed) || part === undefined || of === undefined || part > of) {
  console.error('npm run test:fuzz -- [word] [--seconds N] [--seed N] [--part K/N]')
  process.exit(2)
}

/** Sixteen times the input may take so many times as long: a processor and a collector of garbage have their whims. */
const growthMax = 128
const growthBytes = 8 * 1024
const headsMax = 6

let failed = 0
const chosen = shares(targets.filter(({ name }) => positionals.every((word) => name.includes(word))), seconds, part, of)
for (const { target, seconds: share } of chosen) {
  const until = performance.now() + share * 1000
  const { inputs, find } = run(target, seed, Number.POSITIVE_INFINITY, () => performance.now() < until)
  const slow = find === null ? slowest() : null
  const rate = Math.round(inputs / share)
  console.log(`${find === null && slow === null ? 'ok' : 'FAILED'} ${target.name}: ${inputs} inputs, ${rate} a second${slow ?? ''}`)
  if (find !== null) keep(find)
  if (find !== null || slow !== null) failed += 1

  /** A head that makes time grow faster than its length, in words. */
  function slowest(): string | null {
    const heads = [...new Map(target.seeds.map((bytes) => [bytes.subarray(0, 3).join(), bytes.subarray(0, 6)])).values()].slice(0, headsMax)
    for (const head of heads) {
      // Once more before it is believed: something else may have had the processor.
      let growth = growthOf(target, head, growthBytes)
      for (let again = 0; again < 3 && growth > growthMax; again++) growth = Math.min(growth, growthOf(target, head, growthBytes))
      if (growth > growthMax) return `, but ${Buffer.from(head).toString('hex')} repeated takes ${growth.toFixed(1)} times as long at sixteen times the length`
    }
    return null
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1

function keep(find: Find): void {
  const chunks = find.chunks.map((chunk) => (chunk === null ? null : Buffer.from(chunk).toString('hex')))
  const file = join(import.meta.dirname, 'finds', `${find.target.replace(/[^a-z0-9]+/g, '-')}-${Buffer.from(JSON.stringify(chunks)).toString('hex').slice(0, 8)}.json`)
  writeFileSync(file, `${JSON.stringify({ ...find, chunks }, null, 2)}\n`)
  console.log(`  ${find.what}\n  ${file}`)
}
