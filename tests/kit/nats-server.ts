/** Real nats-server processes of the test's own, on loopback and on ports that nobody has. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface NatsServer {
  readonly url: string
  readonly folder: string
  /** As a pulled plug: nothing is said, nothing more is written. */
  kill(): Promise<void>
  /** As a machine that hangs. */
  pause(): Promise<void>
  goOn(): void
  start(): Promise<void>
  /** Ends it and deletes what it kept. */
  remove(): Promise<void>
}

const program = ['/usr/sbin/nats-server', '/usr/local/bin/nats-server'].find((one) => existsSync(one)) ?? 'nats-server'

/** So many ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  return servers.map((server) => {
    const address = server.address()
    server.close()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
}

/** One server, or three of one cluster. Started. */
export async function natsServers(count: 1 | 3): Promise<NatsServer[]> {
  const ports = await freePorts(2 * count)
  const routes = ports.slice(count).map((port) => `nats://127.0.0.1:${port}`)
  const servers = Array.from({ length: count }, (_, nth) => {
    const [port = 0, route = 0] = [ports[nth], ports[count + nth]]
    const cluster = count === 1 ? '' : `cluster { name: hall, listen: "127.0.0.1:${route}", routes: [${routes.map((one) => `"${one}"`).join(', ')}] }\n`
    return server(port, (folder) => `server_name: hall-${nth + 1}\nlisten: "127.0.0.1:${port}"\njetstream { store_dir: "${folder}/store" }\n${cluster}`)
  })
  await Promise.all(servers.map((one) => one.start()))
  return servers
}

export function server(port: number, config: (folder: string) => string): NatsServer {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-nats-'))
  const file = join(folder, 'nats.conf')
  writeFileSync(file, config(folder))
  let running: ChildProcess | null = null
  const end = async (signal: 'SIGKILL') => {
    const ended = running
    running = null
    if (ended === null || ended.exitCode !== null) return
    ended.kill(signal)
    await once(ended, 'exit')
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    folder,
    kill: () => end('SIGKILL'),
    async pause() {
      running?.kill('SIGSTOP')
      // A signal is not obeyed at once.
      while (running !== null && !/\) T /.test(readFileSync(`/proc/${running.pid}/stat`, 'utf8'))) await wait(5)
    },
    goOn: () => void running?.kill('SIGCONT'),
    async start() {
      running = spawn(program, ['-c', file], { stdio: 'ignore' })
      await answers(port)
    },
    async remove() {
      await end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return
    await wait(50)
  }
  throw new Error(`nats-server does not answer on port ${port}`)
}
