/** `guitai devices` beside a daemon that speaks TLS with a certificate nobody has signed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { stateInWords, usbList } from '../../device-daemon/cli/devices.ts'
import { noCounts } from '../../device-daemon/devices/session/counters.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import { selfSigned } from '../config/certificate.ts'
import { runGuitai } from '../kit/daemon-process.ts'
import { testBox } from './box.ts'

const box = testBox()

async function secure() {
  const config = box.secureHall()
  const daemon = await box.startSecure(box.folder(), { GUITAI_CONFIG: config })
  return { config, env: { GUITAI_CONFIG: config, GUITAI_PORT: String(daemon.port) } }
}

it('a USB device is listed with what a hall’s file names it by', () => {
  const one = { node: '/dev/hidraw3', vendorId: 0x0425, productId: 0x8159, serialNumber: 'A1', usbPath: '1-2.3', name: 'Card reader' }
  expect(usbList('HID devices', [one, { ...one, node: '/dev/hidraw10', serialNumber: null, usbPath: null, name: '' }]).split('\n')).toEqual([
    '',
    'This box has HID devices:',
    '  /dev/hidraw3         0425:8159  usbPath 1-2.3  serialNumber A1  Card reader',
    '  /dev/hidraw10        0425:8159',
  ])
  expect(usbList('HID devices', [])).toBe('\nThis box has no HID devices.')
})

describe('The state of a device', () => {
  const device: DeviceView = {
    id: 'window-1/pad',
    kind: 'rating-pad',
    driver: 'rating-pad/single-byte',
    title: { zh: '评价器', en: 'Pad' },
    line: 'serial /dev/ttyUSB0',
    state: 'ok',
    reason: null,
    detail: null,
    since: '2026-11-24T01:00:00.000Z',
    lastContact: null,
    counters: noCounts(),
  }

  it.each<[string, Partial<DeviceView>, string]>([
    ['a pad that has never spoken', {}, 'ok · not heard yet · Press any key of the pad.'],
    ['a scanner that has never spoken', { kind: 'scanner' }, 'ok · not heard yet · Show it any QR code.'],
    ['a pad that has', { lastContact: '2026-11-24T01:00:00.000Z' }, 'ok'],
    ['a display, which never speaks', { kind: 'display' }, 'ok'],
    ['one that starts', { state: 'starting' }, 'starting'],
    ['one that is well with a reason', { reason: 'tells-nothing' }, 'ok · tells-nothing'],
    ['one that is absent', { state: 'absent', reason: 'not-found', detail: 'There is no /dev/ttyUSB0.' }, 'absent · not-found · There is no /dev/ttyUSB0.'],
  ])('%s', (_what, some, words) => {
    expect(stateInWords({ ...device, ...some })).toBe(words)
  })
})

describe('guitai devices beside a TLS daemon', () => {
  it('trusts the certificate that the hall’s file names', async () => {
    const { env } = await secure()
    const { code, out, err } = await runGuitai(['devices'], env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/kiosk-1\/printer +printer\/esc-pos +emulated +ok/)
    expect(out).toMatch(/window-1\/pad +rating-pad\/single-byte +emulated +ok · not heard yet · Press any key of the pad\.$/m)
    expect(out).toMatch(/window-1\/display +display\/ff68 +line +ok$/m)
    expect(out).toMatch(/^This box has (no )?HID devices[.:]$/m)
    expect(out).toMatch(/^This box has (no )?printers on USB[.:]$/m)
  })

  it('says in a sentence that another is shown than the file names now, and lists the rest', async () => {
    const { config, env } = await secure()
    const { listen } = parse(readFileSync(config, 'utf8'))
    const { certificate, key } = selfSigned()
    writeFileSync(listen.tls.certificate, certificate)
    writeFileSync(listen.tls.key, key)
    const { code, out, err } = await runGuitai(['devices'], env)
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^The daemon \(process \d+\) at https:\/\/127\.0\.0\.1:\d+ cannot be asked: .*\.$/)
    expect(out).toMatch(/kiosk-1\/printer +printer\/esc-pos +emulated +the daemon does not answer/)
  })

  it('says in a sentence when the file has no certificate any more', async () => {
    const { config, env } = await secure()
    const { listen, ...rest } = parse(readFileSync(config, 'utf8'))
    const plain = join(box.folder(), 'plain.yaml')
    writeFileSync(plain, stringify({ ...rest, listen: { port: listen.port } }))
    const { code, err } = await runGuitai(['devices'], { ...env, GUITAI_CONFIG: plain })
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/cannot be asked: self-signed certificate/)
  })
})
