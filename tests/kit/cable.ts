/** A cable between a box and a server of the hall: it can be pulled, and it can be long. */
import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'

export interface Cable {
  readonly url: string
  /** What is on its way is lost, and nobody is told: as a pulled plug. */
  pull(): void
  mend(): void
  /** How long each way takes, ms; what is sent first comes first. */
  lengthen(ms: number): void
  remove(): Promise<void>
}

export async function cableTo(port: number): Promise<Cable> {
  let isPulled = false
  let lengthMs = 0
  const pairs = new Set<readonly [Socket, Socket]>()
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      if (isPulled) return
      if (lengthMs === 0) to.write(bytes)
      else setTimeout(() => isPulled || to.destroyed || to.write(bytes), lengthMs)
    })
    from.on('error', () => undefined)
    from.on('close', () => to.destroy())
  }
  const server = createServer((near) => {
    // Whoever dials through a pulled cable hears nothing.
    if (isPulled) return void near.on('error', () => undefined)
    const far = connect(port, '127.0.0.1')
    pairs.add([near, far])
    carry(near, far)
    carry(far, near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const drop = () => {
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
    pairs.clear()
  }
  return {
    url: `nats://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    pull: () => {
      isPulled = true
    },
    // TCP would send again what was lost; a connection that missed bytes is of no use and ends.
    mend: () => {
      isPulled = false
      drop()
    },
    lengthen(ms) {
      lengthMs = ms
    },
    async remove() {
      drop()
      server.close()
    },
  }
}
