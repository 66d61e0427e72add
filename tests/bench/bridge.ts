/** The barest bridge there can be: a serial port's bytes to socket.io clients. What ours is measured against. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SerialPort } from 'serialport'
import { Server } from 'socket.io'

const http = createServer().listen(0, '127.0.0.1')
const io = new Server(http)
const port = new SerialPort({ path: process.argv[2] ?? '', baudRate: 9600 })
port.on('data', (bytes) => io.emit('key', bytes[0]))
port.on('open', () => {
  // Without this the bridge would sleep on its bytes (see transports/serial.ts).
  const { poller } = Object(port.port)
  poller.on('readable', () => setImmediate(() => undefined))
  console.log(`API http://127.0.0.1:${(http.address() as AddressInfo).port}/api/docs`)
})
