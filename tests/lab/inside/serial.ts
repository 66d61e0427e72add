/** A serial adapter on a real cable: the daemon's serialTransport on /dev/ttyACM0, the device on /dev/ttyGS0. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../../device-daemon/clock.ts'
import { serialTransport } from '../../../device-daemon/transports/serial.ts'
import { acmGadget, type Gadget, serialGadget } from '../gadget.ts'
import { adapter as adapterIds } from '../image.ts'
import { openDeviceEnd } from './device-end.ts'
import { ear, ms, note, until, untilThere } from './patience.ts'
import { pulledWhileOpen, pluggedAgain } from './pull.ts'
import type { LabTest } from './tests.ts'

const ids = { vendorId: 0x1209, productId: 0x0a01, serialNumber: 'LAB-ACM-1' }
const path = '/dev/ttyACM0'
const transportOn = (node: string) => serialTransport({ path: node, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, { clock: systemClock })
const transport = transportOn(path)

/** Of the class CDC-ACM, and of a maker's own kind. */
const ofClass = () => acmGadget('acm', ids)
const ofMaker = () => serialGadget('adapter', { ...adapterIds, serialNumber: 'LAB-ADAPTER-1' })

/** A fresh tty echoes and waits for line ends. */
function openRaw(node: string) {
  const { status, stderr } = spawnSync('stty', ['-F', node, 'raw', '-echo'])
  assert.equal(status, 0, `stty ${node}: ${stderr}`)
  return openDeviceEnd(node)
}

/** All 256 values: a line that is not raw changes some of them. */
const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value)

async function bytesBothWays(adapter: Gadget, path: string): Promise<void> {
  await adapter.plug()
  await untilThere(path)
  const heard = ear()
  const line = await transportOn(path).open(heard)
  const device = openRaw(adapter.node)
  await line.write(everyByte)
  await device.untilHeard(everyByte)
  device.say(everyByte)
  await until('the line hears 256 bytes', () => heard.bytes().length >= everyByte.length)
  assert.deepEqual([...heard.bytes()], [...everyByte])
  await line.close()
  assert.equal(heard.closedAt, null, 'a line that we close says nothing')
}

async function pulledAndPluggedAgain(adapter: Gadget, path: string): Promise<void> {
  const transport = transportOn(path)
  await adapter.plug()
  await untilThere(path)
  const heard = ear()
  const line = await transport.open(heard)
  await pulledWhileOpen(adapter, path, heard)
  await assert.rejects(line.write(everyByte), 'a write on a line that has gone')
  await line.close()
  const again = ear()
  const second = await pluggedAgain(adapter, path, transport, again)
  const device = openRaw(adapter.node)
  await second.write(everyByte)
  await device.untilHeard(everyByte)
  device.say(everyByte)
  await until('the second line hears 256 bytes', () => again.bytes().length >= everyByte.length)
  assert.equal(heard.bytes().length, 0, 'the first line hears no more')
  assert.equal(heard.reason, 'unplugged')
}

async function heldByAnother(): Promise<void> {
  await acmGadget('acm', ids).plug()
  await untilThere(path)
  const heard = ear()
  await transport.open(heard)
  await assert.rejects(transport.open(ear()), { reason: 'port-busy' })
  assert.equal(heard.closedAt, null, 'the first line stays open')
}

/** More than the driver takes from us while the device takes nothing. */
const tooMuch = new Uint8Array(256 * 1024)
/** What waits in the driver must not hold the daemon for longer. */
const settledMsMax = 1000

/** Opens a line and begins a write that cannot end: nobody has opened the device's end. */
async function stuck() {
  const adapter = acmGadget('acm', ids)
  await adapter.plug()
  await untilThere(path)
  const heard = ear()
  const line = await transport.open(heard)
  const ended = line.write(tooMuch).then(
    () => 'resolved',
    () => 'rejected',
  )
  assert.equal(await Promise.race([ended, sleep(settledMsMax / 2, 'waits')]), 'waits')
  return { adapter, heard, line, ended }
}

async function pulledWhileWriting(): Promise<void> {
  const { adapter, heard, ended } = await stuck()
  await pulledWhileOpen(adapter, path, heard)
  assert.equal(await Promise.race([ended, sleep(settledMsMax, 'waits')]), 'rejected', 'the write that waited')
}

/** The driver keeps a close waiting for its bytes to leave: NOTES.md. What holds is that a pull ends it. */
async function closedWhileWriting(): Promise<void> {
  const { adapter, line, ended } = await stuck()
  const closed = line.close().then(() => 'closed')
  assert.equal(await Promise.race([ended, sleep(settledMsMax, 'waits')]), 'rejected', 'the write that waited')
  note(`${await Promise.race([closed, sleep(settledMsMax, 'not closed')])} after ${ms(settledMsMax)} with bytes in the driver`)
  const pulledAt = performance.now()
  await adapter.pull()
  await closed
  note(`closed ${ms(performance.now() - pulledAt)} after the pull`)
}

async function noDevice(): Promise<void> {
  await assert.rejects(transport.open(ear()), { reason: 'not-found' })
}

export const serialTests: readonly LabTest[] = [
  { name: 'serial: no adapter is not-found', run: noDevice },
  { name: 'serial: every byte both ways', run: () => bytesBothWays(ofClass(), path) },
  { name: 'serial: every byte both ways through an adapter of a maker’s own kind', run: () => bytesBothWays(ofMaker(), '/dev/ttyUSB0') },
  { name: 'serial: a port that another holds is port-busy', run: heldByAnother },
  { name: 'serial: pulled while a write waits', run: pulledWhileWriting },
  { name: 'serial: closed while a write waits', run: closedWhileWriting },
  { name: 'serial: pulled while open, plugged in again', run: () => pulledAndPluggedAgain(ofClass(), path) },
  { name: 'serial: an adapter of a maker’s own kind pulled while open, plugged in again', run: () => pulledAndPluggedAgain(ofMaker(), '/dev/ttyUSB0') },
]
