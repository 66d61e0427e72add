/** Field by field: what the log never says. */
import { describe, expect, it } from 'vitest'
import { createLog } from '../../device-daemon/logging.ts'

const lines: string[] = []
const log = createLog({ level: 'trace', to: { write: (line: string) => void lines.push(line) } })
const said = (fields: object): string => {
  lines.length = 0
  log.info(fields, 'a sentence')
  return lines.join('')
}

const secret = ['authorization', 'token', 'pin', 'card', 'photo', 'name', 'number', 'address', 'birth', 'text', 'bytes', 'body']

describe('The log', () => {
  it.each(secret)('says nothing of a field %s, however deep our records have it', (field) => {
    const value = '11010519491231002X'
    for (const fields of [{ [field]: value }, { event: { [field]: value } }, { event: { card: 'x', inner: { [field]: value } } }]) {
      expect(said(fields)).not.toContain(value)
      expect(said(fields)).toContain('[not logged]')
    }
  })

  it('says the rest', () => {
    expect(said({ device: 'window-1/pad', code: 'silent' })).toContain('"device":"window-1/pad","code":"silent"')
  })
})
