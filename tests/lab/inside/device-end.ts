/** The device's end of a cable: a node of the gadget. It never waits, so that no thread is left in the driver. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { until } from './patience.ts'

export interface DeviceEnd {
  say(bytes: Uint8Array): void
  /** All that has come, each read by itself: of a HID device each is a report. */
  heard(): readonly Buffer[]
  untilHeard(bytes: Uint8Array): Promise<void>
  close(): void
}

const readMax = 4096
/** Nothing there yet, and: the cable is out. */
const quiet = ['EAGAIN', 'EIO', 'ESHUTDOWN']

export function openDeviceEnd(node: string): DeviceEnd {
  const fd = openSync(node, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  const heard: Buffer[] = []
  const listen = () => {
    const some = readSome(fd)
    if (some.length > 0) heard.push(some)
    return heard
  }
  return {
    say: (bytes) => void writeSync(fd, bytes),
    heard: listen,
    untilHeard: (bytes) => until(`${node} hears ${bytes.length} bytes`, () => Buffer.concat(listen()).equals(bytes)),
    close: () => closeSync(fd),
  }
}

function readSome(fd: number): Buffer {
  const some = Buffer.alloc(readMax)
  try {
    return some.subarray(0, readSync(fd, some))
  } catch (error) {
    if (error instanceof Error && 'code' in error && quiet.includes(String(error.code))) return Buffer.alloc(0)
    throw error
  }
}
