/** A hall of many boxes, wrong in one way each. */
import { describe, expect, it } from 'vitest'
import { type Broken, changed, faultsOf } from './broken.ts'

/** Of two boxes: the kiosk with window 1, and window 2. */
function many(config: Broken): void {
  config.journal = 'nats'
  config.nats = { servers: ['nats://127.0.0.1:4222'] }
  config.boxes = [{ name: 'front', kiosks: [1], windows: [1] }, { name: 'desk-2', windows: [2] }]
  config.lines = []
  config.devices = config.devices.filter(({ id }: Broken) => !id.endsWith('/display'))
  for (const window of config.windows) delete window.display
}
const serial = (device: Broken, path: string) => ({ id: device.id, driver: device.driver, settings: device.settings ?? {}, transport: 'serial', path })

describe('A hall of many boxes', () => {
  it('is in order', () => {
    expect(faultsOf(changed(many))).toEqual([])
  })

  it('may have the same path on two boxes, and not twice on one', () => {
    const same = (config: Broken, ids: readonly string[]) => {
      many(config)
      config.devices = config.devices.map((device: Broken) => (ids.includes(device.id) ? serial(device, '/dev/ttyS0') : device))
    }
    expect(faultsOf(changed((config) => same(config, ['window-1/pad', 'window-2/pad'])))).toEqual([])
    expect(faultsOf(changed((config) => same(config, ['window-1/pad', 'kiosk-1/scanner'])))).toEqual([expect.stringMatching(/^devices\[\d\]\.path: \/dev\/ttyS0 is the line of devices\[\d\] \(.*\) already$/)])
  })

  it.each<[string, (config: Broken) => void, string]>([
    ['boxes without the journal for them', (c) => (c.journal = 'sqlite', delete c.nats), 'boxes: is for a hall of many boxes, which has journal: nats'],
    ['servers without the journal for them', (c) => (c.journal = 'sqlite', c.boxes = []), 'nats: is for a hall of many boxes, which has journal: nats'],
    ['no servers', (c) => delete c.nats, 'nats: is missing; journal: nats needs the addresses of the hall’s servers'],
    ['three copies on one server', (c) => (c.nats.replicas = 3), 'nats.servers: 3 replicas need 3 servers, and there are 1'],
    ['a server that is no address', (c) => (c.nats.servers = ['192.168.1.10']), 'nats.servers[0]: is an address such as tls://192.168.1.10:4222'],
    ['a name that is none', (c) => (c.boxes[0].name = 'Front Desk'), 'boxes[0].name: is 1 to 32 small letters, digits and hyphens, such as kiosk-1'],
    ['two boxes of a name', (c) => (c.boxes[1].name = 'front'), 'boxes[1].name: there are two boxes front'],
    ['a window that is not there', (c) => c.boxes[1].windows.push(9), 'boxes[1].windows[1]: there is no window 9'],
    ['a kiosk that is not there', (c) => (c.boxes[1].kiosks = [4]), 'boxes[1].kiosks[0]: there is no kiosk 4'],
    ['a window at two boxes', (c) => c.boxes[0].windows.push(2), 'boxes[1].windows[0]: 2 stands at front already'],
    ['a window at no box', (c) => (c.boxes[1].windows = []), 'windows[1].number: 2 stands at no box'],
    ['a kiosk at no box', (c) => (c.boxes[0].kiosks = []), 'kiosks[0].number: 1 stands at no box'],
  ])('with %s is refused', (_what, change, sentence) => {
    const file = changed((config) => {
      many(config)
      change(config)
    })
    expect(faultsOf(file)).toEqual([sentence])
  })

  it('without any box is refused, each place of it', () => {
    const file = changed((config) => {
      many(config)
      config.boxes = []
    })
    expect(faultsOf(file)).toEqual(['boxes: is missing; journal: nats needs to know which box stands where', 'windows[0].number: 1 stands at no box', 'windows[1].number: 2 stands at no box', 'kiosks[0].number: 1 stands at no box'])
  })

  it('across a network is encrypted, and its boxes are known', () => {
    const servers = (nats: Broken) =>
      faultsOf(
        changed((config) => {
          many(config)
          config.nats = nats
        }),
      )
    const open = 'nats.servers[0]: is not loopback: that needs tls:// and nats.ca, because the hall’s journal would cross the network in the clear'
    const anybody = 'nats.servers[0]: is not loopback: that needs nats.seed, because anybody in the network could write the hall’s journal'
    expect(servers({ servers: ['nats://192.168.1.10:4222'] })).toEqual([open, anybody])
    expect(servers({ servers: ['nats://192.168.1.10:4222'], ca: 'ca.pem', seed: 'box.nk' })).toEqual([open])
    expect(servers({ servers: ['tls://192.168.1.10:4222'], seed: 'box.nk' })).toEqual([open])
    expect(servers({ servers: ['tls://192.168.1.10:4222'], ca: 'ca.pem' })).toEqual([anybody])
    expect(servers({ servers: ['tls://192.168.1.10:4222'], ca: 'ca.pem', seed: 'box.nk' })).toEqual([])
    expect(servers({ servers: ['nats://[::1]:4222'] })).toEqual([])
  })

  it('has no line whose devices are at two boxes', () => {
    const file = changed((config) => {
      const { lines, devices, windows } = config
      many(config)
      Object.assign(config, { lines, devices })
      windows[0].display = 'window-1/display'
      windows[1].display = 'window-2/display'
    })
    expect(faultsOf(file)).toEqual(['lines[0].id: hall/displays has devices of more than one box: front, desk-2'])
  })
})

describe('A city to be told', () => {
  const city = (change: (config: Broken) => void) => faultsOf(changed(change))

  it('is of a site of one box, and safe where it is far away', () => {
    expect(city((config) => (config.city = { servers: ['nats://127.0.0.1:4222'] }))).toEqual([])
    expect(city((config) => (config.city = { servers: ['tls://nats.city.example:4222'], ca: 'ca.pem', seed: 'site.nk' }))).toEqual([])
    expect(city((config) => (config.city = { servers: ['tls://nats.city.example:4222'], ca: 'ca.pem' }))).toEqual([expect.stringMatching(/^city\.servers\[0\]: is not loopback: that needs city\.seed, /)])
    expect(city((config) => (config.city = { servers: ['nats://10.0.0.1:4222'], seed: 'site.nk', ca: 'ca.pem' }))).toEqual([expect.stringMatching(/^city\.servers\[0\]: is not loopback: that needs tls:\/\/ and city\.ca, /)])
  })

  it('is told by the servers of a hall that has some', () => {
    const both = (config: Broken) => {
      many(config)
      config.city = { servers: ['nats://127.0.0.1:4222'] }
    }
    expect(city(both)).toEqual(['city: is for a site of one box; a hall with servers of its own is carried over to its city by them'])
  })
})
