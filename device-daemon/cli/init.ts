/** `guitai init FILE [--yes]`: asks a few questions and writes a hall's file that loads. */
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadHall } from '../../config/load.ts'
import { makeFolder, readSettings } from '../settings.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { answersOf } from './init-answers.ts'
import { proposals } from './init-ports.ts'
import { hallText } from './init-text.ts'
import { defaultsOnly, questionsOn } from './question.ts'
import { UsageError } from './usage.ts'

const catalogue = fileURLToPath(new URL('../../config/catalogue/township.json', import.meta.url))

export async function init(words: readonly string[]): Promise<number> {
  const { file, yes } = readWords(words)
  if (existsSync(file)) throw new UsageError(`${file} is there already and is not overwritten. Name another file, or move that one away.`)
  const { ports, trouble } = await portsOfThisBox()
  if (trouble !== null) console.error(trouble)
  const proposed = proposals(ports)
  const questions = yes ? defaultsOnly : questionsOn(process.stdin, process.stdout)
  const answers = await answersOf(questions, proposed).finally(() => questions.close())
  // The catalogue's items name queues; the emulated hall has them all.
  const { queues } = loadHall(readSettings({}).config).config
  write(file, hallText(answers, { queues, ports: proposed, catalogue: relative(dirname(file), catalogue) }))
  const { config, items } = loadHall(file)
  console.log(
    `${file} is written: ${config.site.name}. Windows: ${config.windows.length}. Service items: ${items.length}. Devices: ${config.devices.length}.\n` +
      'Add the other devices and the clerks to it; config/halls/example.yaml shows every setting. Then:\n' +
      `  GUITAI_CONFIG=${file} npx guitai config check`,
  )
  return 0
}

function readWords(words: readonly string[]): { file: string; yes: boolean } {
  const [name, ...others] = words.filter((word) => word !== '--yes')
  if (name === undefined || others.length > 0 || name.startsWith('-')) throw new UsageError('guitai init FILE [--yes]')
  return { file: resolve(name), yes: words.includes('--yes') }
}

function write(file: string, text: string): void {
  try {
    makeFolder(dirname(file), 0o777)
    // `wx`: somebody may have written it since we looked.
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
