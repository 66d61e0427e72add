/**
 * The box's voice: Debian's `espeak-ng`, a program of its own that needs no network (ARCHITECTURE.md). What it is to say
 * goes to it by its standard input: a list of processes shows nobody's words. One sentence is made at a time, so that
 * voices never take the machine from the counter.
 */
import { execFile } from 'node:child_process'
import { ProblemError } from '../problem-error.ts'
import { type Saying, spokenLanguages, type VoicesView } from '../wire/voice.ts'

const path = '/usr/bin/espeak-ng'
const programMs = 10_000
/** A minute and a half of its 22,050 samples of 16 bits a second. */
const wavBytesMax = 4 * 1024 * 1024
/** So many wait, and whoever comes then is told so. */
const waitingMax = 4

const voices = { zh: 'cmn', en: 'en' } as const
/** Words a minute: its own 175 is too fast in a hall, and too fast by far for who hears badly. */
const speeds = { usual: 150, slow: 110 } as const

export class Voice {
  readonly #program: string
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(program = path) {
    this.#program = program
  }

  /** Asked anew each time: the package may have been installed since. */
  async languages(): Promise<VoicesView['languages']> {
    const there = await run(this.#program, ['--version']).then(
      () => true,
      () => false,
    )
    return there ? [...spokenLanguages] : []
  }

  /** A WAV file. */
  async say({ text, language, slow }: Saying): Promise<Buffer> {
    if (this.#waiting >= waitingMax) throw new ProblemError('TOO_MANY_REQUESTS')
    this.#waiting += 1
    const speed = speeds[slow ? 'slow' : 'usual']
    const turn = this.#last.then(() => run(this.#program, ['--stdin', '--stdout', '-b', '1', '-v', voices[language], '-s', String(speed)], text))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } catch {
      throw new ProblemError('VOICE_MISSING')
    } finally {
      this.#waiting -= 1
    }
  }
}

function run(program: string, words: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', env: {}, cwd: '/', timeout: programMs, killSignal: 'SIGKILL', maxBuffer: wavBytesMax } as const
    const child = execFile(program, words, options, (error, stdout) => (error === null ? resolve(stdout) : reject(error)))
    // One that was never started, or that ended early: how it ends says so.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
