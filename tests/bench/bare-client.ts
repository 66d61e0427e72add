/** An HTTP client that does next to nothing, so that what is measured is the daemon: one connection, one request at a time. */
import { connect } from 'node:net'

export interface BareClient {
  /** Resolves when the whole answer has come; rejects when it is not the status wanted. */
  post(path: string, token: string, body: string, status: number): Promise<void>
  end(): void
}

export async function bareClient(url: string): Promise<BareClient> {
  const { host, hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise((resolve) => socket.once('connect', resolve))
  let said = ''
  let answered: ((answer: string) => void) | null = null
  socket.setEncoding('latin1')
  socket.on('data', (text: string | Buffer) => {
    said += text
    const head = said.indexOf('\r\n\r\n')
    const length = Number(/content-length: (\d+)/i.exec(said)?.[1])
    if (head < 0 || said.length < head + 4 + length) return
    const answer = said
    said = ''
    answered?.(answer)
  })
  return {
    async post(path, token, body, status) {
      const came = new Promise<string>((resolve) => (answered = resolve))
      socket.write(`POST ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
      const answer = await came
      if (!answer.startsWith(`HTTP/1.1 ${status} `)) throw new Error(answer)
    },
    end: () => void socket.destroy(),
  }
}
