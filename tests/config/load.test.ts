import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatPath, loadHall } from '../../config/load.ts'
import { type Broken, changed, emulated, faultsOf, folder } from './broken.ts'

describe('The emulated hall', () => {
  it('is good: two windows, a kiosk, 32 service items, ten devices', () => {
    const hall = loadHall(emulated)
    expect(hall.config.windows).toHaveLength(2)
    expect(hall.config.kiosks).toHaveLength(1)
    expect(hall.items).toHaveLength(32)
    expect(hall.config.devices.map((device) => device.transport)).toEqual([...Array(6).fill('emulated'), 'line', 'line', 'emulated', 'emulated'])
  })
})

describe('A configuration that is wrong says where and what', () => {
  it.each<[string, (config: Broken) => void, RegExp]>([
    ['an unknown key', (c) => (c.colour = 'red'), /^colour: there is no such setting$/],
    ['an unknown key of a device', (c) => (c.devices[2].bautRate = 9600), /^devices\[2\]\.bautRate: there is no such setting$/],
    [
      'an impossible baud rate',
      (c) => (c.devices[2] = { id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'serial', path: '/dev/ttyS0', baudRate: 12 }),
      /^devices\[2\]\.baudRate: /,
    ],
    ['an unknown driver', (c) => (c.devices[0].driver = 'printer/none'), /^devices\[0\]\.driver: there is no driver printer\/none; there are printer\/esc-pos/],
    ['a driver’s unknown setting', (c) => (c.devices[0].settings = { colour: 1 }), /^devices\[0\]\.settings\.colour: there is no such setting$/],
    ['a pad without its address', (c) => delete c.devices[5].settings.address, /^devices\[5\]\.settings\.address: /],
    ['a window’s pad that is not there', (c) => (c.windows[0].pad = 'window-9/pad'), /^windows\[0\]\.pad: there is no device window-9\/pad$/],
    ['a window’s pad that is a printer', (c) => (c.windows[0].pad = 'kiosk-1/printer'), /^windows\[0\]\.pad: kiosk-1\/printer is a printer, not a rating-pad$/],
    ['a queue that is not there', (c) => c.windows[0].queues.push('Z'), /^windows\[0\]\.queues\[6\]: there is no queue Z$/],
    ['a window number twice', (c) => (c.windows[1].number = 1), /^windows\[1\]\.number: 1 is there twice$/],
    ['a device id twice', (c) => (c.devices[1].id = 'kiosk-1/printer'), /^devices\[1\]\.id: kiosk-1\/printer is there twice$/],
    ['an address open to the network', (c) => (c.listen = { host: '0.0.0.0' }), /^listen\.host: is not loopback: that needs tls/],
    ['a PIN in the clear in a real hall', (c) => (c.emulated = false), /^clerks\[0\]\.pin: a PIN in the clear/],
    ['recordings that are not there', (c) => (c.board = { clips: 'nowhere' }), /^board\.clips: .*nowhere is no folder$/],
    ['a time zone of no place', (c) => (c.site.timeZone = 'Asia/Nowhere'), /^site\.timeZone: is not a time zone$/],
    ['an hour that is none', (c) => (c.queues[0].hours = [{ from: '25:00', to: '26:00' }]), /^queues\[0\]\.hours\[0\]\.from: is a time of day/],
    ['a transport the driver cannot use', (c) => (c.devices[0] = { id: 'kiosk-1/printer', driver: 'printer/esc-pos', transport: 'hid', vendorId: 1, productId: 1 }), /^devices\[0\]\.transport: printer\/esc-pos cannot be spoken to by hid$/],
  ])('%s', (_what, change, sentence) => {
    expect(faultsOf(changed(change))).toContainEqual(expect.stringMatching(sentence))
  })

  it('all at once, not one a run', () => {
    const faults = faultsOf(changed((c) => {
      c.windows[0].pad = 'window-9/pad'
      c.devices[0].driver = 'printer/none'
    }))
    expect(faults.length).toBeGreaterThanOrEqual(2)
  })

  it('not YAML at all', () => {
    const file = join(folder, 'torn.yaml')
    writeFileSync(file, 'site: [')
    expect(faultsOf(file)[0]).toMatch(/is not valid YAML/)
  })

  it('not there', () => {
    expect(faultsOf(join(folder, 'none.yaml'))[0]).toMatch(/none\.yaml cannot be read: ENOENT/)
  })
})

describe('Paths', () => {
  it('look as in the file', () => {
    expect(formatPath(['devices', 2, 'baudRate'])).toBe('devices[2].baudRate')
    expect(formatPath([])).toBe('')
  })
})
