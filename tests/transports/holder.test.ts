import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holderOf } from '../../device-daemon/transports/holder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-proc-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function runs(pid: number, name: string, ...files: string[]): void {
  mkdirSync(join(folder, String(pid), 'fd'), { recursive: true })
  writeFileSync(join(folder, String(pid), 'comm'), `${name}\n`)
  for (const [fd, file] of files.entries()) symlinkSync(file, join(folder, String(pid), 'fd', String(fd)))
}

describe('Who has a node open', () => {
  it('is named with its process; this process itself is nobody', async () => {
    runs(process.pid, 'node', '/dev/hidraw0')
    runs(17, 'bash', '/dev/pts/0', '/dev/hidraw1')
    mkdirSync(join(folder, 'self'))
    expect(await holderOf('/dev/hidraw0', folder)).toBe(null)
    expect(await holderOf('/dev/hidraw1', folder)).toEqual({ pid: 17, name: 'bash' })
  })

  it('is nobody where nothing can be seen', async () => {
    mkdirSync(join(folder, '18'))
    expect(await holderOf('/dev/hidraw0', folder)).toBe(null)
    expect(await holderOf('/dev/hidraw0', join(folder, 'nowhere'))).toBe(null)
  })

  it('is found among real processes', async () => {
    const file = join(folder, 'node')
    writeFileSync(file, '')
    const child = spawn('sh', ['-c', 'exec 9<"$0"; echo open; read line', file], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    expect(await holderOf(file)).toEqual({ pid: child.pid, name: 'sh' })
    child.stdin.end()
    await once(child, 'exit')
    expect(await holderOf(file)).toBe(null)
  })
})
