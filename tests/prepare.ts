/**
 * What the tests need of Debian. Installs it with apt-get when it may; otherwise stops with one
 * sentence that names the packages. Nothing is skipped for want of a package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

const needs = [
  { debian: 'chromium', there: () => existsSync('/usr/bin/chromium') },
  { debian: 'fonts-noto-cjk', there: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  // node-hid's builds stand on it, the one on hidraw too.
  { debian: 'libusb-1.0-0', there: () => globSync('/{usr/,}lib/*/libusb-1.0.so.0').length > 0 },
  // The streams of halls with many boxes.
  { debian: 'nats-server', there: () => existsSync('/usr/sbin/nats-server') },
  { debian: 'socat', there: () => runs('socat', '-V') },
  { debian: 'zbar-tools', there: () => runs('zbarimg', '--version') },
]

function runs(program: string, word: string): boolean {
  return spawnSync(program, [word], { stdio: 'ignore' }).error === undefined
}

const missing = () => needs.filter((need) => !need.there()).map((need) => need.debian)

const wanted = missing()
if (wanted.length > 0) {
  const isRoot = process.getuid?.() === 0
  const asRoot = isRoot ? [] : ['sudo', '-n']
  const apt = (...words: string[]) => {
    const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...words]
    return spawnSync(program, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  }
  console.log(`Installing what the tests need: ${wanted.join(', ')}`)
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...wanted)
  const still = missing()
  if (still.length > 0) {
    console.error(`The tests need Debian packages that could not be installed here: apt-get install ${still.join(' ')}`)
    process.exit(1)
  }
}
