/**
 * The operator's own decoder for a card's photo: none is published, each maker's is licensed. The card's
 * 1024 bytes go in on its standard input, a BMP, PNG or JPEG comes out on its standard output. No shell, no
 * file, nothing of our surroundings; what it says on its standard error is heard by nobody.
 */
import { execFile } from 'node:child_process'
import type { Clock } from '../clock.ts'

export interface DecoderCommand {
  readonly command: string
  readonly args: readonly string[]
}

export const decoderMs = 2000
/** 102 by 126 dots in three colours are 39 kB. */
export const imageBytesMax = 512 * 1024

export interface Image {
  readonly type: 'image/bmp' | 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

/** Never of what was decoded. */
export type DecoderTrouble = 'does not start' | 'fails' | 'takes too long' | 'says too much' | 'gives no BMP, PNG or JPEG'

const beginnings: readonly (readonly [Image['type'], readonly number[]])[] = [
  ['image/bmp', [0x42, 0x4d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** Never rejects. `signal`: nobody waits for it any more, and the decoder is killed. */
export function decodePhoto({ command, args }: DecoderCommand, wlt: Uint8Array, clock: Clock, signal: AbortSignal): Promise<Image | DecoderTrouble> {
  return new Promise((done) => {
    const input = Buffer.from(wlt)
    const late = new AbortController()
    const timer = clock.after(decoderMs, () => late.abort())
    const child = execFile(
      command,
      [...args],
      { encoding: 'buffer', env: {}, cwd: '/', maxBuffer: imageBytesMax, killSignal: 'SIGKILL', signal: AbortSignal.any([signal, late.signal]) },
      (error, stdout) => {
        timer.cancel()
        input.fill(0)
        if (error === null) return done(imageOf(stdout))
        stdout?.fill(0)
        done(troubleOf(error, late.signal.aborted))
      },
    )
    // One that does not read, or was never started: how it ends says so.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

function imageOf(bytes: Uint8Array): Image | DecoderTrouble {
  const type = beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]
  if (type !== undefined) return { type, bytes }
  bytes.fill(0)
  return 'gives no BMP, PNG or JPEG'
}

function troubleOf(error: Error & { readonly code?: unknown }, isLate: boolean): DecoderTrouble {
  if (isLate) return 'takes too long'
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'says too much'
  // A number is how it ended; a word is why it could not begin.
  return typeof error.code === 'string' ? 'does not start' : 'fails'
}
