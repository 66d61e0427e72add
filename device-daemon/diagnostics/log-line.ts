/**
 * A line of the log as it may leave the hall: only fields that are named here, and of those only what has the form of our own names.
 * The log's redaction names what must not be there; this names what may, so that a field somebody adds tomorrow is not in it.
 */
import { z } from 'zod'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import { type LogLine, logLevels } from '../wire/diagnostics-view.ts'
import { deviceIdSchema, instantSchema } from '../wire/words.ts'

const textMax = 200
const levelsOf: Readonly<Record<number, LogLine['level']>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }
/** Sentences are constant and hold nobody's number; one that does all the same loses it, and what could be a token. */
const numberOrToken = /[\w.-]*\d{6,}[\w.-]*|[\w-]{32,}/g

const sentence = z.string().transform((text) => text.replace(numberOrToken, '[…]').slice(0, textMax))
const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/)
const recordSchema = z.object({
  level: z.number().transform((level) => levelsOf[level] ?? logLevels[0]),
  time: instantSchema,
  msg: sentence,
  device: deviceIdSchema.optional().catch(undefined),
  state: z.enum(deviceStates).optional().catch(undefined),
  reason: z.enum(reasons).optional().catch(undefined),
  problem: code.optional().catch(undefined),
  doing: sentence.optional().catch(undefined),
  err: z
    .object({
      type: z.string().regex(/^[A-Za-z]\w{1,60}$/).optional().catch(undefined),
      code: code.optional().catch(undefined),
      stack: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** Null where it is no line of ours. */
export function logLineOf(text: string): LogLine | null {
  const { data: record } = recordSchema.safeParse(parsed(text))
  if (record === undefined) return null
  const { level, time, msg, device, state, reason, problem, doing, err } = record
  // What an error says may quote what somebody typed: its kind and its place are enough to find it.
  const error = err === undefined ? null : [err.type ?? 'Error', err.code, placeIn(err.stack ?? '')].filter((one) => one !== undefined).join(' ')
  return { at: time, level, says: msg, device: device ?? null, state: state ?? null, reason: reason ?? null, problem: problem ?? null, doing: doing ?? null, error }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `device-daemon/desks/spooler.ts:88`: the first frame that is ours, without where on the disk it is. */
function placeIn(stack: string): string | undefined {
  return /^ {4}at .*?\/((?:device-daemon|drivers|config)\/[\w./-]+\.ts:\d+)/m.exec(stack)?.[1]
}
