/** `guitai`: one word, one job. Exit codes: 0 well, 1 something is wrong with the box, 2 wrong use or configuration. */
import { ConfigError } from '../../config/load.ts'
import { checkConfig, makePin } from './config.ts'
import { listDevices } from './devices.ts'
import { doctor } from './doctor.ts'
import { init } from './init.ts'
import { newJournal } from './journal.ts'
import { serve } from './serve.ts'
import { printToken } from './token.ts'
import { UsageError } from './usage.ts'

const help = `guitai: the counter-hardware service of public-service halls

  guitai serve              run the daemon (GUITAI_CONFIG, GUITAI_DATA, GUITAI_PORT)
  guitai init FILE [--yes]  ask a few questions and write a hall's file
  guitai doctor             what is wrong with this box, in sentences
  guitai devices            the configured devices and the ports of this box
  guitai token --role R [--window N] [--kiosk N] [--clerk NO] [--days D]
                            print a token; R: kiosk clerk board technician supervisor
  guitai journal new --i-know
                            put the journal aside and begin another, from number 001
  guitai config check       read the configuration and say what is wrong with it
  guitai config pin         read a PIN from standard input and print its digest for a clerk

Without GUITAI_CONFIG the emulated hall is run: no hardware, pages pair themselves.
`

async function run(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(help)
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
  } else if (error instanceof UsageError || error instanceof RangeError) {
    console.error(error.message)
    process.exitCode = 2
  } else {
    throw error
  }
}
