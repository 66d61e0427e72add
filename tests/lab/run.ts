/**
 * `npm run test:lab`: a Debian kernel in QEMU whose USB devices are made of software, with the daemon's
 * own transports talking to the real drivers. No hardware, no KVM, nothing loaded on this machine.
 * `npm run test:lab -- word` runs the tests whose name has the word in it.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildImage, endMark } from './image.ts'
import { cache, fetchKernel, installPackages, type Kernel } from './packages.ts'

const deadlineMs = 330_000
/** After its last line the guest may be held up by a driver. */
const powerOffMs = 5000
const lastLines = 12
/** All that the guest said at the last run, a kernel's trouble too. */
const consoleFile = join(cache, 'console.txt')

interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly cameToEnd: boolean
  readonly console: readonly string[]
}

function machine({ image }: Kernel, initramfs: string): string[] {
  return [
    ...['-accel', 'tcg,thread=multi', '-smp', '2', '-cpu', 'max', '-m', '1024'],
    ...['-display', 'none', '-vga', 'none', '-nic', 'none', '-monitor', 'none', '-serial', 'stdio', '-no-reboot'],
    ...['-kernel', image, '-initrd', initramfs, '-append', 'console=ttyS0 quiet panic=-1'],
    ...['-fsdev', 'local,id=host,path=/,security_model=none,readonly=on,multidevs=remap'],
    ...['-device', 'virtio-9p-pci,fsdev=host,mount_tag=host'],
  ]
}

function boot(kernel: Kernel, initramfs: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const guest = spawn('qemu-system-x86_64', machine(kernel, initramfs), { stdio: ['ignore', 'pipe', 'inherit'] })
    const seen: string[] = []
    const count = (word: string) => seen.filter((line) => line.startsWith(word)).length
    let timer = setTimeout(() => guest.kill('SIGKILL'), deadlineMs)
    createInterface({ input: guest.stdout }).on('line', (raw) => {
      const line = raw.trimEnd()
      seen.push(line)
      if (/^(ok|FAIL|note:) /.test(line)) console.log(line)
      if (line !== endMark) return
      clearTimeout(timer)
      timer = setTimeout(() => guest.kill('SIGKILL'), powerOffMs)
    })
    guest.on('error', reject)
    guest.on('close', () => {
      clearTimeout(timer)
      resolve({ passed: count('ok '), failed: count('FAIL '), cameToEnd: seen.includes(endMark), console: seen })
    })
  })
}

async function run(): Promise<boolean> {
  installPackages()
  const kernel = fetchKernel()
  const { passed, failed, cameToEnd, console: seen } = await boot(kernel, buildImage(kernel, process.argv[2] ?? ''))
  writeFileSync(consoleFile, `${seen.join('\n')}\n`)
  if (!cameToEnd) console.error(`The guest did not come to its end within ${deadlineMs / 1000} s. ${consoleFile} ends in:\n${seen.slice(-lastLines).join('\n')}`)
  // A guest that never got to a test is a failure, and is counted as one.
  console.log(`${passed} passed, ${failed + (cameToEnd && passed + failed > 0 ? 0 : 1)} failed`)
  return cameToEnd && failed === 0 && passed > 0
}

try {
  process.exitCode = (await run()) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
