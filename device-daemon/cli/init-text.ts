/** The file that `guitai init` writes. Lines with # and no space after it are settings to be switched on. */
import type { HallConfig } from '../../config/schema.ts'
import type { PortSeen } from '../transports/ports.ts'
import type { Answers } from './init-answers.ts'

interface Surroundings {
  readonly queues: HallConfig['queues']
  readonly ports: readonly PortSeen[]
  /** Relative to the file. */
  readonly catalogue: string
}

export function hallText(answers: Answers, { queues, ports, catalogue }: Surroundings): string {
  return [
    ...siteLines(answers, catalogue),
    ...queueLines(queues),
    ...windowLines(answers.windows, queues),
    ...kioskLines(answers.printer),
    ...clerkLines,
    ...deviceLines(answers.printer, ports),
    '',
  ].join('\n')
}

/** A JSON string is a YAML one. */
const quoted = (text: string): string => JSON.stringify(text)

const siteLines = ({ code, name, nameEn, tier }: Answers, catalogue: string): string[] => [
  '# Written by `guitai init`. config/halls/example.yaml of the project shows every setting; `guitai config check`',
  '# says what is wrong here. Lines that begin with # and no space after it are settings that are switched off.',
  'site:',
  "  # The journal's chain begins with the code: it never changes.",
  `  code: ${quoted(code)}`,
  `  name: ${quoted(name)}`,
  `  nameEn: ${quoted(nameEn)}`,
  '  # city, township or village',
  `  tier: ${tier}`,
  '# true is for rehearsals: pages pair themselves, on this machine only.',
  'emulated: false',
  '# The service items; relative to this file.',
  `catalogue: ${quoted(catalogue)}`,
  '',
]

const queueLines = (queues: HallConfig['queues']): string[] => [
  '# The prefix is the letter of the ticket numbers. Every queue of the catalogue has to be here.',
  'queues:',
  ...queues.map(({ prefix, name, nameEn }) => `  - { prefix: ${prefix}, name: ${quoted(name)}, nameEn: ${quoted(nameEn)} }`),
  '',
]

function windowLines(count: number, queues: HallConfig['queues']): string[] {
  const prefixes = queues.map(({ prefix }) => prefix).join(', ')
  return [
    '# A pad and an idReader are named here and described under devices.',
    'windows:',
    ...Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
      `  - number: ${number}`,
      '    name: 综合窗口',
      '    nameEn: General window',
      `    queues: [${prefixes}]`,
      `    #pad: window-${number}/pad`,
      `    #idReader: window-${number}/id-reader`,
    ]),
    '',
  ]
}

const kioskLines = (printer: string | null): string[] => [
  'kiosks:',
  '  - number: 1',
  printer === null ? '    #printer: kiosk-1/printer' : '    printer: kiosk-1/printer',
  '    #scanner: kiosk-1/scanner',
  '',
]

const clerkLines: readonly string[] = [
  '# Who may sign in. The pin is what `guitai config pin` prints for 4 to 12 digits.',
  '#clerks:',
  "  #- { workNo: '1001', name: 王敏, pin: 'scrypt:…' }",
  '',
]

function deviceLines(printer: string | null, ports: readonly PortSeen[]): string[] {
  const seen = ports.length === 0 ? ['# No serial ports were there when this was written.'] : ['# Serial ports when this was written:']
  const line = printer === null || printer === 'emulated' ? ['    transport: emulated'] : ['    transport: serial', `    path: ${quoted(printer)}`]
  const wanted = printer === null ? [] : ['  - id: kiosk-1/printer', '    driver: printer/esc-pos', ...line]
  return [
    ...seen,
    ...ports.map(({ path, about }) => `#   ${path} ${about}`.trimEnd()),
    ...(printer === 'emulated' ? ['# The printer is emulated until its line is known: transport: serial, and its path.'] : []),
    wanted.length === 0 ? '#devices:' : 'devices:',
    ...wanted,
    '  #- id: window-1/id-reader',
    '    #driver: id-reader/sam',
    '    #transport: serial',
    `    #path: ${ports.find(({ path }) => path !== printer)?.path ?? '/dev/serial/by-path/…'}`,
  ]
}
