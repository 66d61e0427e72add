/** A serial adapter on a real cable: the daemon's serialTransport on /dev/ttyACM0, the emulator on /dev/ttyGS0. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { systemClock } from '../../../device-daemon/clock.ts'
import { serialTransport } from '../../../device-daemon/transports/serial.ts'
import { acmGadget } from '../gadget.ts'
import { ear, momentOf, until, untilThere } from './patience.ts'
import type { LabTest } from './tests.ts'

const ids = { vendorId: 0x1209, productId: 0x0a01, serialNumber: 'LAB-ACM-1' }
const path = '/dev/ttyACM0'
const settings = { path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const

/** The device's end: raw, and never waiting, so that no thread is left in the driver. */
function openDevice(node: string) {
  const { status, stderr } = spawnSync('stty', ['-F', node, 'raw', '-echo'])
  assert.equal(status, 0, `stty ${node}: ${stderr}`)
  const fd = openSync(node, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  let heard = Buffer.alloc(0)
  return {
    say: (bytes: Uint8Array) => writeSync(fd, bytes),
    /** What has come so far. */
    heard() {
      const some = Buffer.alloc(4096)
      try {
        heard = Buffer.concat([heard, some.subarray(0, readSync(fd, some))])
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      }
      return heard
    },
    close: () => closeSync(fd),
  }
}

/** All 256 values: a line that is not raw changes some of them. */
const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value)

async function bytesBothWays(): Promise<void> {
  const adapter = acmGadget('acm', ids)
  await adapter.plug()
  await untilThere(path)
  const heard = ear()
  const line = await serialTransport(settings, { clock: systemClock }).open(heard)
  const device = openDevice(adapter.node)
  await line.write(everyByte)
  await until('the device hears 256 bytes', () => device.heard().length >= everyByte.length)
  assert.deepEqual([...device.heard()], [...everyByte])
  device.say(everyByte)
  await until('the line hears 256 bytes', () => heard.bytes().length >= everyByte.length)
  assert.deepEqual([...heard.bytes()], [...everyByte])
  await line.close()
  assert.equal(heard.closedAt, null, 'a line that we close says nothing')
}

export const serialTests: readonly LabTest[] = [{ name: 'serial: every byte both ways', run: bytesBothWays }]
