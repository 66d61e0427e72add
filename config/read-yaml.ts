/** Reads one YAML or JSON file, whatever somebody has put there, in a time that people wait. */
import { readFileSync, statSync } from 'node:fs'
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { ConfigError } from './fault.ts'

/** The largest hall, with 5000 clerks and 10,000 appointments, takes about this. */
const fileBytesMax = 1024 * 1024
/** How often anchors may be repeated; more is how a small file becomes a huge one. */
const aliasesMax = 100

/** Throws ConfigError, with the file's name in the sentence. */
export function readYaml(file: string): unknown {
  const refuse = (sentence: string) => new ConfigError([{ file, path: '', sentence: `${file} ${sentence}` }])
  const text = readText(file, refuse)
  const lines = new LineCounter()
  // The library compares each key with every earlier one, which takes minutes where there are many.
  const document = parseDocument(text, { uniqueKeys: false, lineCounter: lines })
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) throw refuse(`is not valid YAML: ${sayYaml(error.message)}`)
  const repeated = repeatedKey(document)
  if (repeated !== null) throw refuse(`is not valid YAML: ${repeated.key} is set twice, again at line ${lines.linePos(repeated.offset).line}`)
  try {
    return document.toJS({ maxAliasCount: aliasesMax })
  } catch (cause) {
    if (cause instanceof ReferenceError) throw refuse(`repeats its anchors more than ${aliasesMax} times`)
    throw cause
  }
}

function readText(file: string, refuse: (sentence: string) => ConfigError): string {
  try {
    const found = statSync(file)
    if (!found.isFile()) throw refuse('is not a file')
    if (found.size > fileBytesMax) throw refuse(`is larger than a configuration can be: ${found.size} bytes, at most ${fileBytesMax}`)
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    // GBK, from an editor's default: its names would be garbage on every ticket.
    if (error instanceof TypeError) throw refuse('is not UTF-8 text; save it as UTF-8')
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function sayYaml(message: string): string {
  const line = message.split('\n')[0] ?? ''
  return line.replace('Maximum call stack size exceeded', 'it is nested too deeply').replace(/:$/, '')
}

function repeatedKey(document: Document): { readonly key: string; readonly offset: number } | null {
  let found: { key: string; offset: number } | null = null
  visit(document, {
    Map(_at, map) {
      const keys = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (keys.has(key.value)) {
          found = { key: String(key.value), offset: key.range?.[0] ?? 0 }
          return visit.BREAK
        }
        keys.add(key.value)
      }
      return undefined
    },
  })
  return found
}
