import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../device-daemon/clock.ts'
import { hidDevices } from '../../../device-daemon/transports/hid/box.ts'
import { type HidDependencies, type HidOptions, hidTransport } from '../../../device-daemon/transports/hid/transport.ts'
import { usageOf } from '../../../drivers/contract/hid.ts'
import { HandClock } from '../../kit/hand-clock.ts'
import { bytes, Heard, openLine } from '../lines.ts'
import { hidBox } from './hid-box.ts'

let box: ReturnType<typeof hidBox>
beforeEach(() => {
  box = hidBox()
})
afterEach(() => box.remove())

const ids = { vendorId: 0x0425, productId: 0x8159 }
const transport = (options: Partial<HidOptions> = {}, more: Partial<HidDependencies> = {}) =>
  hidTransport({ ...ids, ...options }, { clock: systemClock, library: box.library, roots: box.roots, holder: async () => null, ...more })
const refusal = (options: Partial<HidOptions> = {}, more: Partial<HidDependencies> = {}) =>
  transport(options, more)
    .open(new Heard())
    .then(
      () => 'opened',
      ({ reason, message }: { reason: string; message: string }) => `${reason}: ${message.replaceAll(`${box.roots.dev}/`, '')}`,
    )

describe('The HID devices of a box', () => {
  it('are told by sysfs: ids, name, number, path and interface', async () => {
    box.plug('hidraw10', { usbPath: '1-2.3', interface: 1, serialNumber: 'A1', name: 'Card reader' })
    box.plug('hidraw2', { ids: '0005:0000046D:0000B342', place: 'virtual/misc/uhid' })
    expect(await hidDevices(box.roots)).toMatchObject([
      { node: join(box.roots.dev, 'hidraw2'), vendorId: 0x046d, productId: 0xb342, serialNumber: null, usbPath: null, interface: null },
      { node: join(box.roots.dev, 'hidraw10'), vendorId: 0x0425, productId: 0x8159, name: 'Card reader', serialNumber: 'A1', usbPath: '1-2.3', interface: 1 },
    ])
  })

  it('are none where the kernel has no hidraw', async () => {
    expect(await hidDevices({ sys: '/nowhere', dev: '/nowhere' })).toEqual([])
  })
})

