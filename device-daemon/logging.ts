/** One logger. Fields vary, sentences are constant; what could hold a person's data is cut out here. */
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

/** Field names whose values never reach a log, at any depth that our records have. */
const secret = ['authorization', 'token', 'pin', 'card', 'photo', 'name', 'number', 'address', 'birth', 'text', 'bytes', 'body']
const paths = secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

export function createLog(options: { readonly level: string; readonly to?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths, censor: '[not logged]' },
  }
  return options.to === undefined ? pino(settings) : pino(settings, options.to)
}
