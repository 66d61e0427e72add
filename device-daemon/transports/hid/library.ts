/** What of node-hid is used. Loaded at the first HID device, and by no daemon that has none. */
import { LineError } from '../transport.ts'

export interface HidHandle {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  /** The first byte is the report's number, 0 where the device numbers none. */
  write(report: number[] | Buffer): Promise<number>
  close(): Promise<void>
}

export interface HidLibrary {
  open(path: string): Promise<HidHandle>
}

export const nodeHid: HidLibrary = {
  open: (path) => named(async () => (await import('node-hid')).HIDAsync.open(path)),
}

/** Rejects with LineError where Debian's part of the library is missing: it is loaded at its first use. */
async function named<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use()
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

/** The sentence about a box that HID devices cannot be used on, or null. */
export async function hidTrouble(): Promise<string | null> {
  try {
    // No maker has these numbers; asking is enough to have the library loaded.
    await named(async () => (await import('node-hid')).devicesAsync(0xffff, 0xffff))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
