/**
 * serialport's binding with one fault mended: it takes a read of nothing for a reason to read again, at once
 * and for ever. A tty that is hung up says nothing but that, so that a cable pulled before the first read
 * (in the moment of opening) was never noticed, and kept a core busy.
 * Seen with @serialport/bindings-cpp 13.0.0, dist/unix-read.js, on ptys and on a core that was short of time.
 */
import { LinuxBinding, type LinuxPortBinding } from '@serialport/bindings-cpp'
import { read } from 'node:fs'
import { promisify } from 'node:util'

const readSome = promisify(read)
type OpenOptions = Parameters<typeof LinuxBinding.open>[0]

export const linuxPorts = {
  ...LinuxBinding,
  async open(options: OpenOptions): Promise<LinuxPortBinding> {
    const port = await LinuxBinding.open(options)
    port.read = (buffer, offset, length) => readOrHangUp(port, buffer, offset, length)
    return port
  },
}

/** A line in raw mode without waiting says EAGAIN while there is nothing; nothing read is its end. */
async function readOrHangUp(port: LinuxPortBinding, buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
  for (;;) {
    if (port.fd === null) throw Object.assign(new Error('The port is closed.'), { canceled: true })
    try {
      const { bytesRead } = await readSome(port.fd, buffer, offset, length, null)
      if (bytesRead > 0) return { buffer, bytesRead }
      throw new Error('The line has hung up.')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      // Closed meanwhile, its poller is no more, and must not be touched.
      if (port.fd !== null) await readable(port)
    }
  }
}

function readable({ poller }: LinuxPortBinding): Promise<void> {
  return new Promise((resolve, reject) => void poller.once('readable', (error) => (error ? reject(error) : resolve())))
}
