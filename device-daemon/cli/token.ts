import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Hall, loadHall } from '../../config/load.ts'
import { type Claims, tokensIn } from '../access/tokens.ts'
import { findNote, readSettings, type Settings } from '../settings.ts'
import { roleSchema } from '../wire/words.ts'
import { UsageError } from './usage.ts'

const dayMs = 24 * 3600 * 1000
const daysUsual = 365
const daysMax = 3650

/**
 * Prints one token and nothing else. It is made with the key in GUITAI_DATA, or, when that is not
 * set, in the data folder of the daemon that runs on this box.
 */
export function printToken(words: readonly string[]): number {
  const { role, window, kiosk, clerk, days } = readWords(words)
  const parsedRole = roleSchema.safeParse(role)
  if (!parsedRole.success) throw new UsageError(`--role: one of ${roleSchema.options.join(', ')}.`)
  const settings = readSettings(process.env)
  const hall = loadHall(settings.config)
  const claims: Claims = {
    role: parsedRole.data,
    ...placeOf(hall, window, kiosk),
    ...clerkOf(hall, parsedRole.data, window, clerk),
    until: Date.now() + (days === undefined ? daysUsual : wholeNumber('--days', days, daysMax)) * dayMs,
  }
  console.log(tokensIn(dataFolder(settings, hall)).issue(claims))
  return 0
}

function readWords(words: readonly string[]) {
  const value = { type: 'string' } as const
  try {
    return parseArgs({ args: [...words], options: { role: value, window: value, kiosk: value, clerk: value, days: value } }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function placeOf({ config }: Hall, window: string | undefined, kiosk: string | undefined) {
  const windowNumber = window === undefined ? undefined : wholeNumber('--window', window, 999)
  const kioskNumber = kiosk === undefined ? undefined : wholeNumber('--kiosk', kiosk, 99)
  if (windowNumber !== undefined && !config.windows.some((one) => one.number === windowNumber)) {
    throw new UsageError(`There is no window ${windowNumber} in ${config.site.name}.`)
  }
  if (kioskNumber !== undefined && !config.kiosks.some((one) => one.number === kioskNumber)) {
    throw new UsageError(`There is no kiosk ${kioskNumber} in ${config.site.name}.`)
  }
  return {
    ...(windowNumber === undefined ? {} : { window: windowNumber }),
    ...(kioskNumber === undefined ? {} : { kiosk: kioskNumber }),
  }
}

/** A clerk's token without --clerk acts as the one whom the configuration names for the window, if it names one. */
function clerkOf({ config }: Hall, role: Claims['role'], window: string | undefined, clerk: string | undefined) {
  if (role !== 'clerk' && role !== 'supervisor') return {}
  if (clerk !== undefined && !config.clerks.some((one) => one.workNo === clerk)) {
    throw new UsageError(`There is no clerk ${clerk} in ${config.site.name}.`)
  }
  const usual = role === 'supervisor' ? undefined : config.windows.find((one) => one.number === Number(window))?.staffedBy
  const acting = clerk ?? usual
  return acting === undefined ? {} : { clerk: acting }
}

function dataFolder(settings: Settings, { config }: Hall): string {
  const folder = settings.dataGiven
    ? settings.data
    : (findNote(settings.port ?? config.listen.port)?.data ?? settings.data)
  if (!existsSync(folder)) {
    throw new UsageError(`There is no data folder ${folder}. Set GUITAI_DATA, or start the daemon first.`)
  }
  return folder
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > max) throw new UsageError(`${name}: a number from 1 to ${max}.`)
  return number
}
