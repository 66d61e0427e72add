/** A hall of nine windows with its board, and what is played on it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { parse, stringify } from 'yaml'
import { type Claims, tokensIn } from '../../device-daemon/access/tokens.ts'
import { clipNames } from '../../device-daemon/wire/clips.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const root = resolve(import.meta.dirname, '../..')
const windows = Array.from({ length: 9 }, (_, at) => at + 1)

export class BoardHall {
  readonly daemon: RunningDaemon
  readonly #data: ReturnType<typeof dataFolder>

  private constructor(data: ReturnType<typeof dataFolder>, daemon: RunningDaemon) {
    this.#data = data
    this.daemon = daemon
  }

  static async start(board: object = {}): Promise<BoardHall> {
    const data = dataFolder()
    const config = parse(readFileSync(join(root, 'config/halls/emulated.yaml'), 'utf8'))
    config.catalogue = join(root, 'config/catalogue/township.json')
    const more = windows.slice(2)
    config.windows.push(...more.map((number) => ({ number, name: `窗口 ${number}`, queues: ['A', 'B', 'C'], staffedBy: `20${number}` })))
    config.clerks.push(...more.map((number) => ({ workNo: `20${number}`, name: '某人', pin: '2468' })))
    config.board = board
    const file = join(data.path, 'hall.yaml')
    writeFileSync(file, stringify(config))
    return new BoardHall(data, await startProcess(data.path, { GUITAI_CONFIG: file }))
  }

  /** Takes a number and calls it; says which. */
  async call(window: number, item = 'RS-01'): Promise<string> {
    const { number } = await this.#post('/api/tickets', { role: 'kiosk', kiosk: 1 }, { item })
    await this.step(window, 'call-next')
    return number
  }

  step(window: number, step: string): Promise<{ number: string }> {
    return this.#post(`/api/windows/${window}/${step}`, { role: 'clerk', window, clerk: window <= 2 ? `100${window}` : `20${window}` })
  }

  async #post(path: string, who: Omit<Claims, 'until'>, body?: object): Promise<{ number: string }> {
    const token = tokensIn(this.#data.path).issue({ ...who, until: Date.now() + 3600_000 })
    const response = await fetch(this.daemon.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer
  }

  kill = () => end(this.daemon, 'SIGKILL')

  async remove(): Promise<void> {
    await end(this.daemon)
    this.#data.remove()
  }
}

/** A pack of clips of 40 ms each, so that a test need not listen to whole sentences. */
export function shortClips(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const samples = 640
  const wave = Buffer.alloc(44 + samples * 2)
  wave.write('RIFF', 0)
  wave.writeUInt32LE(36 + samples * 2, 4)
  wave.write('WAVEfmt ', 8)
  for (const [at, value] of [[16, 16], [24, 16_000], [28, 32_000], [40, samples * 2]] as const) wave.writeUInt32LE(value, at)
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) wave.writeUInt16LE(value, at)
  wave.write('data', 36)
  for (let at = 0; at < samples; at++) wave.writeInt16LE(Math.round(8000 * Math.sin(at / 6)), 44 + at * 2)
  for (const name of clipNames) writeFileSync(join(folder, `${name}.wav`), wave)
  return folder
}

/** A clip as the sound card was told to play it, s by its own clock. */
export interface Played {
  readonly name: string
  readonly at: number
  readonly duration: number
  /** When it had ended; null while it has not. */
  readonly ended: number | null
}

/** Runs in the page before its own code: notes the name of each clip from its address to the sound card. */
export function listen(): void {
  const names = new WeakMap<object, string>()
  const played: object[] = []
  Object.assign(window, { played })
  const realFetch = window.fetch
  window.fetch = async (...asked) => {
    const response = await realFetch(...asked)
    const name = /\/clips\/([\w-]+)$/.exec(response.url)?.[1]
    if (name === undefined) return response
    const bytes = await response.arrayBuffer()
    names.set(bytes, name)
    response.arrayBuffer = async () => bytes
    return response
  }
  const { decodeAudioData } = BaseAudioContext.prototype
  BaseAudioContext.prototype.decodeAudioData = async function (this: BaseAudioContext, bytes: ArrayBuffer) {
    const name = names.get(bytes) ?? '?'
    const clip = await decodeAudioData.call(this, bytes)
    names.set(clip, name)
    return clip
  }
  const { start } = AudioBufferSourceNode.prototype
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
    const one: Record<string, unknown> = { name: names.get(this.buffer ?? {}) ?? '?', at: when, duration: this.buffer?.duration ?? 0, ended: null }
    played.push(one)
    this.addEventListener('ended', () => {
      one['ended'] = this.context.currentTime
    })
    start.call(this, when)
  }
}

export const playedOn = (page: Page): Promise<Played[]> => page.evaluate('window.played')
