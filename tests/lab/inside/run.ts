/**
 * Inside the guest: the tests one after the other, each in a process of its own with a deadline of its
 * own. A process that holds a pulled device may not end at once; it must not hold up the others.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { tests } from './tests.ts'

const deadlineMs = 30_000
/** A killed process that sits in a driver takes its time, or never ends. */
const killedMs = 3000
const oneTest = fileURLToPath(new URL('one.ts', import.meta.url))
const clear = fileURLToPath(new URL('clear.ts', import.meta.url))

/** Null, or why it did not end well. */
function runFile(words: readonly string[], limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let isLate = false
    child.stdout.on('data', (text) => process.stdout.write(text))
    child.stderr.on('data', (text) => (said += text))
    const late = () => {
      isLate = true
      child.kill('SIGKILL')
      setTimeout(() => resolve('killed, and still there'), killedMs).unref()
    }
    const timer = setTimeout(late, limitMs)
    child.on('exit', (code) => {
      clearTimeout(timer)
      if (isLate) resolve(`not over after ${limitMs / 1000} s. ${said}`)
      else resolve(code === 0 ? null : said.trim() || `exit code ${code}`)
    })
  })
}

for (const { name } of tests) {
  const started = performance.now()
  const why = await runFile([oneTest, name], deadlineMs)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(why === null ? `ok ${name} (${seconds} s)` : `FAIL ${name}: ${why.replaceAll(/\s+/g, ' ')}`)
  const left = await runFile([clear], deadlineMs)
  if (left !== null) console.log(`note: gadgets could not be taken apart after it: ${left.replaceAll(/\s+/g, ' ')}`)
}
process.exit(0)
