/** A back office on loopback: it keeps what it was told and answers what the test says. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

export interface Told {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export class Receiver {
  readonly told: Told[] = []
  /** Statuses of the next answers; null: none at all. Then 200. */
  readonly answers: (number | null)[] = []
  location = ''
  /** The answer's body does not end. */
  endless = false
  silentAfterStatus = false
  readonly #server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => this.#heard({ headers: request.headers, body }, response))
  })
  #waiting: { count: number; done: () => void }[] = []

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return `http://127.0.0.1:${address.port}/`
  }

  get seqs(): number[] {
    return this.told.map(({ body }) => JSON.parse(body).seq)
  }

  until(count: number): Promise<void> {
    return new Promise((done) => {
      if (this.told.length >= count) done()
      else this.#waiting.push({ count, done })
    })
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  #heard(told: Told, response: ServerResponse): void {
    this.told.push(told)
    const answer = this.answers.length > 0 ? this.answers.shift() : 200
    if (this.endless) talk(response)
    else if (this.silentAfterStatus) response.writeHead(200).flushHeaders()
    else if (typeof answer === 'number') response.writeHead(answer, this.location === '' ? {} : { location: this.location }).end()
    for (const one of this.#waiting.filter(({ count }) => this.told.length >= count)) {
      this.#waiting = this.#waiting.filter((other) => other !== one)
      one.done()
    }
  }
}

function talk(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  }
  response.on('drain', more)
  response.writeHead(200)
  more()
}
