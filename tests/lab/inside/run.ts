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
/** On an emulated processor half of a test is compiling; what the first has compiled serves the others. */
const codeFolder = '/tmp/lab-code'
const struck = 'ended by'
const oneTest = fileURLToPath(new URL('one.ts', import.meta.url))

/** Null, or why it did not end well. */
function runTest(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [oneTest, name], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: codeFolder } })
    let said = ''
    let isLate = false
    child.stdout.on('data', (text) => process.stdout.write(text))
    child.stderr.on('data', (text) => (said += text))
    const late = () => {
      isLate = true
      child.kill('SIGKILL')
      setTimeout(() => resolve('killed, and still there'), killedMs).unref()
    }
    const timer = setTimeout(late, deadlineMs)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (isLate) resolve(`not over after ${deadlineMs / 1000} s. ${said}`)
      else if (signal !== null) resolve(`${struck} ${signal}. ${said}`)
      else resolve(code === 0 ? null : said.trim() || `exit code ${code}`)
    })
  })
}

/** A process that a signal of nobody here has ended says nothing of what it tests: it is tried once more, and that is said. */
async function runUnlessStruck(name: string): Promise<string | null> {
  const why = await runTest(name)
  if (why?.startsWith(struck) !== true) return why
  console.log(`note: ${name}: ${why.replaceAll(/\s+/g, ' ')}: once more`)
  return runTest(name)
}

const word = process.argv[2] ?? ''
for (const { name } of tests.filter((test) => test.name.includes(word))) {
  const started = performance.now()
  const why = await runUnlessStruck(name)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(why === null ? `ok ${name} (${seconds} s)` : `FAIL ${name}: ${why.replaceAll(/\s+/g, ' ')}`)
}
process.exit(0)
