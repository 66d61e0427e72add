/** A city's file, wrong in one way each. */
import { stringify } from 'yaml'
import { describe, expect, it } from 'vitest'
import { loadCity } from '../../config/city/load.ts'
import { type Broken, written } from './broken.ts'
import { thrownBy } from './chinese.ts'

const good = (): Broken => ({
  name: '安居市',
  nameEn: 'Anju',
  nats: { servers: ['nats://127.0.0.1:4222'] },
  sites: [
    { code: '510921', name: '市政务服务中心', nameEn: 'City hall', tier: 'city', domain: 'city-hall' },
    { code: '510921104', name: '文井镇便民服务中心', nameEn: 'Wenjing', tier: 'township', within: '510921' },
    { code: '510921104201', name: '青林村', nameEn: 'Qinglin', tier: 'village', within: '510921104' },
  ],
})
let files = 0
const faultsOf = (change: (city: Broken) => void): string[] => {
  const city = good()
  change(city)
  const said = thrownBy(() => loadCity(written(`city-${++files}.yaml`, stringify(city))))
  return said === '' ? [] : said.split('\n')
}

describe('A city', () => {
  it('in order is read, each site with what it may take of the disk', () => {
    const city = loadCity(written('city.yaml', stringify(good())))
    expect(city.sites.map(({ code, megabytes }) => [code, megabytes])).toEqual([['510921', 2048], ['510921104', 2048], ['510921104201', 2048]])
  })

  it.each<[string, (city: Broken) => void, string]>([
    ['no site', (c) => (c.sites = []), 'sites: must not be empty'],
    ['a site twice', (c) => (c.sites[2].code = '510921104', c.sites[2].within = '510921'), 'sites[2].code: 510921104 is sites[1] already'],
    ['a village of nowhere', (c) => (c.sites[2].within = '9'), 'sites[2].within: there is no site 9'],
    ['a township within a village', (c) => (c.sites[1].within = '510921104201'), 'sites[1].within: a township does not stand within a village'],
    ['a site without room', (c) => (c.sites[1].megabytes = 1), 'sites[1].megabytes: must be 16 to 1000000, not 1'],
    ['a domain that is none', (c) => (c.sites[0].domain = 'city hall'), 'sites[0].domain: is 1 to 32 letters, digits, hyphens and underscores'],
  ])('with %s is refused', (_what, change, sentence) => {
    expect(faultsOf(change)).toEqual([sentence])
  })
})
