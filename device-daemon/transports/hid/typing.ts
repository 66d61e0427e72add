/**
 * Whether what a device types also reaches whatever page is in front. The kernel gives a keyboard's reports to
 * hidraw and to its input nodes alike, but for an input that is inhibited (Linux 5.11 and later): nothing comes out
 * of its nodes, whoever reads them. Desktops also pass over the nodes that udev has marked for libinput:
 *
 *   /sys/class/hidraw/hidrawN/device/input/inputM/inhibited      1
 *   /sys/class/hidraw/hidrawN/device/input/inputM/eventK/dev     13:66
 *   /run/udev/data/c13:66                                        E:LIBINPUT_IGNORE_DEVICE=1
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type HidRoots, type HidSeen, realRoots } from './box.ts'

const mark = /^E:LIBINPUT_IGNORE_DEVICE=1$/m

export async function typesIntoPages({ node }: Pick<HidSeen, 'node'>, { sys, run = '/run' }: HidRoots = realRoots): Promise<boolean> {
  const inputs = join(sys, 'class/hidraw', basename(node), 'device/input')
  const events = (await Promise.all((await names(inputs)).map((input) => eventsIn(join(inputs, input))))).flat()
  const marked = await Promise.all(events.map((dev) => isMarked(join(run, 'udev/data', `c${dev}`))))
  return marked.includes(false)
}

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/** None of an input that is inhibited. */
async function eventsIn(input: string): Promise<string[]> {
  if ((await readFile(join(input, 'inhibited'), 'utf8').catch(() => '')).trim() === '1') return []
  const events = (await names(input)).filter((name) => name.startsWith('event'))
  return Promise.all(events.map(async (event) => (await readFile(join(input, event, 'dev'), 'utf8')).trim()))
}

async function isMarked(file: string): Promise<boolean> {
  return mark.test(await readFile(file, 'utf8').catch(() => ''))
}
