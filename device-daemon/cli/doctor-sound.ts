/** Whether the browser of this box lets the board speak before anybody has touched it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Hall } from '../../config/load.ts'
import { policyFolders } from './doctor-embed.ts'
import { type Finding, good, note } from './finding.ts'

/** To be copied there. */
const policyFile = 'config/policies/guitai-board-sound.json'
/** Where a hall writes how its board is started: Debian's own settings of Chromium, units and what starts with a desktop. */
export const startFolders: readonly string[] = ['/etc/chromium.d', '/etc/systemd/system', '/etc/systemd/user', '/etc/xdg/autostart']
const flag = '--autoplay-policy=no-user-gesture-required'
/** More than an administrator lays down. */
const filesMax = 200

const policySchema = z.looseObject({ AutoplayAllowed: z.boolean().optional(), AutoplayAllowlist: z.array(z.string()).default([]) })

export interface SoundPlaces {
  readonly policies: readonly string[]
  readonly starts: readonly string[]
}

/** A hint and no more: the board is often another box, and only its own doctor sees its browser. */
export function examineSound({ config }: Pick<Hall, 'config'>, places: SoundPlaces = { policies: policyFolders, starts: startFolders }): Finding[] {
  // A rehearsal's board is touched by whoever looks at it.
  if (config.emulated) return []
  const allowing = places.policies.flatMap(textsIn).find(({ text }) => allows(text)) ?? places.starts.flatMap(textsIn).find(({ text }) => isStartedWith(text))
  if (allowing !== undefined) return [good(`A browser of this box may play sound without a touch (${allowing.path}): a board speaks.`, `本机浏览器可以不经点击播放声音（${allowing.path}）：大屏可以叫号。`)]
  return [
    note(
      `No browser of this box is told to play sound without a touch: a board shown here stays mute until somebody clicks on it. Put ${policyFile} into ${places.policies.join(' or ')}, or start it with ${flag}. A box without a board needs neither.`,
      `本机浏览器没有设置为不经点击即可播放声音：在本机显示的大屏要有人点一下才会叫号。把 ${policyFile} 放到 ${places.policies.join(' 或 ')}，或者用 ${flag} 启动浏览器。本机不显示大屏则不必。`,
    ),
  ]
}

function allows(text: string): boolean {
  const policy = policySchema.safeParse(json(text))
  return policy.success && (policy.data.AutoplayAllowed === true || policy.data.AutoplayAllowlist.length > 0)
}

/** In a line that is no comment. */
const isStartedWith = (text: string): boolean => text.split('\n').some((line) => line.includes(flag) && !/^\s*[#;]/.test(line))

/** A folder that is not there, and what cannot be read, say nothing. */
function textsIn(folder: string): { readonly path: string; readonly text: string }[] {
  try {
    return readdirSync(folder)
      .sort()
      .slice(0, filesMax)
      .flatMap((name) => textOf(join(folder, name)))
  } catch {
    return []
  }
}

function textOf(path: string): { readonly path: string; readonly text: string }[] {
  try {
    return [{ path, text: readFileSync(path, 'utf8') }]
  } catch {
    return []
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
