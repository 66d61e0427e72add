/** One run of vitest in a copy, ended when it takes too long. */
import { spawn } from 'node:child_process'

export type Outcome = 'green' | 'red' | 'too long'

/** A test that waits for what a fault keeps from happening need not wait a minute for it. */
const testMs = '30000'
const limits = ['--testTimeout', testMs, '--hookTimeout', testMs]
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--bail', '1', '--maxWorkers', '1', '--reporter', 'dot', ...limits]

export interface Tried {
  readonly outcome: Outcome
  /** What vitest said, for whoever asks. */
  readonly said: string
}

export function tryTests(folder: string, tests: readonly string[], limitMs: number): Promise<Tried> {
  return new Promise((resolve, reject) => {
    // Of a group of its own, so that its workers and the daemons they started end with it.
    const child = spawn(process.execPath, [...vitest, ...tests], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void (said = (said + bytes).slice(-20_000)))
    let late = false
    const timer = setTimeout(() => {
      late = true
      if (child.pid !== undefined) endGroup(child.pid)
    }, limitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ outcome: late ? 'too long' : code === 0 ? 'green' : 'red', said })
    })
  })
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}
