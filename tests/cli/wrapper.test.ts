/** The process that starts the daemon on the project's Node: neither outlives the other. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, testBox } from './box.ts'

const box = testBox()

/** Runs the command line as an older Node does, on whichever Node this is. */
const wrapper = `process.argv[1] = ${JSON.stringify(join(root, 'device-daemon/cli/guitai.mjs'))}
import(${JSON.stringify(join(root, 'device-daemon/cli/own-node.mjs'))}).then(({ runAgain }) => runAgain())`

async function startWrapped() {
  return listening(['-', 'serve'], process.execPath, wrapper)
}

async function listening(words: readonly string[], program: string, input = '') {
  const child = spawn(program, words, {
    cwd: root,
    env: { ...process.env, GUITAI_DATA: box.folder(), GUITAI_PORT: '0' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(input)
  let said = ''
  // The pipe closes when the wrapper and the daemon have both let go of it.
  const over = once(child.stdout, 'close')
  const url = await new Promise<string>((found) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const match = /API +(http:\S+)\/api\/docs/.exec(said)
      if (match?.[1] !== undefined) found(match[1])
    })
  })
  return { child, url, over }
}

describe('The daemon under an older Node', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends when that is told %s', async (signal) => {
    const { child, url, over } = await startWrapped()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill(signal)
    await over
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })
})

describe('The daemon under npm', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends when that is told %s', async (signal) => {
    const { child, url, over } = await listening(['start'], 'npm')
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill(signal)
    await over
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })
})
