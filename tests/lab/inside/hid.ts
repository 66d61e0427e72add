/** A HID device on a real cable: the daemon's hidTransport on hidraw, the device on /dev/hidg*. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { systemClock } from '../../../device-daemon/clock.ts'
import { hidDevices } from '../../../device-daemon/transports/hid/box.ts'
import { hidTransport } from '../../../device-daemon/transports/hid/transport.ts'
import { type Gadget, hidGadget } from '../gadget.ts'
import { type DeviceEnd, openDeviceEnd } from './device-end.ts'
import { type Ear, ear, until, untilThere } from './patience.ts'
import { pluggedAgain, pulledWhileOpen } from './pull.ts'
import type { LabTest } from './tests.ts'

const model = { vendorId: 0x1209, productId: 0x0a02 }
const first = 'LAB-HID-A'
const second = 'LAB-HID-B'
const node = '/dev/hidraw0'
const deps = { clock: systemClock }

/** A report in which each byte has its own value. */
const report = (start: number): Uint8Array => Uint8Array.from({ length: 64 }, (_, nth) => (start + nth) & 0xff)

/** As reports travel on a line: the number in front, 0 where there is none. */
const numbered = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0, ...bytes)

async function untilReport(heard: Ear, expected: Uint8Array): Promise<void> {
  await until(`a report that begins with ${expected[0]}`, () => heard.reports.length > 0)
  assert.deepEqual([...(heard.reports.shift() ?? [])], [...numbered(expected)])
}

async function saysAndHears(device: DeviceEnd, heard: Ear, start: number): Promise<void> {
  device.say(report(start))
  await untilReport(heard, report(start))
  assert.equal(heard.reports.length, 0, 'one report in is one `data`')
}

async function reportsBothWays(): Promise<void> {
  const gadget = hidGadget('pad', { ...model, serialNumber: first })
  await gadget.plug()
  await untilThere(node)
  const heard = ear()
  const line = await hidTransport(model, deps).open(heard)
  const device = openDeviceEnd(gadget.node)
  await line.write(numbered(report(0x80)))
  await device.untilHeard(report(0x80))
  await saysAndHears(device, heard, 0x11)
  await saysAndHears(device, heard, 0x00)
  await line.close()
  assert.equal(heard.closedAt, null, 'a line that we close says nothing')
}

async function pulledAndPluggedAgain(): Promise<void> {
  const transport = hidTransport(model, deps)
  const gadget = hidGadget('pad', { ...model, serialNumber: first })
  await gadget.plug()
  await untilThere(node)
  const heard = ear()
  const line = await transport.open(heard)
  await pulledWhileOpen(gadget, node, heard)
  await assert.rejects(line.write(numbered(report(1))), 'a write on a line that has gone')
  await line.close()
  const again = ear()
  const next = await pluggedAgain(gadget, node, transport, again)
  const device = openDeviceEnd(gadget.node)
  await next.write(numbered(report(0x20)))
  await device.untilHeard(report(0x20))
  await saysAndHears(device, again, 0x30)
  assert.equal(heard.reports.length, 0, 'the first line hears no more')
}

/** Opens the device of that number or port and asks by bytes which one it is. */
async function isBoundTo(by: { serialNumber: string } | { usbPath: string }, gadget: Gadget, other: Gadget): Promise<void> {
  const heard = ear()
  const line = await hidTransport({ ...model, ...by }, deps).open(heard)
  const [device, wrong] = [openDeviceEnd(gadget.node), openDeviceEnd(other.node)]
  await line.write(numbered(report(0x40)))
  await device.untilHeard(report(0x40))
  wrong.say(report(0xee))
  await saysAndHears(device, heard, 0x50)
  assert.equal(wrong.heard().length, 0, 'the other device hears nothing')
  await line.close()
  device.close()
  wrong.close()
}

/** As cheap readers are: no number at all. Only the port tells them apart. */
async function twinsByPort(): Promise<void> {
  const [a, b] = [hidGadget('pad-a', { ...model, serialNumber: '' }), hidGadget('pad-b', { ...model, serialNumber: '' })]
  let paths: readonly (string | null)[] = []
  for (const [one, other] of [[a, b], [b, a]] as const) {
    await one.plug(one === a ? 0 : 1)
    await untilThere('/dev/hidraw0')
    await other.plug(other === a ? 0 : 1)
    await untilThere('/dev/hidraw1')
    await assert.rejects(hidTransport(model, deps).open(ear()), { reason: 'ambiguous' })
    const seen = (await hidDevices()).map(({ usbPath }) => usbPath)
    // hidraw0 is whichever was plugged in first: the ports have changed places, and the devices have not.
    if (paths.length === 0) paths = seen
    else assert.deepEqual(seen, [paths[1], paths[0]])
    await isBoundTo({ usbPath: paths[0] ?? '' }, a, b)
    await isBoundTo({ usbPath: paths[1] ?? '' }, b, a)
    await Promise.all([pullGone(one, '/dev/hidraw0'), pullGone(other, '/dev/hidraw1')])
  }
}

async function openTwice(): Promise<void> {
  await hidGadget('pad', { ...model, serialNumber: first }).plug()
  await untilThere(node)
  const other = spawn('sh', ['-c', `exec 9<${node}; echo open; read line`], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  await assert.rejects(hidTransport(model, deps).open(ear()), (error: Error) => /port-busy/.test(Reflect.get(error, 'reason')) && error.message.includes(`sh (process ${other.pid})`))
  other.stdin.end()
  await once(other, 'exit')
}

async function twoOfOneModel(): Promise<void> {
  const a = hidGadget('pad-a', { ...model, serialNumber: first })
  const b = hidGadget('pad-b', { ...model, serialNumber: second })
  const plugInOrder = async (one: Gadget, other: Gadget) => {
    await one.plug(one === a ? 0 : 1)
    await untilThere('/dev/hidraw0')
    await other.plug(other === a ? 0 : 1)
    await untilThere('/dev/hidraw1')
    await isBoundTo({ serialNumber: first }, a, b)
    await isBoundTo({ serialNumber: second }, b, a)
    await Promise.all([pullGone(one, '/dev/hidraw0'), pullGone(other, '/dev/hidraw1')])
  }
  await plugInOrder(a, b)
  // hidraw0 is the other device now.
  await plugInOrder(b, a)
}

async function pullGone(gadget: Gadget, path: string): Promise<void> {
  await gadget.pull()
  await until(`${path} is gone`, () => !existsSync(path))
}

async function noSuchSerial(): Promise<void> {
  const gadget = hidGadget('pad', { ...model, serialNumber: first })
  await gadget.plug()
  await untilThere(node)
  await assert.rejects(hidTransport({ ...model, serialNumber: second }, deps).open(ear()), { reason: 'not-found' })
}

export const hidTests: readonly LabTest[] = [
  { name: 'hid: a device of another serial number is not-found', run: noSuchSerial },
  { name: 'hid: reports of 64 bytes both ways', run: reportsBothWays },
  { name: 'hid: pulled while open, plugged in again', run: pulledAndPluggedAgain },
  { name: 'hid: opened elsewhere is port-busy, with whose it is', run: openTwice },
  { name: 'hid: twins without numbers, told apart by port in either order', run: twinsByPort },
  { name: 'hid: two of one model, told apart by serial number in either order', run: twoOfOneModel },
]
