/** `guitai`: one word, one job. Exit codes: 0 well, 1 something is wrong with the box, 2 wrong use or configuration. */
import { inEnglish } from '../../config/fault.ts'
import { ConfigError } from '../../config/load.ts'
import { KeyFault } from '../key-file.ts'
import { allHelp, helpAsked } from './help.ts'
import { UsageError } from './usage.ts'

/** Each command loads what it needs and no more: node:http alone would cost the daemon 2 MB of a client it has no use for. */
async function run(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const help = helpAsked(words)
  if (help !== null) {
    process.stdout.write(help)
    return 0
  }
  switch (command) {
    case undefined:
    case 'help':
      process.stdout.write(allHelp)
      return 0
    case 'serve':
      return (await import('./serve.ts')).serve(rest)
    case 'init':
      return (await import('./init.ts')).init(rest)
    case 'doctor':
      return (await import('./doctor.ts')).doctor(rest)
    case 'devices':
      return (await import('./devices.ts')).listDevices(rest)
    case 'token':
      return (await import('./token.ts')).printToken(rest)
    case 'config':
      if (rest[0] === 'check' && rest.length === 1) return (await import('./config.ts')).checkConfig()
      if (rest[0] === 'pin' && rest.length === 1) return (await import('./config.ts')).makePin()
      throw new UsageError('guitai config check | guitai config pin')
    case 'verify-receipt':
      return (await import('./verify-receipt.ts')).verifyReceipt(rest)
    case 'appointments':
      return (await import('./appointments.ts')).appointments(rest)
    case 'catalogue':
      return (await import('./catalogue.ts')).catalogue(rest)
    case 'city':
      return (await import('./city.ts')).city(rest)
    case 'hall':
      if (rest[0] === 'setup') return (await import('./hall/setup.ts')).setUpHall(rest.slice(1))
      throw new UsageError('guitai hall setup FOLDER')
    case 'journal':
      if (rest[0] === 'new') return (await import('./journal.ts')).newJournal(rest.slice(1))
      throw new UsageError('guitai journal new --i-know')
    default:
      throw new UsageError(`There is no command ${command}. \`guitai\` alone prints what there is.`)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof ConfigError) {
    for (const fault of error.faults) console.error(inEnglish(fault))
    process.exitCode = 2
  } else if (error instanceof KeyFault) {
    console.error(error.message)
    process.exitCode = 1
  } else if (error instanceof UsageError || error instanceof RangeError) {
    console.error(error.message)
    process.exitCode = 2
  } else {
    throw error
  }
}
