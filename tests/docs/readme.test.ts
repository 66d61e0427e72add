/** The two READMEs say the same, as far as a machine can tell. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allHelp } from '../../device-daemon/cli/help.ts'

const root = resolve(import.meta.dirname, '../..')
const texts = ['README.md', 'README.zh-CN.md'].map((file) => readFileSync(join(root, file), 'utf8'))
const [english = '', chinese = ''] = texts

const all = (pattern: RegExp) => (text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
/** Without the words behind a command: those are in the reader's language. */
const commands = (text: string) => all(/^ {4}(.+)$/gm)(text).map((line) => line.trim().split(/ {2,}/)[0])
const variables = (text: string) => [...new Set(all(/GUITAI_[A-Z]+/g)(text))].sort()
const headings = all(/^(#+) /gm)
const steps = all(/^\*\*(\d+)\. /gm)
const tableRows = (text: string) => all(/^\|.*\|$/gm)(text).map((row) => row.split('|').length)
/** Numbers with their units' letters left out; the comma of Chinese text is no part of one. */
const figures = (text: string) => all(/^\|.*$/gm)(text).flatMap(all(/\d+(?:[.,]\d+)*/g))
const options = (text: string) => [...new Set(all(/(?<![\w-])--[a-z][a-z-]+/g)(text))].sort()
const links = (text: string) => all(/\]\(([^)]+)\)/g)(text).filter((to) => !to.startsWith('README'))

describe('README.md and README.zh-CN.md', () => {
  it.each([
    ['commands', commands],
    ['environment variables', variables],
    ['headings', headings],
    ['steps', steps],
    ['tables', tableRows],
    ['figures', figures],
    ['options', options],
    ['links', links],
  ])('have the same %s', (_what, of) => {
    expect(of(english).length).toBeGreaterThan(3)
    expect(of(chinese)).toEqual(of(english))
  })

  it('show every command that the help has', () => {
    const known = all(/^ {2}(guitai (?:[a-z]+)(?: [a-z]+)?)/gm)(allHelp)
    expect(known).toContain('guitai journal new')
    for (const text of texts) for (const command of known) expect(text).toContain(`npx ${command}`)
  })

  it('show every option of a token that the help has', () => {
    const usage = /guitai token (.*)/.exec(allHelp)?.[1] ?? ''
    for (const text of texts) for (const option of options(usage)) expect(commands(text).join('\n')).toContain(option)
  })

  it('name every variable that the settings read', () => {
    const read = variables(readFileSync(join(root, 'device-daemon/settings.ts'), 'utf8'))
    for (const text of texts) expect(variables(text)).toEqual(read)
  })

  it('link to files that are there', () => {
    for (const to of all(/\]\(([^)]+)\)/g)(english + chinese)) expect(existsSync(join(root, to)), to).toBe(true)
  })
})
