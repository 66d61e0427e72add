import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Tokens, tokensIn } from '../../device-daemon/access/tokens.ts'

const key = new Uint8Array(32).fill(7)
const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'guitai-tokens-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

describe('Tokens', () => {
  const tokens = new Tokens(key)
  const claims = { role: 'clerk', window: 1, clerk: '1001', until: 2000 } as const

  it('are read back as they were issued', () => {
    expect(tokens.read(tokens.issue(claims), 1999)).toEqual(claims)
  })

  it('end at their time', () => {
    expect(tokens.read(tokens.issue(claims), 2000)).toBeNull()
  })

  it('of another key are refused', () => {
    expect(new Tokens(new Uint8Array(32).fill(8)).read(tokens.issue(claims), 0)).toBeNull()
  })

  it('changed in any one character are refused', () => {
    const token = tokens.issue(claims)
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`
      expect(tokens.read(changed, 0), `at ${at}`).toBeNull()
    }
  })

  it.each(['~', '=', '==', ' ', '\n', 'A', '.', '\u0000'])('with %j behind them are refused: a token has one text', (junk) => {
    expect(tokens.read(tokens.issue(claims) + junk, 0)).toBeNull()
  })

  it('never throw, whatever is handed over as one', () => {
    fc.assert(fc.property(fc.string(), (text) => tokens.read(text, 0) === null))
    expect(tokens.read(`gt1.${'x'.repeat(100_000)}.x`, 0)).toBeNull()
  })

  it('need a key of 32 bytes', () => {
    expect(() => new Tokens(new Uint8Array(16))).toThrow(RangeError)
  })
})

describe('The key in the data folder', () => {
  it('is made once, for its user only, and is the same for every reader', () => {
    const data = folder()
    const first = tokensIn(data)
    expect(statSync(join(data, 'token.key')).mode & 0o777).toBe(0o600)
    const token = first.issue({ role: 'board', until: 10 })
    expect(tokensIn(data).read(token, 0)).toEqual({ role: 'board', until: 10 })
  })

  it('differs from folder to folder', () => {
    const token = tokensIn(folder()).issue({ role: 'board', until: 10 })
    expect(tokensIn(folder()).read(token, 0)).toBeNull()
  })
})
