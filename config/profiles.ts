/** Profiles that devices name by file: read beside the hall's own, so that a driver is given what is in them. */
import { dirname, resolve } from 'node:path'
import { type Fault, type Found, formatPath } from './fault.ts'
import { readYaml } from './read-yaml.ts'
import type { HallConfig } from './schema.ts'

export interface WithProfiles {
  readonly config: HallConfig
  /** `devices[3].settings.profile` and the file that stands there. */
  readonly files: ReadonlyMap<string, string>
}

/** Throws ConfigError for a file that cannot be read. What is in it is checked by the device's driver. */
export function withProfiles(config: HallConfig, hallFile: string): WithProfiles {
  const files = new Map<string, string>()
  const devices = config.devices.map((device, index) => {
    const { profile } = device.settings
    if (typeof profile !== 'string') return device
    const file = resolve(dirname(hallFile), profile)
    files.set(formatPath(['devices', index, 'settings', 'profile']), file)
    return { ...device, settings: { ...device.settings, profile: readYaml(file) } }
  })
  return { config: { ...config, devices }, files }
}

/** What is wrong inside a profile is told with the profile's own file and path. */
export function inItsFile({ path, sentence }: Found, files: WithProfiles['files']): Fault | null {
  for (const [at, file] of files) {
    if (path !== at && !path.startsWith(`${at}.`)) continue
    return { file, path: path === at ? file : `${file}: ${path.slice(at.length + 1)}`, sentence }
  }
  return null
}
