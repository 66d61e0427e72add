/** Whether the browsers of this box let the named back-office pages reach the daemon without asking the clerk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Hall } from '../../config/load.ts'
import { type Finding, good, note } from './finding.ts'

/** Where Chromium and Chrome read what an administrator has laid down. */
export const policyFolders: readonly string[] = ['/etc/chromium/policies/managed', '/etc/opt/chrome/policies/managed']

/** To be copied there, with the hall's own origins in it. */
const policyFile = 'config/policies/guitai-local-network.json'
/** More than an administrator lays down; every file of the folder counts, whatever its name. */
const filesMax = 100

const policySchema = z.looseObject({ LocalNetworkAccessAllowedForUrls: z.array(z.string()).default([]) })

/** One finding where pages are named, none where the hall has none. */
export function examineEmbed({ config }: Pick<Hall, 'config'>, folders: readonly string[] = policyFolders): Finding[] {
  const { origins } = config.embed
  if (origins.length === 0) return []
  const policies = folders.flatMap(policiesIn)
  // Two files do not add up: of the same policy the browser takes one file's list.
  const whole = policies.find(({ allowed }) => origins.every((origin) => names(allowed, origin)))
  if (whole !== undefined) {
    return [good(`The browser's policy ${whole.path} lets every page of embed.origins reach the daemon.`, `浏览器策略 ${whole.path} 允许 embed.origins 的全部页面访问本服务。`)]
  }
  const missing = origins.filter((origin) => !policies.some(({ allowed }) => names(allowed, origin)))
  const which = (missing.length > 0 ? missing : origins).join(', ')
  const where = folders.join(', ')
  return [
    note(
      `No one policy file of this box's browsers names every page of embed.origins (${which}): each clerk is asked for the local network, and may say no. Write the origins into a copy of ${policyFile} and put it into ${where}.`,
      `本机浏览器没有一个策略文件写全了 embed.origins 的页面（${which}）：浏览器会向窗口人员询问本地网络权限，可能被拒绝。把来源写进 ${policyFile} 的副本，放到 ${where}。`,
    ),
  ]
}

interface Policy {
  readonly path: string
  readonly allowed: readonly string[]
}

/** A folder that is not there, and a file that is no policy, allow nothing. */
function policiesIn(folder: string): Policy[] {
  return filesOf(folder).flatMap((name) => {
    const path = join(folder, name)
    const policy = policySchema.safeParse(jsonIn(path))
    return policy.success ? [{ path, allowed: policy.data.LocalNetworkAccessAllowedForUrls }] : []
  })
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort().slice(0, filesMax)
  } catch {
    return []
  }
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** The whole origin, or every page there is. Patterns with wildcards allow more than was named here, so they do not count. */
const names = (allowed: readonly string[], origin: string): boolean => allowed.some((one) => one === '*' || one === origin || one === `${origin}/`)
