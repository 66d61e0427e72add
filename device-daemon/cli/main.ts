/** `guitai`: one word, one job. Exit codes: 0 well, 1 something is wrong with the box, 2 wrong use or configuration. */
import { ConfigError } from '../../config/load.ts'
import { TokenKeyFault } from '../access/tokens.ts'
import { checkConfig, makePin } from './config.ts'
import { listDevices } from './devices.ts'
import { doctor } from './doctor.ts'
import { allHelp, helpAsked } from './help.ts'
import { init } from './init.ts'
import { newJournal } from './journal.ts'
import { serve } from './serve.ts'
import { printToken } from './token.ts'
import { UsageError } from './usage.ts'

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
      return serve(rest)
    case 'init':
      return init(rest)
    case 'doctor':
      return doctor(rest)
    case 'devices':
      return listDevices(rest)
    case 'token':
      return printToken(rest)
    case 'config':
      if (rest[0] === 'check' && rest.length === 1) return checkConfig()
      if (rest[0] === 'pin' && rest.length === 1) return makePin()
      throw new UsageError('guitai config check | guitai config pin')
    case 'journal':
      if (rest[0] === 'new') return newJournal(rest.slice(1))
      throw new UsageError('guitai journal new --i-know')
    default:
      throw new UsageError(`There is no command ${command}. \`guitai\` alone prints what there is.`)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof ConfigError) {
    for (const fault of error.faults) console.error([fault.path, fault.sentence].filter(Boolean).join(': '))
    process.exitCode = 2
  } else if (error instanceof TokenKeyFault) {
    console.error(error.message)
    process.exitCode = 1
  } else if (error instanceof UsageError || error instanceof RangeError) {
    console.error(error.message)
    process.exitCode = 2
  } else {
    throw error
  }
}
