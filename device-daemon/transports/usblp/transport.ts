/**
 * A printer on USB through the kernel's usblp, which has no other user than who opened it:
 *
 *   read    EAGAIN until the printer says something; then the poller of serialport's binding tells
 *   write   takes 8192 bytes at most, EAGAIN while the printer takes none; asked again every few milliseconds,
 *           for the poller could wait to write only at the price of not hearing meanwhile (poller.cpp: poll)
 *   pulled  ENODEV for both, and the poller wakes
 *
 * Seen on Linux 6.1 with a printer gadget, tests/lab; drivers/usb/class/usblp.c. What the driver holds when it
 * is closed is thrown away.
 */
import { LinuxPortBinding } from '@serialport/bindings-cpp'
import { constants, existsSync, open, readdirSync, write } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Clock } from '../../clock.ts'
import { holderOf } from '../holder.ts'
import { type Line, LineError, type LineEvents, type Transport } from '../transport.ts'
import { wakeLoop } from '../wake-loop.ts'
import { watchFor } from '../watch.ts'
import { realRoots, type UsbPrinterRoots, type UsbPrinterSeen, usbPrinters } from './box.ts'

export interface UsblpOptions {
  readonly serialNumber?: string
  /** Where it is plugged in: `1-2`. */
  readonly usbPath?: string
}

export interface UsblpDependencies {
  readonly clock: Clock
  readonly roots?: UsbPrinterRoots
}

/** The binding keeps them and does nothing with them: the node is open already. */
const notSerial = { baudRate: 9600, dataBits: 8, stopBits: 1, parity: 'none', lock: false, rtscts: false, xon: false, xoff: false, xany: false, hupcl: false, vmin: 1, vtime: 0 } as const
const blockBytes = 8192
/** usblp's own buffer for what a printer says. */
const readBytes = 1024
const againMs = 5

export function usblpTransport(options: UsblpOptions, { clock, roots = realRoots }: UsblpDependencies): Transport {
  const folder = join(roots.dev, 'usb')
  const isPrinter = (name: string) => /^lp\d+$/.test(name)
  return {
    title: titleOf(options),
    open: (events) => openPrinter(options, roots, clock, events),
    watch: (appeared) => watchFor({ folder, isWanted: isPrinter, isThere: () => existsSync(folder) && readdirSync(folder).some(isPrinter) }, clock, appeared),
  }
}

const titleOf = ({ serialNumber, usbPath }: UsblpOptions): string =>
  ['usb printer', serialNumber, usbPath === undefined ? undefined : `at ${usbPath}`].filter((word) => word !== undefined).join(' ')

/** The one printer that is meant. Rejects with LineError. */
export async function findUsbPrinter(options: UsblpOptions, roots: UsbPrinterRoots = realRoots): Promise<UsbPrinterSeen> {
  const { serialNumber, usbPath } = options
  const [first, second] = (await usbPrinters(roots)).filter(
    (one) => (serialNumber === undefined || one.serialNumber === serialNumber) && (usbPath === undefined || one.usbPath === usbPath),
  )
  if (first === undefined) throw new LineError('not-found', `There is no ${titleOf(options)}. Is it plugged in and switched on?`)
  if (second !== undefined) throw new LineError('ambiguous', `There are two printers on USB, at ${first.usbPath} and ${second.usbPath}: say which with usbPath.`)
  return first
}

async function openPrinter(options: UsblpOptions, roots: UsbPrinterRoots, clock: Clock, events: LineEvents): Promise<Line> {
  const { node } = await findUsbPrinter(options, roots)
  const fd = await openFile(node, constants.O_RDWR | constants.O_NONBLOCK).catch((error: unknown) => refuse(node, error))
  const binding = new LinuxPortBinding(fd, { path: node, ...notSerial })
  wakeLoop(binding)
  let over = false
  // In the binding's order: its poller must have stopped before the file is closed.
  const end = () => {
    over = true
    return binding.close()
  }
  void listen(binding, events, () => over).catch((error: unknown) => {
    if (over) return
    void end().catch(() => undefined)
    events.closed('unplugged', error instanceof Error ? error : new Error(String(error)))
  })
  return {
    write: (bytes) => writeAll(fd, bytes, clock, () => over),
    close: async () => {
      if (!over) await end()
    },
  }
}

async function refuse(node: string, error: unknown): Promise<never> {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'EBUSY': {
      const holder = await holderOf(node)
      throw new LineError('port-busy', `${node} is open in ${holder === null ? 'another program' : `${holder.name} (process ${holder.pid})`}.`, error)
    }
    case 'EACCES':
    case 'EPERM':
      throw new LineError('access-denied', `${node} may not be opened: add the daemon's user to group lp.`, error)
    case 'ENOENT':
    case 'ENODEV':
      throw new LineError('not-found', `${node} has gone.`, error)
    default:
      throw new LineError('line-error', `${node} cannot be opened.`, error)
  }
}

/** Rejects when the printer has gone, or the line is closed. */
async function listen(binding: LinuxPortBinding, events: LineEvents, isOver: () => boolean): Promise<never> {
  const buffer = Buffer.alloc(readBytes)
  for (;;) {
    const { bytesRead } = await binding.read(buffer, 0, readBytes)
    if (!isOver()) events.data(Uint8Array.from(buffer.subarray(0, bytesRead)))
  }
}

const openFile = promisify(open)
const writeSome = promisify(write)

async function writeAll(fd: number, bytes: Uint8Array, clock: Clock, isOver: () => boolean): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    if (isOver()) throw new LineError('unplugged', 'The printer is not there.')
    try {
      const { bytesWritten } = await writeSome(fd, bytes, at, Math.min(blockBytes, bytes.length - at), null)
      at += bytesWritten
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      await new Promise<void>((again) => clock.after(againMs, again))
    }
  }
}
