/**
 * A HID device through hidraw, by node-hid. Which one is found by what sysfs says of it: vendor and product,
 * and where there are two of a kind, serial number or USB path. Reports travel whole, see drivers/contract/hid.ts.
 */
import { constants, watch } from 'node:fs'
import { access } from 'node:fs/promises'
import type { HidReport, HidReports } from '../../../drivers/contract/hid.ts'
import type { Clock } from '../../clock.ts'
import { type Holder, holderOf } from '../holder.ts'
import { type Line, LineError, type LineEvents, type Transport } from '../transport.ts'
import { type HidRoots, type HidSeen, hidDevices, realRoots } from './box.ts'
import { readDescriptor } from './descriptor.ts'
import { type HidHandle, type HidLibrary, nodeHid } from './library.ts'

export interface HidOptions {
  readonly vendorId: number
  readonly productId: number
  /** Tells two devices of one model apart, where they have numbers. */
  readonly serialNumber?: string
  /** Where it is plugged in: `1-2.3`. Tells any two apart. */
  readonly usbPath?: string
  /** Of a device with several interfaces, the one that is this: page in the upper 16 bits, usage in the lower. */
  readonly application?: number
}

export interface HidDependencies {
  readonly clock: Clock
  readonly library?: HidLibrary
  readonly roots?: HidRoots
  readonly holder?: (node: string) => Promise<Holder | null>
  /** Rejects as `fs.access` does. */
  readonly mayUse?: (node: string) => Promise<void>
}

/** After a node appears udev still sets its group. */
const settleMs = 150
const mayReadAndWrite = (node: string) => access(node, constants.R_OK | constants.W_OK)

export function hidTransport(options: HidOptions, dependencies: HidDependencies): Transport {
  const { clock, roots = realRoots } = dependencies
  return {
    title: titleOf(options),
    open: (events) => openDevice(options, dependencies, events),
    watch(appeared) {
      const watcher = watch(roots.dev, (_event, name) => {
        if (name?.startsWith('hidraw')) clock.after(settleMs, appeared)
      })
      watcher.on('error', () => undefined)
      return () => watcher.close()
    },
  }
}

const idsOf = ({ vendorId, productId }: HidOptions) => [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')

function titleOf(options: HidOptions): string {
  const { serialNumber, usbPath } = options
  return ['hid', idsOf(options), serialNumber, usbPath === undefined ? undefined : `at ${usbPath}`].filter((word) => word !== undefined).join(' ')
}

interface Chosen {
  readonly seen: HidSeen
  readonly reports: HidReports
}

/** The one device that is meant, which may be opened. Rejects with LineError. */
export async function findHid(options: HidOptions, { roots = realRoots, mayUse = mayReadAndWrite }: Omit<HidDependencies, 'clock'> = {}): Promise<Chosen> {
  const chosen = choose(options, await hidDevices(roots))
  await mayUse(chosen.seen.node).catch((error: unknown) => refuse(chosen.seen.node, error))
  return chosen
}

async function openDevice(options: HidOptions, dependencies: HidDependencies, events: LineEvents): Promise<Line> {
  const { library = nodeHid, holder = holderOf } = dependencies
  const { seen, reports } = await findHid(options, dependencies)
  const other = await holder(seen.node)
  if (other !== null) throw new LineError('port-busy', `${seen.node} is open in ${other.name || 'another program'} (process ${other.pid}).`)
  const handle = await library.open(seen.node).catch((error: unknown) => {
    if (error instanceof LineError) throw error
    throw new LineError('line-error', `${seen.node} cannot be opened.`, error)
  })
  return lineOn(handle, reports, events)
}

/** Throws LineError when none is it, or more than one. */
function choose(options: HidOptions, all: readonly HidSeen[]): Chosen {
  const { serialNumber, usbPath, application } = options
  const found = all.filter(
    (one) =>
      one.vendorId === options.vendorId &&
      one.productId === options.productId &&
      (serialNumber === undefined || one.serialNumber === serialNumber) &&
      (usbPath === undefined || one.usbPath === usbPath),
  )
  const read = found.map((seen) => ({ seen, ...readDescriptor(seen.descriptor) }))
  const [first, second] = narrowed(read.filter((one) => 'reports' in one), application)
  const [unread] = read
  if (first === undefined && unread !== undefined && 'fault' in unread) throw new LineError('line-error', `${unread.seen.node}: ${unread.fault}.`)
  if (first === undefined) throw new LineError('not-found', `There is no HID device ${titleOf(options).slice('hid '.length)}. Is it plugged in?`)
  if (second !== undefined) throw new LineError('ambiguous', ambiguity(options, [first.seen, second.seen]))
  return first
}

/** Those that are what is wanted, where any says so: few makers fill a descriptor in with care. */
function narrowed(read: readonly Chosen[], application: number | undefined): readonly Chosen[] {
  const fitting = read.filter(({ reports }) => application !== undefined && reports.applications.includes(application))
  const wanted = fitting.length > 0 ? fitting : read
  // Of one device's interfaces the first, as its maker thought.
  return wanted.filter(({ seen }, nth) => seen.usbPath === null || wanted.findIndex((other) => other.seen.usbPath === seen.usbPath) === nth)
}

function ambiguity(options: HidOptions, seen: readonly HidSeen[]): string {
  const paths = seen.map(({ usbPath, node }) => usbPath ?? node).join(' and ')
  return `Two HID devices are ${idsOf(options)}, at ${paths}: say which with usbPath.`
}

/** node-hid does not say why it cannot open a node; the system does. */
function refuse(node: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') throw new LineError('not-found', `${node} has gone.`, error)
  throw new LineError('access-denied', `${node} may not be opened: its node belongs to root unless a udev rule says otherwise (systemd/60-guitai.rules).`, error)
}

function lineOn(handle: HidHandle, reports: HidReports, events: LineEvents): Line {
  let over = false
  handle.on('data', (report) => {
    const whole = wholeReport(report, reports)
    if (!over && whole !== null) events.data(whole)
  })
  // hidraw reports the unplugging as a read error.
  handle.on('error', (error) => {
    if (over) return
    over = true
    void handle.close().catch(() => undefined)
    events.closed('unplugged', error instanceof Error ? error : new Error(String(error)))
  })
  return {
    reports,
    async write(bytes) {
      for (const report of reportsIn(bytes, reports.output)) await handle.write([...report])
    },
    async close() {
      if (over) return
      over = true
      await handle.close()
    },
  }
}

/** With its number in front, and as long as the descriptor says; null for a number that it does not know. */
function wholeReport(report: Uint8Array, { numbered, input }: HidReports): Uint8Array | null {
  const id = numbered ? (report[0] ?? 0) : 0
  const shape = input.find((one) => one.id === id)
  if (shape === undefined) return null
  const whole = new Uint8Array(1 + shape.bytes)
  whole[0] = id
  whole.set(report.subarray(numbered ? 1 : 0).subarray(0, shape.bytes), 1)
  return whole
}

/** What is to be written, cut where the descriptor ends its reports; the last is filled with zeros. */
function reportsIn(bytes: Uint8Array, output: readonly HidReport[]): Uint8Array[] {
  const reports: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const id = bytes[at] ?? 0
    const shape = output.find((one) => one.id === id)
    if (shape === undefined) throw new LineError('line-error', `The device takes no report ${id}.`)
    const whole = new Uint8Array(1 + shape.bytes)
    whole.set(bytes.subarray(at, at + whole.length))
    reports.push(whole)
    at += whole.length
  }
  return reports
}
