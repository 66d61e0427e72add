/** The daemon as the benches use it: a process of its own with a token for each role. */
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

export interface Bench {
  readonly daemon: RunningDaemon
  readonly post: (role: string, path: string, body?: object) => Promise<Response>
  readonly tokens: Record<string, string>
  done(): Promise<void>
}

export async function bench(env: Record<string, string> = {}): Promise<Bench> {
  const data = dataFolder()
  const daemon = await startProcess(data.path, env)
  const until = Date.now() + 3600_000
  const keys = tokensIn(data.path)
  const tokens = {
    kiosk: keys.issue({ role: 'kiosk', kiosk: 1, until }),
    clerk: keys.issue({ role: 'clerk', window: 1, clerk: '1001', until }),
    supervisor: keys.issue({ role: 'supervisor', until }),
    technician: keys.issue({ role: 'technician', until }),
  }
  const post = (role: string, path: string, body?: object) =>
    fetch(daemon.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${Object(tokens)[role]}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    daemon,
    post,
    tokens,
    async done() {
      await end(daemon)
      data.remove()
    },
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
