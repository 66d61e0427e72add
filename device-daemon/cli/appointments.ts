/** A file of appointments, given to the daemon that runs on this box: taken whole, or refused by row. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadHall } from '../../config/load.ts'
import { tokensIn } from '../access/tokens.ts'
import { findNote, readSettings } from '../settings.ts'
import { bookedSchema } from '../wire/appointment-view.ts'
import { problemSchema } from '../wire/problem.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { UsageError } from './usage.ts'

const usage = 'guitai appointments import FILE.csv | FILE.json'
const answerSchema = z.union([bookedSchema, problemSchema])

export async function appointments([job, file, ...more]: readonly string[]): Promise<number> {
  if (job !== 'import' || file === undefined || more.length > 0) throw new UsageError(usage)
  const bytes = contentOf(file)
  const settings = readSettings(process.env)
  const hall = loadHall(settings.config)
  const running = findNote(settings.port ?? hall.config.listen.port)
  if (running === null) {
    console.error('No daemon runs on this box for this configuration. Start it first: appointments are kept in its journal.')
    return 1
  }
  const token = tokensIn(running.data).issue({ role: 'supervisor', until: Date.now() + 60_000 })
  const body = { type: file.endsWith('.json') ? 'application/json' : 'text/csv', bytes }
  try {
    return told(await askDaemon(running, { hall, path: '/api/appointments/import', schema: answerSchema, token, body }))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    console.error(error.message)
    return 1
  }
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function told(answer: z.infer<typeof answerSchema>): number {
  if ('booked' in answer) {
    const { booked, moved, cancelled, unchanged } = answer
    console.log(`${booked} booked, ${moved} moved, ${cancelled} cancelled, ${unchanged} unchanged.`)
    return 0
  }
  for (const { row, code, message } of answer.rows ?? []) console.error(`row ${row}: ${code}: ${message}`)
  console.error(answer.detail ?? answer.title)
  return 2
}
