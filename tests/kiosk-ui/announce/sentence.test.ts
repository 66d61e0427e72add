/** How a call is said. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clipNames } from '../../../device-daemon/wire/clips.ts'
import { sentenceOf } from '../../../kiosk-ui/screens/board/announce/sentence.ts'

const said = (number: string, window: number, hasEnglish = false) => sentenceOf({ number, window }, hasEnglish).join(' ')
const window = (number: number) => /dao (.*) hao-chuangkou/.exec(said('A001', number))?.[1]

describe('A call', () => {
  it('is said sign by sign, with 1 as yao, and a window that is counted', () => {
    expect(said('A012', 12)).toBe('qing letter-a zh-0 zh-1 zh-2 hao dao shi zh-2 hao-chuangkou')
  })

  it.each([
    [1, 'yi'],
    [2, 'zh-2'],
    [10, 'shi'],
    [11, 'shi yi'],
    [20, 'zh-2 shi'],
    [21, 'zh-2 shi yi'],
    [100, 'yi bai'],
    [101, 'yi bai zh-0 yi'],
    [110, 'yi bai yi shi'],
    [212, 'zh-2 bai yi shi zh-2'],
    [999, 'zh-9 bai zh-9 shi zh-9'],
  ])('to window %s says %s', (number, words) => {
    expect(window(number)).toBe(words)
  })

  it('is said in English afterwards where the hall wants it', () => {
    expect(said('B001', 12, true)).toBe('qing letter-b zh-0 zh-0 zh-1 hao dao shi zh-2 hao-chuangkou en-ticket letter-b en-0 en-0 en-1 en-window en-1 en-2')
  })
})

describe('The pack that ships', () => {
  it('has every clip', () => {
    expect(clipNames.filter((name) => !existsSync(resolve(import.meta.dirname, `../../../kiosk-ui/clips/cmn/${name}.ogg`)))).toEqual([])
  })

  it('has every clip that any call needs, and none that none needs', () => {
    const needed = new Set(['chime'])
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') for (const clip of sentenceOf({ number: `${letter}0123`, window: 1 }, true)) needed.add(clip)
    for (let number = 1; number <= 999; number++) for (const clip of sentenceOf({ number: `A${String(number).padStart(3, '0')}`, window: number }, true)) needed.add(clip)
    expect([...needed].sort()).toEqual([...clipNames].sort())
  })
})
