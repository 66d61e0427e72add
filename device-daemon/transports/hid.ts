/** A HID device through hidraw. Reports travel whole: one report in is one `data`, one write is one report out. */
import { watch } from 'node:fs'
import type { Clock } from '../clock.ts'
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'

export interface HidOptions {
  readonly vendorId: number
  readonly productId: number
  /** Tells two devices of one model apart. */
  readonly serialNumber?: string
  /** Bytes of an output report without its number; what is shorter is filled with zeros, as hidraw asks. Absent: as it comes. */
  readonly reportBytes?: number
}

/** What of node-hid is used. */
export interface HidHandle {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  write(report: number[] | Buffer): Promise<number>
  close(): Promise<void>
}
export interface HidLibrary {
  list(vendorId: number, productId: number): Promise<readonly { readonly path?: string | undefined; readonly serialNumber?: string | undefined }[]>
  open(path: string): Promise<HidHandle>
}

/** Loaded at the first HID device, and by no daemon that has none. */
const nodeHid: HidLibrary = {
  list: async (vendorId, productId) => (await import('node-hid')).devicesAsync(vendorId, productId),
  open: async (path) => (await import('node-hid')).HIDAsync.open(path),
}

/** After a node appears udev still sets its group. */
const settleMs = 150

export interface HidDependencies {
  readonly clock: Clock
  readonly library?: HidLibrary
  /** Where the kernel puts device nodes. */
  readonly folder?: string
}

export function hidTransport(options: HidOptions, { clock, library = nodeHid, folder = '/dev' }: HidDependencies): Transport {
  return {
    title: `hid ${hex(options.vendorId)}:${hex(options.productId)}${options.serialNumber === undefined ? '' : ` ${options.serialNumber}`}`,
    open: (events) => openDevice(options, library, events),
    watch(appeared) {
      const watcher = watch(folder, (_event, name) => {
        if (name?.startsWith('hidraw')) clock.after(settleMs, appeared)
      })
      watcher.on('error', () => undefined)
      return () => watcher.close()
    },
  }
}

async function openDevice({ vendorId, productId, serialNumber, reportBytes }: HidOptions, library: HidLibrary, events: LineEvents): Promise<Line> {
  const found = await listed(library, vendorId, productId)
  const device = found.find((one) => serialNumber === undefined || one.serialNumber === serialNumber)
  if (device?.path === undefined) {
    throw new LineError('not-found', `There is no HID device ${hex(vendorId)}:${hex(productId)}. Is it plugged in?`)
  }
  const handle = await openHandle(library, device.path)
  let over = false
  handle.on('data', (report) => {
    if (!over) events.data(report)
  })
  // hidraw reports the unplugging as a read error.
  handle.on('error', (error) => {
    if (over) return
    over = true
    void handle.close().catch(() => undefined)
    events.closed('unplugged', error instanceof Error ? error : new Error(String(error)))
  })
  return {
    async write(bytes) {
      // The first byte is the report's number, 0 where reports have none.
      for (const report of reportsOf(bytes, reportBytes)) await handle.write([0, ...report])
    },
    async close() {
      if (over) return
      over = true
      await handle.close()
    },
  }
}

/** Bytes in reports of one length, the last filled with zeros. */
function reportsOf(bytes: Uint8Array, reportBytes: number | undefined): Uint8Array[] {
  if (reportBytes === undefined) return [bytes]
  return Array.from({ length: Math.ceil(bytes.length / reportBytes) }, (_, nth) => {
    const report = new Uint8Array(reportBytes)
    report.set(bytes.subarray(nth * reportBytes, (nth + 1) * reportBytes))
    return report
  })
}

/** The sentence about a box that HID devices cannot be used on, or null. */
export async function hidTrouble(library: HidLibrary = nodeHid): Promise<string | null> {
  try {
    await listed(library, 0, 0)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function listed(library: HidLibrary, vendorId: number, productId: number) {
  try {
    return await library.list(vendorId, productId)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_DLOPEN_FAILED')) throw error
    throw new LineError('library-missing', missingSentence(error.message), error)
  }
}

/** The loader's message opens with the library that it could not load. A bare Debian 12 has all but libusb. */
function missingSentence(message: string): string {
  const name = message.includes('libudev') ? 'libudev1' : 'libusb-1.0-0'
  return `HID devices need the Debian package ${name}, which this box has not: apt-get install ${name}`
}

async function openHandle(library: HidLibrary, path: string): Promise<HidHandle> {
  try {
    return await library.open(path)
  } catch (error) {
    const sentence = `${path} cannot be opened: its node belongs to root unless a udev rule says otherwise (systemd/60-guitai.rules).`
    throw new LineError('access-denied', sentence, error)
  }
}

const hex = (id: number): string => id.toString(16).padStart(4, '0')
