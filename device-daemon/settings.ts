/** Where things are: from the environment, with defaults for a checkout. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

export interface Settings {
  /** `GUITAI_CONFIG`; the emulated hall by default. */
  readonly config: string
  /** `GUITAI_DATA`; `.guitai` in the project by default. */
  readonly data: string
  /** True when `GUITAI_DATA` said so. */
  readonly dataGiven: boolean
  /** `GUITAI_PORT`; overrides the configuration's. */
  readonly port: number | null
  /** `GUITAI_BOX`: which box of a hall of many boxes this is. */
  readonly box: string | null
  /** `GUITAI_LOG`: what is logged at least. */
  readonly logLevel: string
  /** Sources and build of the pages. */
  readonly pagesSource: string
  readonly pages: string
}

/** Throws RangeError with a sentence when a variable is impossible. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { GUITAI_CONFIG: config, GUITAI_DATA: data, GUITAI_PORT: port, GUITAI_BOX: box, GUITAI_LOG: log } = env
  return {
    config: resolve(config ?? join(projectFolder, 'config/halls/emulated.yaml')),
    data: resolve(data ?? join(projectFolder, '.guitai')),
    dataGiven: data !== undefined,
    port: port === undefined ? null : readPort(port),
    box: box ?? null,
    logLevel: readLevel(log ?? 'warn'),
    pagesSource: join(projectFolder, 'kiosk-ui'),
    pages: join(projectFolder, 'kiosk-ui/dist'),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new RangeError(`GUITAI_PORT: ${text} is not a port (0 to 65535).`)
  return port
}

/**
 * The folder and those above it. Not `mkdirSync` with `recursive`: where the system answers ENOENT for a folder
 * below one that is there, as in /proc, Node 26 makes the one above again and again, and no signal is heard.
 */
export function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Somebody may have made it since we looked.
    if (!existsSync(folder)) throw error
  }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function readLevel(text: string): string {
  if (!logLevels.includes(text)) throw new RangeError(`GUITAI_LOG: ${text} is not a level (${logLevels.join(', ')}).`)
  return text
}

/**
 * A running daemon leaves a note, readable by its user only, so that `guitai token` finds its data
 * folder without being told.
 */
const noteSchema = z.object({ pid: z.int(), data: z.string(), url: z.string() })
export type RunningNote = z.infer<typeof noteSchema>

const notesFolder = (): string => process.env['XDG_RUNTIME_DIR'] ?? join(tmpdir(), `guitai-${userInfo().uid}`)
const notePath = (port: number): string => join(notesFolder(), `guitai-${port}.json`)

export function leaveNote(port: number, note: RunningNote): void {
  makeFolder(notesFolder(), 0o700)
  writeFileSync(notePath(port), JSON.stringify(note), { mode: 0o600 })
}

export function takeNoteAway(port: number): void {
  rmSync(notePath(port), { force: true })
}

/** The note of the daemon on this port, if that daemon still runs. */
export function findNote(port: number): RunningNote | null {
  const path = notePath(port)
  // In a shared temporary folder somebody else could have left it.
  if (!existsSync(path) || statSync(path).uid !== userInfo().uid) return null
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return isRunning(note.pid) ? note : null
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
