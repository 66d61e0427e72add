/** Reads a city's file and says in sentences what is wrong with it. */
import { resolve } from 'node:path'
import { words } from '../both-languages.ts'
import { ConfigError, type Found, formatPath } from '../fault.ts'
import { type NamedFile, placed, read } from '../read-checked.ts'
import { type CityConfig, citySchema } from './schema.ts'

const above: Readonly<Record<string, readonly string[]>> = { city: [], township: ['city'], village: ['township', 'city'] }

/** Throws ConfigError. */
export function loadCity(file: string): CityConfig {
  const named: NamedFile = { path: resolve(file), own: true }
  const city = read(citySchema, named)
  const faults = siteFaults(city)
  if (faults.length > 0) throw new ConfigError(placed(named, faults))
  return city
}

function siteFaults({ sites }: CityConfig): Found[] {
  const first = new Map<string, number>()
  const tiers = new Map(sites.map(({ code, tier }) => [code, tier]))
  return sites.flatMap(({ code, tier, within }, index): Found[] => {
    const earlier = first.get(code)
    if (earlier !== undefined) return [{ path: formatPath(['sites', index, 'code']), sentence: words(`${code} is sites[${earlier}] already`, `${code} 已经是 sites[${earlier}]`) }]
    first.set(code, index)
    if (within === undefined) return []
    const tierAbove = tiers.get(within)
    const path = formatPath(['sites', index, 'within'])
    if (tierAbove === undefined) return [{ path, sentence: words(`there is no site ${within}`, `没有站点 ${within}`) }]
    if (!above[tier]?.includes(tierAbove)) return [{ path, sentence: words(`a ${tier} does not stand within a ${tierAbove}`, `${within} 的层级不在 ${code} 之上`) }]
    return []
  })
}
