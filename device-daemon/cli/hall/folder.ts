/** The folder of `guitai hall setup`: what is there stays, except a text that we wrote and nobody changed. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../settings.ts'
import { UsageError } from '../usage.ts'
import { whose } from './own-text.ts'

export type Done = 'new' | 'kept' | 'renewed'

const secretMode = 0o600
const openMode = 0o644

export class SetupFolder {
  readonly path: string
  /** What was done with each file, by its path in the folder. */
  readonly done = new Map<string, Done>()

  constructor(path: string) {
    this.path = path
  }

  at(name: string): string {
    return join(this.path, name)
  }

  /** Null when it is not there. */
  read(name: string): string | null {
    try {
      return existsSync(this.at(name)) ? readFileSync(this.at(name), 'utf8') : null
    } catch (error) {
      throw new UsageError(`${this.at(name)} cannot be read: ${wordsOf(error)}.`)
    }
  }

  /** What is there, or what `make` makes. */
  keep(name: string, kind: 'secret' | 'open', make: () => string): string {
    const there = this.read(name)
    if (there !== null) {
      this.done.set(name, 'kept')
      return there
    }
    const text = make()
    this.#write(name, text, kind === 'secret' ? secretMode : openMode)
    this.done.set(name, 'new')
    return text
  }

  /** Throws UsageError where `text` may not take the place of what is there. */
  expectOurs(name: string, text: string): void {
    const there = this.read(name)
    if (there === null || there === text || whose(there) === 'ours') return
    throw new UsageError(`${this.at(name)} was not written by this command, or was changed since, and is not overwritten. Move it away, and put your changes into the new one.`)
  }

  /** After `expectOurs`. */
  renew(name: string, text: string): void {
    const there = this.read(name)
    this.done.set(name, there === null ? 'new' : there === text ? 'kept' : 'renewed')
    if (there !== text) this.#write(name, text, openMode)
  }

  /** Whole or not at all: half a key would be kept the next time. */
  #write(name: string, text: string, mode: number): void {
    const path = this.at(name)
    try {
      makeFolder(dirname(path), 0o700)
      writeFileSync(`${path}.part`, text, { mode, flush: true })
      renameSync(`${path}.part`, path)
    } catch (error) {
      throw new UsageError(`${path} cannot be written: ${wordsOf(error)}.`)
    }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
