/** What the doctor says of the browsers' policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { examineEmbed } from '../../device-daemon/cli/doctor-embed.ts'

const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/example.yaml'))
const naming = (...origins: string[]) => ({ config: { ...hall.config, embed: { origins } } })
const office = 'https://office.example'
const archive = 'https://archive.example:8443'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
/** A folder of policies: each file's list, or its whole text. */
function folderWith(files: Readonly<Record<string, readonly string[] | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-policies-'))
  folders.push(folder)
  for (const [name, said] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof said === 'string' ? said : JSON.stringify({ LocalNetworkAccessAllowedForUrls: said, OtherPolicy: 1 }))
  }
  return folder
}
const levels = (...args: Parameters<typeof examineEmbed>) => examineEmbed(...args).map(({ level }) => level)

describe('The doctor', () => {
  it('says nothing where no page is named', () => {
    expect(examineEmbed(naming(), [folderWith({})])).toEqual([])
  })

  it('names the file and the folders where no folder is there', () => {
    const [finding] = examineEmbed(naming(office, archive), ['/nowhere/managed'])
    expect(finding?.level).toBe('note')
    for (const words of [finding?.sentence.en, finding?.sentence.zh]) {
      for (const part of [office, archive, 'config/policies/guitai-local-network.json', '/nowhere/managed']) expect(words).toContain(part)
    }
  })

  it('is content with one file that names all of them, in either folder, whatever the file is called', () => {
    const whole = folderWith({ 'hall': [archive, office] })
    expect(levels(naming(office, archive), [folderWith({}), whole])).toEqual(['good'])
    expect(examineEmbed(naming(office), [whole])[0]?.sentence.en).toContain(join(whole, 'hall'))
    expect(levels(naming(office), [folderWith({ 'a.json': ['*'] })])).toEqual(['good'])
    expect(levels(naming(office), [folderWith({ 'a.json': [`${office}/`] })])).toEqual(['good'])
  })

  it('names only what is missing', () => {
    const [finding] = examineEmbed(naming(office, archive), [folderWith({ 'a.json': [office] })])
    expect(finding?.sentence.en).toContain(`(${archive})`)
  })

  it('does not add up two files', () => {
    expect(levels(naming(office, archive), [folderWith({ 'a.json': [office], 'b.json': [archive] })])).toEqual(['note'])
  })

  it.each([
    ['another port', [`${office}:8443`]],
    ['another scheme', ['http://office.example']],
    ['a longer name', ['https://office.example.evil.example']],
    ['no JSON', '{"LocalNetworkAccessAllowedForUrls": ['],
    ['a list that is none', '{"LocalNetworkAccessAllowedForUrls": "https://office.example"}'],
    ['another policy', '{"HomepageLocation": "https://office.example"}'],
    ['a bare word', '"https://office.example"'],
  ])('is not content with %s', (_what, said) => {
    expect(levels(naming(office), [folderWith({ 'a.json': said })])).toEqual(['note'])
  })
})
