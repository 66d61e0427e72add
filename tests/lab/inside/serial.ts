/** A serial adapter on a real cable: the daemon's serialTransport on /dev/ttyACM0, the device on /dev/ttyGS0. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { systemClock } from '../../../device-daemon/clock.ts'
import { serialTransport } from '../../../device-daemon/transports/serial.ts'
import { acmGadget } from '../gadget.ts'
import { openDeviceEnd } from './device-end.ts'
import { ear, until, untilThere } from './patience.ts'
import { pulledWhileOpen, pluggedAgain } from './pull.ts'
import type { LabTest } from './tests.ts'

const ids = { vendorId: 0x1209, productId: 0x0a01, serialNumber: 'LAB-ACM-1' }
const path = '/dev/ttyACM0'
const transport = serialTransport({ path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, { clock: systemClock })

/** A fresh tty echoes and waits for line ends. */
function openRaw(node: string) {
  const { status, stderr } = spawnSync('stty', ['-F', node, 'raw', '-echo'])
  assert.equal(status, 0, `stty ${node}: ${stderr}`)
  return openDeviceEnd(node)
}

/** All 256 values: a line that is not raw changes some of them. */
const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value)

async function bytesBothWays(): Promise<void> {
  const adapter = acmGadget('acm', ids)
  await adapter.plug()
  await untilThere(path)
  const heard = ear()
  const line = await transport.open(heard)
  const device = openRaw(adapter.node)
  await line.write(everyByte)
  await device.untilHeard(everyByte)
  device.say(everyByte)
  await until('the line hears 256 bytes', () => heard.bytes().length >= everyByte.length)
  assert.deepEqual([...heard.bytes()], [...everyByte])
  await line.close()
  assert.equal(heard.closedAt, null, 'a line that we close says nothing')
}

async function pulledAndPluggedAgain(): Promise<void> {
  const adapter = acmGadget('acm', ids)
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

async function noDevice(): Promise<void> {
  await assert.rejects(transport.open(ear()), { reason: 'not-found' })
}

export const serialTests: readonly LabTest[] = [
  { name: 'serial: no adapter is not-found', run: noDevice },
  { name: 'serial: every byte both ways', run: bytesBothWays },
  { name: 'serial: pulled while open, plugged in again', run: pulledAndPluggedAgain },
]
