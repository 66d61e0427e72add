/** A process like a daemon at night: it listens, it has a port open, and no timer runs. */
import { createServer } from 'node:http'
import { systemClock } from '../../device-daemon/clock.ts'
import { serialTransport } from '../../device-daemon/transports/serial.ts'

createServer().listen(0, '127.0.0.1')
const transport = serialTransport({ path: process.argv[2] ?? '', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, { clock: systemClock })
await transport.open({
  data: (bytes) => console.log(Buffer.from(bytes).toString('latin1')),
  closed: (reason) => console.log(reason),
})
console.log('open')
