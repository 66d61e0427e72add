/** A serial port, by the real binding or, in tests, by the library's mock. */
import { EventEmitter } from 'node:events'
import { type FSWatcher, existsSync, statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { SerialPort } from 'serialport'
import type { SerialSettings } from '../../drivers/contract/driver.ts'
import type { Reason } from '../../drivers/contract/status.ts'
import type { Clock } from '../clock.ts'
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'

export interface SerialOptions extends SerialSettings {
  readonly path: string
}

/** What of serialport's stream is used; `SerialPort` and `SerialPortMock` both are one. */
export interface PortStream {
  readonly isOpen: boolean
  open(callback: (error: Error | null) => void): void
  close(callback: (error: Error | null) => void): void
  write(bytes: Uint8Array, callback: (error: Error | null | undefined) => void): boolean
  drain(callback: (error: Error | null) => void): void
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown
  on(event: 'error' | 'close', listener: (error: Error | null) => void): unknown
}

export interface SerialDependencies {
  readonly clock: Clock
  /** Makes an unopened port. */
  readonly makePort?: (options: SerialOptions) => PortStream
}

/** After a node appears udev still sets its group: a try at once would be refused. */
const settleMs = 150

export function serialTransport(options: SerialOptions, { clock, makePort = realPort }: SerialDependencies): Transport {
  const { path, baudRate, dataBits, parity, stopBits } = options
  return {
    title: `serial ${path} ${baudRate} ${dataBits}${(parity[0] ?? 'n').toUpperCase()}${stopBits}`,
    open: (events) => openPort(makePort(options), path, events),
    watch: (appeared) => watchPath(path, clock, appeared),
  }
}

function realPort({ path, baudRate, dataBits, parity, stopBits }: SerialOptions): PortStream {
  return new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false })
}

/**
 * The binding's poller calls into JavaScript without telling Node to run what waits on it: in a process
 * that listens but has nothing else to do, a byte is read only when something else happens. An immediate
 * set from within that call is what else happens.
 * Seen with serialport 13.0.0 (bindings-cpp 13.0.1) on Node 26.10: src/poller.cpp uses Call, not MakeCallback.
 */
function wakeLoop(port: PortStream): void {
  const poller: unknown = Reflect.get(Object(Reflect.get(port, 'port')), 'poller')
  if (!(poller instanceof EventEmitter)) return
  for (const event of ['readable', 'writable', 'disconnect']) poller.on(event, () => setImmediate(() => undefined))
}

function openPort(port: PortStream, path: string, events: LineEvents): Promise<Line> {
  return new Promise((resolve, reject) => {
    let isOurs = false
    let over = false
    const lost = (reason: Reason, cause?: Error) => {
      if (over) return
      over = true
      events.closed(reason, cause)
    }
    port.on('data', (bytes) => {
      if (!over) events.data(bytes)
    })
    // An error while open is followed by `close` where the port is gone; one without must not be unheard.
    port.on('error', (error) => {
      if (isOurs && !port.isOpen) lost('line-error', error ?? undefined)
    })
    port.on('close', (error) => lost('unplugged', error ?? undefined))
    port.open((error) => {
      if (error !== null) return reject(openError(path, error))
      isOurs = true
      wakeLoop(port)
      resolve({
        write: (bytes) => writeAll(port, bytes),
        close: () => {
          over = true
          return new Promise((done) => (port.isOpen ? port.close(() => done()) : done()))
        },
      })
    })
  })
}

function writeAll(port: PortStream, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!port.isOpen) return reject(new LineError('unplugged', 'The port is not open.'))
    port.write(bytes, (error) => {
      if (error) return reject(error)
      port.drain((drainError) => (drainError === null || drainError === undefined ? resolve() : reject(drainError)))
    })
  })
}

function openError(path: string, error: Error): LineError {
  const { message } = error
  if (/No such file|ENOENT/i.test(message)) return new LineError('not-found', `There is no ${path}. Is the cable plugged in?`, error)
  if (/Permission denied|EACCES|EPERM/i.test(message)) {
    return new LineError('access-denied', `The daemon may not open ${path}: add the user to group dialout.`, error)
  }
  if (/lock|busy|EBUSY|temporarily unavailable/i.test(message)) return new LineError('port-busy', `Another program holds ${path}.`, error)
  if (/No such device|ENODEV|ENXIO|Input\/output/i.test(message)) return new LineError('unplugged', `${path} is there, its device is not.`, error)
  return new LineError('line-error', `${path} cannot be opened: ${message}`, error)
}

/**
 * Watches the folder of the path for its name. Links such as /dev/serial/by-path live in folders that
 * come and go with the devices, so the nearest folder that exists is watched, and again when it changes.
 */
function watchPath(path: string, clock: Clock, appeared: () => void): () => void {
  let watcher: FSWatcher | null = null
  let over = false
  const arm = () => {
    watcher?.close()
    if (over) return
    const folder = nearestFolder(dirname(path))
    const isOwnFolder = folder === dirname(path)
    const identity = identityOf(folder)
    try {
      watcher = watch(folder, (_event, name) => {
        // A folder of links goes with its last device, and its watcher with it; one of that name may be there again.
        if (!isOwnFolder || identityOf(folder) !== identity) return clock.soon(arm)
        if (name === basename(path)) notice()
      })
      watcher.on('error', () => clock.soon(arm))
    } catch {
      watcher = null
    }
    if (isOwnFolder && existsSync(path)) notice()
  }
  const notice = () => {
    clock.after(settleMs, () => {
      if (!over && existsSync(path)) appeared()
    })
  }
  arm()
  return () => {
    over = true
    watcher?.close()
  }
}

/** Tells a folder from a later one of its name: file systems give inode numbers anew at once. */
function identityOf(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false, bigint: true })
  return found === undefined ? '' : `${found.ino} ${found.birthtimeNs}`
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}
