/** A HID device on a real cable: the daemon's hidTransport on hidraw, the device on /dev/hidg*. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { systemClock } from '../../../device-daemon/clock.ts'
import { hidTransport } from '../../../device-daemon/transports/hid.ts'
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

async function untilReport(heard: Ear, expected: Uint8Array): Promise<void> {
  await until(`a report that begins with ${expected[0]}`, () => heard.reports.length > 0)
  assert.deepEqual([...(heard.reports.shift() ?? [])], [...expected])
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
  await line.write(report(0x80))
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
  await assert.rejects(line.write(report(1)), 'a write on a line that has gone')
  await line.close()
  const again = ear()
  const next = await pluggedAgain(gadget, node, transport, again)
  const device = openDeviceEnd(gadget.node)
  await next.write(report(0x20))
  await device.untilHeard(report(0x20))
  await saysAndHears(device, again, 0x30)
  assert.equal(heard.reports.length, 0, 'the first line hears no more')
}

/** Opens the device of that serial number and asks by bytes which one it is. */
async function isBoundTo(serialNumber: string, gadget: Gadget, other: Gadget): Promise<void> {
  const heard = ear()
  const line = await hidTransport({ ...model, serialNumber }, deps).open(heard)
  const [device, wrong] = [openDeviceEnd(gadget.node), openDeviceEnd(other.node)]
  await line.write(report(0x40))
  await device.untilHeard(report(0x40))
  wrong.say(report(0xee))
  await saysAndHears(device, heard, 0x50)
  assert.equal(wrong.heard().length, 0, 'the other device hears nothing')
  await line.close()
  device.close()
  wrong.close()
}

async function twoOfOneModel(): Promise<void> {
  const a = hidGadget('pad-a', { ...model, serialNumber: first })
  const b = hidGadget('pad-b', { ...model, serialNumber: second })
  const plugInOrder = async (one: Gadget, other: Gadget) => {
    await one.plug(one === a ? 0 : 1)
    await untilThere('/dev/hidraw0')
    await other.plug(other === a ? 0 : 1)
    await untilThere('/dev/hidraw1')
    await isBoundTo(first, a, b)
    await isBoundTo(second, b, a)
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
  { name: 'hid: two of one model, told apart by serial number in either order', run: twoOfOneModel },
]
