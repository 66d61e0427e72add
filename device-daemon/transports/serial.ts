/** A serial port, by the real binding or, in tests, by the library's mock. */
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { SerialPort } from 'serialport'
import type { SerialSettings } from '../../drivers/contract/driver.ts'
import type { Reason } from '../../drivers/contract/status.ts'
import type { Clock } from '../clock.ts'
import { linuxPorts } from './linux-port.ts'
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'
import { wakeLoop } from './wake-loop.ts'
import { watchFor } from './watch.ts'

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

export function serialTransport(options: SerialOptions, { clock, makePort = realPort }: SerialDependencies): Transport {
  const { path, baudRate, dataBits, parity, stopBits } = options
  return {
    title: `serial ${path} ${baudRate} ${dataBits}${(parity[0] ?? 'n').toUpperCase()}${stopBits}`,
    open: (events) => openPort(makePort(options), path, events),
    watch: (appeared) => watchFor({ folder: dirname(path), isWanted: (name) => name === basename(path), isThere: () => existsSync(path) }, clock, appeared),
  }
}

function realPort({ path, baudRate, dataBits, parity, stopBits }: SerialOptions): PortStream {
  // Its type has no `binding`; the class passes it on to the stream that it is.
  const ours = { binding: linuxPorts }
  return new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false, ...ours })
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
      if (isOurs && !port.isOpen) lost(isGone(error) ? 'unplugged' : 'line-error', error ?? undefined)
    })
    port.on('close', (error) => lost('unplugged', error ?? undefined))
    port.open((error) => {
      if (error !== null) return reject(openError(path, error))
      isOurs = true
      wakeLoop(Reflect.get(port, 'port'))
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

/** A write that waited when the cable was pulled fails before the line is known to have gone; the poller's errors have no code. */
function isGone(error: Error | null): boolean {
  if (error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  return ['EIO', 'ENXIO', 'ENODEV', 'EBADF'].includes(code) || error.message === 'bad file descriptor'
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
  return new LineError('line-error', `${path} cannot be opened.`, error)
}
