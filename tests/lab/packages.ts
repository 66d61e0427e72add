/**
 * What the lab needs of Debian, and a kernel of Debian with its modules, unpacked and not installed.
 * As in tests/prepare.ts nothing is skipped for want of a package: one sentence, and the run has failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
/** Below node_modules: `npm ci` throws it away, git does not see it. */
export const cache = join(root, 'node_modules/.cache/guitai-lab')

/** node-hid stands on libusb, the guest runs the host's files. */
const needs = ['qemu-system-x86', 'busybox-static', 'cpio', 'kmod', 'libusb-1.0-0']
const kernelOf = 'linux-image-amd64'

/** modprobe and depmod are in folders that only root has in its PATH. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin`, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }

export interface Kernel {
  readonly version: string
  /** Holds boot/ and lib/modules/. */
  readonly folder: string
  readonly image: string
}

/** The output of a program; throws with its last line of complaint. */
export function output(program: string, words: readonly string[], options: { readonly cwd?: string; readonly input?: string } = {}): Buffer {
  const done = spawnSync(program, words, { env, maxBuffer: 512 * 1024 * 1024, ...options })
  if (done.status === 0) return done.stdout
  const complaint = done.error?.message ?? done.stderr.toString().trim().split('\n').at(-1)
  throw new Error(`${program} ${words.join(' ')}: ${complaint}`)
}

const missing = () => needs.filter((name) => !isInstalled(name))

function isInstalled(name: string): boolean {
  const asked = spawnSync('dpkg', ['-s', name], { env })
  return asked.status === 0 && asked.stdout.toString().includes('\nStatus: install ok installed\n')
}

function asRoot(...words: string[]): void {
  const [program = '', ...rest] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words]
  spawnSync(program, rest, { stdio: 'ignore', env })
}

export function installPackages(): void {
  if (process.arch !== 'x64') throw new Error(`The lab boots the x64 Node in an x64 guest, and this machine is ${process.arch}.`)
  const wanted = missing()
  if (wanted.length === 0) return
  console.log(`Installing what the lab needs: ${wanted.join(', ')}`)
  asRoot('apt-get', 'update')
  asRoot('apt-get', 'install', '-y', '--no-install-recommends', ...wanted)
  const still = missing()
  if (still.length > 0) {
    throw new Error(`The lab needs Debian packages that could not be installed here: apt-get install ${still.join(' ')}`)
  }
}

/** The kernel of the cache; fetched when there is none. */
export function fetchKernel(): Kernel {
  const folder = join(cache, 'kernel')
  if (!existsSync(folder)) unpackKernel(folder)
  const [version] = readdirSync(join(folder, 'lib/modules'))
  if (version === undefined) throw new Error(`${folder} holds no kernel: delete it, and the next run fetches one.`)
  return { version, folder, image: join(folder, 'boot', `vmlinuz-${version}`) }
}

function unpackKernel(folder: string): void {
  // Under another name until it is whole: a run that was interrupted leaves no half a kernel.
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  const name = kernelPackage()
  console.log(`Fetching ${name}`)
  downloadTo(part, name)
  const [archive] = globSync('*.deb', { cwd: part })
  if (archive === undefined) throw new Error(`apt-get download ${name} left no package.`)
  output('dpkg', ['-x', archive, '.'], { cwd: part })
  rmSync(join(part, archive))
  // What the package does when it is installed: without it modprobe knows no dependencies.
  for (const version of readdirSync(join(part, 'lib/modules'))) output('depmod', ['-b', part, version])
  renameSync(part, folder)
}

/** linux-image-amd64 is empty and depends on the kernel of the day. */
function kernelPackage(): string {
  const name = /Depends: (linux-image-\S+)/.exec(output('apt-cache', ['depends', kernelOf]).toString())?.[1]
  if (name === undefined) throw new Error(`The lab needs a Debian kernel, and apt-cache knows no ${kernelOf}: apt-get update`)
  return name
}

function downloadTo(folder: string, name: string): void {
  try {
    output('apt-get', ['download', name], { cwd: folder })
  } catch {
    // The lists may be older than the archive.
    asRoot('apt-get', 'update')
    output('apt-get', ['download', name], { cwd: folder })
  }
}
