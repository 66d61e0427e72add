/** Reads one YAML or JSON file, whatever somebody has put there, in a time that people wait. */
import { readFileSync, statSync } from 'node:fs'
import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'
import { whyNotRead } from './cannot-be-read.ts'
import { ConfigError } from './fault.ts'
import { yamlWords } from './yaml-words.ts'

/** The largest hall, with 5000 clerks and 10,000 appointments, takes about this. */
const fileBytesMax = 1024 * 1024
/** How often anchors may be repeated; more is how a small file becomes a huge one. */
const aliasesMax = 100

/** Throws ConfigError, with the file's name in the sentence. */
export function readYaml(file: string): unknown {
  const refuse: Refuse = (en, zh) => new ConfigError([{ file, path: '', sentence: words(`${file} ${en}`, `${file} ${zh}`) }])
  const text = readText(file, refuse)
  const lines = new LineCounter()
  // The library compares each key with every earlier one, which takes minutes where there are many.
  const document = parseDocument(text, { uniqueKeys: false, lineCounter: lines })
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) throw refuse(`is not valid YAML: ${sayYaml(error).en}`, `不是正确的 YAML：${sayYaml(error).zh}`)
  const repeated = repeatedKey(document)
  if (repeated !== null) {
    const { line } = lines.linePos(repeated.offset)
    throw refuse(`is not valid YAML: ${repeated.key} is set twice, again at line ${line}`, `不是正确的 YAML：${repeated.key} 写了两次，第二次在第 ${line} 行`)
  }
  try {
    return document.toJS({ maxAliasCount: aliasesMax })
  } catch (cause) {
    if (cause instanceof ReferenceError) throw refuse(`repeats its anchors more than ${aliasesMax} times`, `引用锚点超过 ${aliasesMax} 次`)
    throw cause
  }
}

type Refuse = (en: string, zh: string) => ConfigError

function readText(file: string, refuse: Refuse): string {
  try {
    const found = statSync(file)
    if (!found.isFile()) throw refuse('is not a file', '不是文件')
    if (found.size > fileBytesMax) throw refuse(`is larger than a configuration can be: ${found.size} bytes, at most ${fileBytesMax}`, `太大：${found.size} 字节，配置文件最多 ${fileBytesMax} 字节`)
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    // GBK, from an editor's default: its names would be garbage on every ticket.
    if (error instanceof TypeError) throw refuse('is not UTF-8 text; save it as UTF-8', '不是 UTF-8 编码；请另存为 UTF-8')
    const why = whyNotRead(error)
    throw refuse(`cannot be read: ${why.en}`, `无法读取：${why.zh}`)
  }
}

function sayYaml({ message, code, linePos }: YAMLError): Words {
  const line = message.split('\n')[0] ?? ''
  const [at] = linePos ?? []
  const place = at === undefined ? '' : `，在第 ${at.line} 行第 ${at.col} 列`
  return words(line.replace('Maximum call stack size exceeded', 'it is nested too deeply').replace(/:$/, ''), `${yamlWords[code]}${place}`)
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
