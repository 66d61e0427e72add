/**
 * A printer on a TCP port, as a process of its own: what it draws takes no time of the daemon's. Says its
 * port, and then when the last byte of each ticket arrived, on the clock that all processes share.
 */
import { createServer } from 'node:net'
import { escPosEmulator } from '../../drivers/printer/esc-pos/emulator/emulator.ts'

/** GS V B 0, feed and cut: the end of a ticket. */
const cut = Buffer.of(0x1d, 0x56, 0x42, 0x00)

const server = createServer({ noDelay: true }, (socket) => {
  const printer = escPosEmulator(
    { widthDots: 576, charset: 'gbk', cutter: true },
    { send: (bytes) => void socket.write(bytes), changed: () => undefined },
  )
  socket.on('data', (bytes) => {
    const now = process.hrtime.bigint()
    if (Buffer.from(bytes).includes(cut)) process.send?.({ ticketAt: String(now) })
    printer.receive(Buffer.from(bytes))
  })
  socket.on('error', () => socket.destroy())
})

server.listen(0, '127.0.0.1', () => process.send?.({ port: Object(server.address()).port }))
