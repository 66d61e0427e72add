/** A device behind the network: a printer's port 9100, or a serial server. */
import { connect, type Socket } from 'node:net'
import type { Clock } from '../clock.ts'
import { plainCause } from './plain-cause.ts'
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'

export interface TcpOptions {
  readonly host: string
  readonly port: number
}

const connectMs = 3000
/** A peer that lost its power says nothing: the kernel asks after so long. */
const keepAliveMs = 10_000

export function tcpTransport({ host, port }: TcpOptions, { clock }: { readonly clock: Clock }): Transport {
  return {
    title: `tcp ${host}:${port}`,
    open: (events) => dial(host, port, clock, events),
    // Nothing on this box changes when a device elsewhere is switched on.
    watch: () => () => undefined,
  }
}

function dial(host: string, port: number, clock: Clock, events: LineEvents): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs })
    const deadline = clock.after(connectMs, () => socket.destroy(new Error(`no answer within ${connectMs / 1000} s`)))
    let connected = false
    let over = false
    let cause: Error | undefined
    socket.on('error', (error) => {
      cause = error
    })
    socket.on('close', () => {
      deadline.cancel()
      if (!connected) return reject(new LineError('unreachable', `${host}:${port} ${plainCause(cause)}.`, cause))
      if (over) return
      over = true
      events.closed('unreachable', new LineError('unreachable', `${host}:${port} ${cause === undefined ? 'closed the connection' : plainCause(cause)}.`, cause))
    })
    // A peer that ends its half takes no more of ours.
    socket.on('end', () => socket.destroy())
    socket.on('data', (bytes) => {
      if (!over && typeof bytes !== 'string') events.data(bytes)
    })
    socket.on('connect', () => {
      deadline.cancel()
      connected = true
      resolve({
        write: (bytes) => send(socket, bytes),
        close: async () => {
          over = true
          socket.destroy()
        },
      })
    })
  })
}

function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new LineError('unplugged', 'The connection is closed.'))
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}
