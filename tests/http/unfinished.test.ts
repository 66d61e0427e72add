/** Requests that never end, by raw TCP. */
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
beforeEach(async () => {
  daemon = await TestDaemon.start()
})
afterEach(() => daemon.remove())

async function begin(text: string): Promise<{ socket: Socket; closed: Promise<string> }> {
  const { hostname, port } = new URL(daemon.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  let said = ''
  socket.on('data', (bytes) => {
    said += String(bytes)
  })
  const closed = new Promise<string>((done) => socket.on('close', () => done(said)))
  await new Promise<void>((done) => socket.write(text, () => done()))
  return { socket, closed }
}
const head = () => `POST /api/pairing HTTP/1.1\r\nHost: ${new URL(daemon.url).host}\r\n`
const unfinishedBody = () => `${head()}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`

describe('A request that never ends', () => {
  it('is closed: a head after five seconds, a body after ten', async () => {
    const [inHead, inBody] = [await begin(head()), await begin(unfinishedBody())]
    expect(await inHead.closed).toContain('408')
    expect(await inBody.closed).toMatch(/^$|408/)
  }, 15_000)

  it('does not hold up the end of the daemon, nor does an open socket or one that reads nothing', async () => {
    const { closed } = await begin(unfinishedBody())
    const still = new WebSocket(`${daemon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    still.on('error', () => undefined)
    await new Promise((done) => still.once('message', done))
    still.pause()
    await daemon.page({ role: 'technician' })
    const start = performance.now()
    await daemon.stop()
    expect(performance.now() - start).toBeLessThan(2000)
    await closed
    still.terminate()
  }, 8000)
})
