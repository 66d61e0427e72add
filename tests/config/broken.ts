/** Halls that are wrong in one way, and what the loader says of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { parse, stringify } from 'yaml'
import { loadHall } from '../../config/load.ts'
import { thrownBy } from './chinese.ts'

export const emulated = resolve(import.meta.dirname, '../../config/halls/emulated.yaml')
export const catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')
export const folder = mkdtempSync(join(tmpdir(), 'guitai-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// biome-ignore lint/suspicious/noExplicitAny: tests break a configuration in ways its type forbids
export type Broken = any

/** A file of this text in the test's folder. */
export function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

let files = 0
/** The emulated hall with one change. */
export function changed(change: (config: Broken) => void): string {
  const config: Broken = parse(readFileSync(emulated, 'utf8'))
  config.catalogue = catalogue
  change(config)
  return written(`hall-${++files}.yaml`, stringify(config))
}

/** In English; whatever is found has to be there in Chinese too. */
export function faultsOf(file: string): string[] {
  const said = thrownBy(() => loadHall(file))
  return said === '' ? [] : said.split('\n')
}
