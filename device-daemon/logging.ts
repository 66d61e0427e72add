/** One logger. Fields vary, sentences are constant; what could hold a person's data is cut out here. */
import { type DestinationStream, destination, type Logger, multistream, pino, stdTimeFunctions } from 'pino'

/** Field names whose values never reach a log, at any depth that our records have. */
const secret = ['authorization', 'token', 'pin', 'card', 'photo', 'name', 'number', 'address', 'birth', 'text', 'bytes', 'body']
const paths = secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

interface LogOptions {
  readonly level: string
  readonly to?: DestinationStream
  /** Hears every line beside it, redacted as it is. */
  readonly recent?: DestinationStream
}

export function createLog(options: LogOptions): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths, censor: '[not logged]' },
  }
  const to = options.to ?? destination(1)
  if (options.recent === undefined) return pino(settings, to)
  // Whether a line is written is the logger's level to say, and nobody's after it.
  return pino(settings, multistream([to, options.recent].map((stream) => ({ level: 'trace', stream }))))
}
