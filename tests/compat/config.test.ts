/** Which services a hall may name. */
import { describe, expect, it } from 'vitest'
import { compatSchema } from '../../config/compat-schema.ts'
import { hallSchema } from '../../config/schema.ts'
import { type Broken, changed, faultsOf } from '../config/broken.ts'

const service = { shape: 'cvr', window: 1, origins: ['https://old.example'], purpose: { basis: '《婚姻登记条例》' } }
const withServices = (...services: object[]) => (config: Broken) => (config.compat = { services })
const refuses = (change: object) => expect(compatSchema.safeParse({ services: [{ ...service, ...change }] }).success).toBe(false)

describe('compat.services', () => {
  it('are none where nothing is said', () => {
    expect(hallSchema.shape.compat.parse(undefined)).toEqual({ services: [] })
  })

  it.each([
    ['cvr', 19196],
    ['zkidr', 24010],
  ])('%s is where its pages look for it, %s, and masked', (shape, port) => {
    expect(compatSchema.parse({ services: [{ ...service, shape }] }).services[0]).toMatchObject({ port, fields: 'masked', dates: 'plain' })
  })

  it.each<[string, object]>([
    ['no purpose', { purpose: undefined }],
    ['a purpose without a basis', { purpose: { basis: '  ' } }],
    ['a basis that nobody reads', { purpose: { basis: 'x'.repeat(121) } }],
    ['no page', { origins: [] }],
    ['every page', { origins: ['*'] }],
    ['a page with its path', { origins: ['https://old.example/card'] }],
    ['a shape that is not known', { shape: 'gwq' }],
    ['a word for how much that is none', { fields: 'all' }],
    ['an address of its own', { host: '0.0.0.0' }],
  ])('%s is refused', (_what, change) => refuses(change))

  it.each<[string, object[], string[]]>([
    ['two on ports of their own', [service, { ...service, shape: 'zkidr' }], []],
    ['a window that is not there', [{ ...service, window: 77 }], ['compat.services[0].window: there is no window 77']],
    ['a port twice', [service, { ...service, shape: 'zkidr', port: 19196 }], ['compat.services[1].port: 19196 is the port of compat.services[0] already']],
    ['a shape twice at a window', [service, { ...service, port: 19197 }], ['compat.services[1].shape: window 1 has cvr by compat.services[0] already']],
    ['the daemon’s own port', [{ ...service, port: 8630 }], ['compat.services[0].port: 8630 is the daemon\'s own port']],
  ])('%s', (_what, services, faults) => {
    expect(faultsOf(changed(withServices(...services)))).toEqual(faults)
  })

  it('a window without a reader, and a page of the open network, are refused', () => {
    const change = (config: Broken) => {
      withServices({ ...service, origins: ['http://old.example'] })(config)
      delete config.windows[0].idReader
      config.devices = config.devices.filter(({ id }: Broken) => id !== 'window-1/id-reader')
      config.emulated = false
      for (const clerk of config.clerks) clerk.pin = `scrypt:${'0'.repeat(32)}:${'0'.repeat(64)}`
    }
    const faults = faultsOf(changed(change))
    expect(faults).toContain('compat.services[0].window: window 1 has no idReader')
    expect(faults).toContain('compat.services[0].origins[0]: http://old.example is not https; http is for pages of this machine and for emulated halls')
  })
})
