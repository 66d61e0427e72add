/**
 * `npm run test:mutate`: plants faults one at a time in a copy of the tree and says which the tests
 * notice. `npm run test:mutate -- word word` takes those whose name has one of the words in it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { copyTree, root } from './copy.ts'
import { type Fault, whyNot } from './fault.ts'
import { faults } from './faults.ts'
import { tryTests } from './try-tests.ts'

/** A fault may hang what it is planted in; no named test file takes nearly as long by itself. */
const limitMs = 90_000
/** Of all named test files together, with no fault planted. */
const soundLimitMs = 15 * 60_000
const killedPercentMin = 95
const lanesMax = 2

const words = process.argv.slice(2)
const chosen = faults.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))

function refuseTheLost(): void {
  for (const fault of chosen) {
    const why = whyNot(fault, readFileSync(join(root, fault.file), 'utf8'))
    if (why === null) continue
    console.error(`${fault.name} (${fault.file}): ${why}`)
    process.exitCode = 1
  }
  if (chosen.length === 0) {
    console.error(`No fault has ${words.join(' or ')} in its name.`)
    process.exitCode = 1
  }
}

/** Tests that are red by themselves would kill everything. */
async function isSound(folder: string): Promise<boolean> {
  const { outcome, said } = await tryTests(folder, [...new Set(chosen.flatMap(({ tests }) => tests))], soundLimitMs)
  if (outcome !== 'green') console.error(`${said}\nWith no fault planted the tests are ${outcome}: nothing can be learnt from them.`)
  return outcome === 'green'
}

async function isKilled(fault: Fault, folder: string): Promise<boolean> {
  const path = join(folder, fault.file)
  const sound = readFileSync(path, 'utf8')
  writeFileSync(path, sound.replace(fault.find, () => fault.replace))
  const started = performance.now()
  const { outcome } = await tryTests(folder, fault.tests, limitMs)
  writeFileSync(path, sound)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const verdict = outcome === 'green' ? 'LIVED ' : 'killed'
  console.log(`${verdict} ${seconds.padStart(5)} s  ${fault.name}${outcome === 'too long' ? ' (by the time limit)' : ''}`)
  return outcome !== 'green'
}

/** Each lane has a copy of its own and takes the next fault as it comes. */
async function lane(waiting: Fault[], lived: Fault[]): Promise<void> {
  const copy = copyTree()
  try {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      if (!(await isKilled(fault, copy.folder))) lived.push(fault)
    }
  } finally {
    copy.remove()
  }
}

async function plantAll(): Promise<void> {
  const first = copyTree()
  const sound = await isSound(first.folder).finally(() => first.remove())
  if (!sound) {
    process.exitCode = 1
    return
  }
  const waiting = [...chosen]
  const lived: Fault[] = []
  const lanes = Math.min(lanesMax, availableParallelism(), waiting.length)
  await Promise.all(Array.from({ length: lanes }, () => lane(waiting, lived)))
  for (const { name, file, tests } of lived) console.log(`LIVED: ${name}, in ${file}, under ${tests.join(' ')}`)
  const killed = chosen.length - lived.length
  const percent = (killed / chosen.length) * 100
  console.log(`${killed} of ${chosen.length} killed (${percent.toFixed(1)} %)`)
  if (percent < killedPercentMin) process.exitCode = 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
refuseTheLost()
if (process.exitCode === undefined) await plantAll()