describe('A HID device', () => {
  it('is found by vendor and product, and named for people by what it was asked for', async () => {
    box.plug('hidraw0', { ids: '0003:00000425:00008158' })
    box.plug('hidraw1')
    await openLine(transport())
    expect(box.opened).toEqual(['hidraw1'])
    expect(transport().title).toBe('hid 0425:8159')
    expect(transport({ serialNumber: 'A1', usbPath: '1-2' }).title).toBe('hid 0425:8159 A1 at 1-2')
  })

  it('is told from its twin by its number', async () => {
    box.plug('hidraw0', { usbPath: '1-2', serialNumber: 'A' })
    box.plug('hidraw1', { usbPath: '1-3', serialNumber: 'B' })
    await openLine(transport({ serialNumber: 'B' }))
    expect(box.opened).toEqual(['hidraw1'])
  })

  it('without a number is told from its twin by its port, whatever the order of plugging', async () => {
    box.plug('hidraw0', { usbPath: '1-2' })
    box.plug('hidraw1', { usbPath: '1-3.4' })
    await openLine(transport({ usbPath: '1-3.4' }))
    for (const node of ['hidraw0', 'hidraw1']) box.pull(node)
    box.plug('hidraw0', { usbPath: '1-3.4' })
    box.plug('hidraw1', { usbPath: '1-2' })
    await openLine(transport({ usbPath: '1-3.4' }))
    expect(box.opened).toEqual(['hidraw1', 'hidraw0'])
  })

  it('of which there are two is never guessed', async () => {
    box.plug('hidraw0', { usbPath: '1-2' })
    box.plug('hidraw1', { usbPath: '1-3' })
    expect(await refusal()).toBe('ambiguous: Two HID devices are 0425:8159, at 1-2 and 1-3: say which with usbPath.')
    expect(box.opened).toEqual([])
  })

  it('with several interfaces is the one that is what is wanted, and the first where none says so', async () => {
    const keyboard = '05 01 09 06 A1 01 75 08 95 08 81 02 C0'
    const scanner = '05 8C 09 02 A1 01 85 02 75 08 95 3C 81 02 C0'
    box.plug('hidraw0', { interface: 0, descriptor: keyboard })
    box.plug('hidraw1', { interface: 1, descriptor: scanner })
    await openLine(transport({ application: usageOf(0x8c, 2) }))
    await openLine(transport({ application: usageOf(0x8c, 9) }))
    await openLine(transport())
    expect(box.opened).toEqual(['hidraw1', 'hidraw0', 'hidraw0'])
  })

  it('with two keyboards in one is one device, and its first', async () => {
    const keyboard = '05 01 09 06 A1 01 75 08 95 08 81 02 C0'
    for (const [node, number] of [['hidraw0', 0], ['hidraw1', 1]] as const) box.plug(node, { interface: number, descriptor: keyboard })
    await openLine(transport({ application: usageOf(0x01, 0x06) }))
    expect(box.opened).toEqual(['hidraw0'])
    box.plug('hidraw2', { usbPath: '1-3', descriptor: keyboard })
    expect(await refusal({ application: usageOf(0x01, 0x06) })).toMatch(/^ambiguous: .* at 1-2 and 1-3:/)
  })

  it('that is not there says what was looked for', async () => {
    box.plug('hidraw0', { usbPath: '1-2' })
    expect(await refusal({ usbPath: '1-9' })).toBe('not-found: There is no HID device 0425:8159 at 1-9. Is it plugged in?')
  })

  it('whose descriptor cannot be read is not spoken to', async () => {
    box.plug('hidraw0', { descriptor: '05 01 A1 01' })
    expect(await refusal()).toBe('line-error: hidraw0: the report descriptor does not end its collections.')
  })

  it('that another program has open is named with that program', async () => {
    box.plug('hidraw0')
    expect(await refusal({}, { holder: async () => ({ pid: 4711, name: 'vendor-service' }) })).toBe(
      'port-busy: hidraw0 is open in vendor-service (process 4711).',
    )
  })

  it('that goes between the look and the opening is not found; one that may not be opened names the rule', async () => {
    box.plug('hidraw0')
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' })
    expect(await refusal({}, { mayUse: () => Promise.reject(denied) })).toMatch(/^access-denied: hidraw0 may not be opened: .*60-guitai\.rules/)
    rmSync(join(box.roots.dev, 'hidraw0'))
    expect(await refusal()).toBe('not-found: hidraw0 has gone.')
  })

  it('that the library cannot open says so, and not in the library’s words', async () => {
    box.plug('hidraw0')
    expect(await refusal({}, { library: { open: async () => Promise.reject(new Error('cannot open device')) } })).toBe('line-error: hidraw0 cannot be opened.')
  })

  it('that is pulled is a read error, told once as unplugged, and let go', async () => {
    box.plug('hidraw0')
    const { line, heard } = await openLine(transport())
    box.say('error', new Error('could not read from HID device'))
    box.say('error', new Error('again'))
    await line.close()
    expect(heard.closings).toMatchObject([{ reason: 'unplugged' }])
    expect(box.closes()).toBe(1)
  })

  it('says nothing more once it is closed', async () => {
    box.plug('hidraw0')
    const { line, heard } = await openLine(transport())
    await line.close()
    box.say('data', bytes('x'))
    box.say('error', new Error('closed'))
    expect([heard.text, heard.closings]).toEqual(['', []])
  })

  it('plugged in is tried when udev has had its time', async () => {
    const clock = new HandClock()
    let tries = 0
    const stop = transport({}, { clock }).watch(() => (tries += 1))
    box.plug('hidraw0')
    while (clock.pending === 0) await new Promise((soon) => setImmediate(soon))
    await clock.wind(149)
    expect(tries).toBe(0)
    await clock.wind(1)
    expect(tries).toBeGreaterThan(0)
    stop()
  })

  it('is looked for on the real box without harm, where there is none', async () => {
    await expect(hidTransport({ vendorId: 0xffff, productId: 0xffff }, { clock: systemClock }).open(new Heard())).rejects.toMatchObject({ reason: 'not-found' })
  })
})

describe('Reports', () => {
  const numbered = '06 00 FF 09 01 A1 01 75 08 85 02 95 04 81 02 85 03 95 02 81 02 85 FD 95 05 91 02 C0'
  const open = async (descriptor?: string) => {
    box.plug('hidraw0', descriptor === undefined ? {} : { descriptor })
    return openLine(transport())
  }

  it('without numbers come with a 0 in front, filled to their length', async () => {
    const { line, heard } = await open('06 00 FF 09 01 A1 01 75 08 95 04 81 02 95 03 91 02 C0')
    expect(line.reports?.input.map(({ bytes: length }) => length)).toEqual([4])
    box.say('data', Uint8Array.of(1, 2, 3))
    box.say('data', Uint8Array.of(5, 6, 7, 8, 9))
    expect(Buffer.from(heard.text, 'latin1').toString('hex')).toBe('0001020300' + '0005060708')
  })

  it('with numbers come with their own; one that the descriptor does not know is nothing', async () => {
    const { heard } = await open(numbered)
    box.say('data', Uint8Array.of(3, 9))
    box.say('data', Uint8Array.of(7, 9))
    box.say('data', new Uint8Array())
    box.say('data', Uint8Array.of(2, 1, 2, 3, 4))
    expect(Buffer.from(heard.text, 'latin1').toString('hex')).toBe('030900' + '0201020304')
  })

  it('are written whole, the last filled with zeros', async () => {
    const { line } = await open(numbered)
    await line.write(Uint8Array.of(0xfd, 1, 2, 3, 4, 5, 0xfd, 6))
    expect(box.written).toEqual([
      [0xfd, 1, 2, 3, 4, 5],
      [0xfd, 6, 0, 0, 0, 0],
    ])
  })

  it('of a number that the device does not take are not written', async () => {
    const { line } = await open(numbered)
    await expect(line.write(Uint8Array.of(2, 1))).rejects.toMatchObject({ reason: 'line-error' })
    expect(box.written).toEqual([])
  })
})
