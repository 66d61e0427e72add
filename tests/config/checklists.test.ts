/** Checklists are data: the own one where none is named, another file where one is, and sentences for one that is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadChecklist } from '../../config/checklists/load.ts'
import type { HallConfig } from '../../config/schema.ts'
import { thrownBy } from './chinese.ts'

const folder = mkdtempSync(join(tmpdir(), 'checklists-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hallFile = resolve(folder, 'hall.yaml')
const load = (checklist?: string) => loadChecklist({ inspection: checklist === undefined ? {} : { checklist } } as HallConfig, hallFile)
function written(text: string): string {
  writeFileSync(join(folder, 'own.yaml'), text)
  return 'own.yaml'
}

it('The usual list has a version, and each line its words in both languages', () => {
  const { version, lines } = load()
  expect([version, lines.length]).toEqual(['1', 16])
  for (const { label, labelEn } of lines) expect([/[\u4e00-\u9fff]/.test(label), /^[A-Z][ -~]+$/.test(labelEn)]).toEqual([true, true])
})

it('A hall’s own is found beside its file', () => {
  expect(load(written("version: '2026'\nlines:\n  - { code: tea, label: 茶水, labelEn: Tea }\n"))).toEqual({ version: '2026', lines: [{ code: 'tea', label: '茶水', labelEn: 'Tea' }] })
})

it.each([
  ['a code twice', "version: '1'\nlines:\n  - { code: a, label: 一, labelEn: A }\n  - { code: a, label: 二, labelEn: B }\n", /each code is there once/],
  ['no line', "version: '1'\nlines: []\n", /lines/],
  ['no version', 'lines:\n  - { code: a, label: 一, labelEn: A }\n', /version/],
  ['a code that is none', "version: '1'\nlines:\n  - { code: 'A B', label: 一, labelEn: A }\n", /small letters/],
  ['words in one language', "version: '1'\nlines:\n  - { code: a, label: 一 }\n", /labelEn/],
])('A list with %s is refused', (_what, text, sentence) => {
  expect(thrownBy(() => load(written(text)))).toMatch(sentence)
})
