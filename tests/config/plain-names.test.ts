/** The words with which people find their business: what a catalogue and a hall may say, and what ours do. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainNameFaults } from '../../config/faults/plain-names.ts'
import { loadHall } from '../../config/load.ts'
import { type Broken, catalogue, changed, emulated, faultsOf, written } from './broken.ts'

/** What is said of our catalogue with one change, without the file's name. */
function faultsWith(change: (items: Broken[]) => void): string[] {
  const value = JSON.parse(readFileSync(catalogue, 'utf8'))
  change(value.items)
  const file = written(`plain-${Math.random()}.json`, JSON.stringify(value))
  return faultsOf(changed((config) => (config.catalogue = file))).map((line) => line.replace(`${file}: `, ''))
}
const saying = (key: string, value: unknown) => faultsWith(([first]) => (first[key] = value))

describe('Plain words of an item', () => {
  it.each([
    ['plainName', 20],
    ['plainNameEn', 60],
    ['hint', 30],
    ['hintEn', 90],
  ])('%s has at most %d signs, and is no empty one', (key, max) => {
    expect(saying(key, 'x'.repeat(max))).toEqual([])
    expect(saying(key, 'x'.repeat(max + 1))).toEqual([`items[0].${key}: must have at most ${max} characters, not ${max + 1}`])
    expect(saying(key, '')[0]).toBe(`items[0].${key}: must not be empty`)
    expect(saying(key, 7)).toEqual([`items[0].${key}: must be text (in quotes where it looks like a number), not 7`])
  })
  it.each(['两\n行', '两\u2028行', ' 办证', '办证 ', ' '])('%j is not one line', (words) => {
    for (const key of ['plainName', 'plainNameEn', 'hint', 'hintEn']) expect(saying(key, words)).toEqual([`items[0].${key}: is one line, without spaces at its ends`])
  })
  it('may be left out, each and all', () => {
    const none = faultsWith((items) => items.forEach((item) => ['plainName', 'plainNameEn', 'hint', 'hintEn'].forEach((key) => delete item[key])))
    expect(none).toEqual([])
  })
})

describe('One plain name', () => {
  it('of two items is refused, in either language, whatever its capitals', () => {
    expect(faultsWith((items) => (items[1].plainName = items[0].plainName))).toEqual(['items[1].plainName: 办身份证 is what GA-01 is called in plain words: nobody could tell the two apart'])
    expect(faultsWith((items) => (items[2].plainNameEn = 'GET an id card'))).toEqual(['items[2].plainNameEn: GET an id card is what GA-01 is called in plain words: nobody could tell the two apart'])
  })
  it('is not what another item is called that has none', () => {
    const later = faultsWith((items) => (delete items[3].plainName, (items[1].plainName = items[3].name)))
    expect(later).toEqual(['items[3].name: 出生登记(新生儿落户) is what GA-02 is called in plain words: nobody could tell the two apart'])
    const earlier = faultsWith((items) => (delete items[1].plainName, (items[3].plainName = items[1].name)))
    expect(earlier).toEqual(['items[3].plainName: 临时居民身份证办理 is what GA-02 is called in plain words: nobody could tell the two apart'])
  })
  it('may be another item’s official one, where that is not shown, or its own', () => {
    expect(faultsWith((items) => (items[0].plainName = items[1].name))).toEqual([])
    expect(faultsWith((items) => (items[0].plainName = items[0].name))).toEqual([])
  })
  it('is asked of plain names only: official ones were never refused', () => {
    const bare = (code: string) => ({ code, name: '登记', nameEn: 'Registration' })
    expect(plainNameFaults([bare('A-1'), bare('A-2')])).toEqual([])
  })
})

describe('Plain words of a queue', () => {
  it.each([
    ['hint', 30],
    ['hintEn', 90],
  ])('%s is one line of at most %d signs', (key, max) => {
    const queue = (value: string) => faultsOf(changed((config) => (config.queues[1][key] = value)))
    expect(queue('x'.repeat(max))).toEqual([])
    expect(queue('x'.repeat(max + 1))).toEqual([`queues[1].${key}: must have at most ${max} characters, not ${max + 1}`])
    expect(queue('a\nb')).toEqual([`queues[1].${key}: is one line, without spaces at its ends`])
  })
})

describe('The township’s catalogue', () => {
  const { config, items } = loadHall(emulated)

  it('says all of its items and queues in plain words, in both languages', () => {
    expect(items.length).toBeGreaterThanOrEqual(32)
    for (const { code, plainName, plainNameEn, hint, hintEn } of items) for (const words of [plainName, plainNameEn, hint, hintEn]) expect(words, code).toBeTruthy()
    for (const { prefix, hint, hintEn } of config.queues) for (const words of [hint, hintEn]) expect(words, prefix).toBeTruthy()
  })
  it('has Chinese without Latin letters in the one and English without hanzi in the other', () => {
    for (const { plainName, plainNameEn, hint, hintEn } of items) {
      expect(`${plainName}${hint}`).not.toMatch(/[a-z]/i)
      expect(`${plainNameEn}${hintEn}`).not.toMatch(/\p{Script=Han}/u)
    }
  })
  it('asks for no paper: a list of some would pass for the whole, and some are waived', () => {
    for (const { code, hint, hintEn } of items) expect(`${hint} ${hintEn}`, code).not.toMatch(/带|照片|bring|photo/i)
  })
  it('names no age and no amount: those are the official entry’s to say', () => {
    for (const { code, plainName, hint, plainNameEn, hintEn } of items) expect(`${plainName} ${hint} ${plainNameEn} ${hintEn}`, code).not.toMatch(/\d|[二三四五六七八九十百千]+(岁|元|周岁)/)
  })
})
