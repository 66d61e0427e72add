/** What each command is for: all of them at once, or one with an example. */

interface Help {
  readonly usage: string
  readonly about: string
  readonly example: string
}

const roles = 'kiosk clerk board technician supervisor'

const helps: readonly Help[] = [
  {
    usage: 'guitai serve',
    about: 'run the daemon (GUITAI_CONFIG, GUITAI_DATA, GUITAI_PORT, GUITAI_LOG)',
    example: 'GUITAI_CONFIG=/etc/guitai/hall.yaml GUITAI_DATA=/var/lib/guitai guitai serve',
  },
  { usage: 'guitai init FILE [--yes]', about: "ask a few questions and write a hall's file", example: 'guitai init /etc/guitai/hall.yaml' },
  { usage: 'guitai doctor [--json] [--zh]', about: 'what is wrong with this box and its devices, in sentences', example: 'GUITAI_CONFIG=/etc/guitai/hall.yaml guitai doctor' },
  { usage: 'guitai devices', about: 'the configured devices and the ports of this box', example: 'GUITAI_CONFIG=/etc/guitai/hall.yaml guitai devices' },
  {
    usage: 'guitai hall setup FOLDER',
    about: "for a hall of many boxes: write its servers' configurations and certificates, and a seed for each box",
    example: 'GUITAI_CONFIG=/etc/guitai/hall.yaml guitai hall setup hall-keys',
  },
  {
    usage: 'guitai token --role R [--window N] [--kiosk N] [--clerk NO] [--days D]',
    about: `print a token; R: ${roles}`,
    example: 'GUITAI_DATA=/var/lib/guitai guitai token --role clerk --window 1 --days 30',
  },
  {
    usage: 'guitai journal new --i-know',
    about: 'put the journal aside and begin another, from number 001',
    example: 'GUITAI_DATA=/var/lib/guitai guitai journal new --i-know',
  },
  { usage: 'guitai verify-receipt FILE', about: "whether a citizen's rating stands under the root of its day", example: 'GUITAI_DATA=/var/lib/guitai guitai verify-receipt receipt.json' },
  { usage: 'guitai appointments import FILE', about: 'give the running daemon a file of appointments, CSV or JSON', example: 'GUITAI_CONFIG=/etc/guitai/hall.yaml guitai appointments import tomorrow.csv' },
  { usage: 'guitai catalogue check FILE', about: 'whether a catalogue of service items is one', example: 'guitai catalogue check catalogue.json' },
  { usage: 'guitai catalogue diff OLD NEW', about: 'which items come, go and are changed', example: 'guitai catalogue diff 2026-11.json 2026-12.json' },
  { usage: 'guitai city FILE [--once]', about: 'follow every site of a city and print how each stands', example: 'guitai city /etc/guitai/city.yaml' },
  { usage: 'guitai config check', about: 'read the configuration and say what is wrong with it', example: 'GUITAI_CONFIG=hall.yaml guitai config check' },
  { usage: 'guitai config pin', about: 'read a PIN from standard input and print its digest for a clerk', example: "echo 2468 | guitai config pin" },
]

const column = 28

export const allHelp: string = [
  'guitai: the counter-hardware service of public-service halls',
  '',
  ...helps.flatMap(({ usage, about }) => entry(usage, about)),
  '',
  '`guitai COMMAND --help` says more. Without GUITAI_CONFIG the emulated hall is run: no hardware, pages pair themselves.',
  '',
].join('\n')

/** Null where the words do not ask for help, or about no command that there is. */
export function helpAsked(words: readonly string[]): string | null {
  if (!words.some((word) => word === '--help' || word === '-h')) return null
  const command = words.filter((word) => !word.startsWith('-'))
  if (command.length === 0) return allHelp
  // `guitai config --help` is about both of its commands; a word too many is not asked about.
  const about = (depth: number) => helps.filter(({ usage }) => `${usage} `.startsWith(`guitai ${command.slice(0, depth).join(' ')} `))
  const found = command.length > 1 && about(2).length > 0 ? about(2) : about(1)
  return found.length === 0 ? null : found.map(({ usage, about, example }) => `${usage}\n  ${about}\n  For example: ${example}\n`).join('\n')
}

/** The usage, and beside it, or under a long one, what it is about. */
function entry(usage: string, about: string): string[] {
  const fits = usage.length + 4 <= column
  return fits ? [`  ${usage}`.padEnd(column) + about] : [`  ${usage}`, ' '.repeat(column) + about]
}
