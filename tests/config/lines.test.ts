/** Lines that several devices share, as a configuration may get them wrong. */
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedLines } from '../../config/faults/lines.ts'
import { loadHall } from '../../config/load.ts'
import { type Broken, changed, emulated, faultsOf, folder } from './broken.ts'

const display = (c: Broken, window: number): Broken => c.devices.find(({ id }: Broken) => id === `window-${window}/display`)

describe('A shared line', () => {
  it.each<[string, (config: Broken) => void, string]>([
    ['is there', (c) => (display(c, 2).line = 'hall/other'), 'devices[7].line: there is no line hall/other'],
    ['is used', (c) => c.lines.push({ id: 'hall/spare', transport: 'tcp', host: '10.0.0.9', port: 4001 }), 'lines[1].id: hall/spare is used by no device'],
    ['is there once', (c) => c.lines.push({ ...c.lines[0] }), 'lines[1].id: hall/displays is there twice'],
    ['has one device at each address', (c) => (display(c, 2).settings.address = 11), 'devices[7].settings.address: 11 is the address of window-1/display on hall/displays already'],
    [
      'has devices of one language',
      (c) => (display(c, 2).driver = 'display/qsystem'),
      'devices[7].line: hall/displays is a line of ff68, as window-1/display speaks; display/qsystem speaks qsystem and needs another',
    ],
    [
      'has devices with addresses only',
      (c) => Object.assign(c.devices[3], { transport: 'line', line: 'hall/displays' }),
      'devices[3].driver: rating-pad/single-byte cannot share a line: what it says carries no address',
    ],
    [
      'is no line that a device has for itself',
      (c) => {
        c.lines[0] = { id: 'hall/displays', transport: 'serial', path: '/dev/ttyS8' }
        c.devices[1] = { ...c.devices[1], transport: 'serial', path: '/dev/ttyS8' }
      },
      'devices[1].path: /dev/ttyS8 is the line of lines[0] (hall/displays) already',
    ],
  ])('%s', (_what, change, sentence) => {
    expect(faultsOf(changed(change))).toEqual([sentence])
  })

  it('may be one of several, with the same addresses on each', () => {
    const file = changed((c) => {
      c.lines.push({ id: 'hall/second', transport: 'tcp', host: '10.0.0.9', port: 4001 })
      Object.assign(display(c, 2), { line: 'hall/second', settings: { address: 11 } })
    })
    expect(faultsOf(file)).toEqual([])
  })

  it('is described with its devices', () => {
    expect(sharedLines(loadHall(emulated).config)).toEqual([
      { id: 'hall/displays', transport: 'emulated', devices: [{ id: 'window-1/display', address: 11 }, { id: 'window-2/display', address: 12 }] },
    ])
  })
})

it('One port under two names is one line', () => {
  const node = join(folder, 'ttyUSB0')
  const byPath = join(folder, 'pci-0000:00:14.0-usb-0:1:1.0-port0')
  writeFileSync(node, '')
  symlinkSync(node, byPath)
  const file = changed((c) => {
    c.devices[1] = { ...c.devices[1], transport: 'serial', path: byPath }
    c.devices[2] = { ...c.devices[2], transport: 'serial', path: node }
  })
  expect(faultsOf(file)).toEqual([`devices[2].path: ${node} is the line of devices[1] (kiosk-1/scanner) already (${byPath} is another name of it)`])
})
