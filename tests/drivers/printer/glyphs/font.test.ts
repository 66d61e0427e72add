/** Debian's font as the daemon reads it, beside what Chromium makes of the same file. */
import { readdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FontCells } from '../../../../drivers/printer/glyphs/cells.ts'
import type { Dots } from '../../../../drivers/printer/glyphs/fill.ts'
import { type Font, fontTrouble, openFont } from '../../../../drivers/printer/glyphs/font.ts'
import { launchChromium } from '../../../kit/chromium.ts'

const rare = ['䶮', '㛃', '𬎆', '〇'] as const

/** Black dots of a hanzi, 24 times `size` to the em, drawn by Chromium where a printer's cell has it. */
async function inChromium(page: Page, character: string, size: number): Promise<Dots> {
  const black = await page.evaluate(
    ([text, side]) => {
      const canvas = document.createElement('canvas')
      canvas.width = side
      canvas.height = side
      const context = canvas.getContext('2d')
      if (context === null) return []
      context.font = `${side}px "Noto Sans Mono CJK SC"`
      context.fillText(text, 0, side * 0.88)
      return Array.from(context.getImageData(0, 0, side, side).data).flatMap((value, at) => (at % 4 === 3 ? [value >= 128 ? 1 : 0] : []))
    },
    [character, 24 * size] as const,
  )
  return { width: 24 * size, height: 24 * size, black: Uint8Array.from(black) }
}

/** Of the dots black in either, how many in both. */
function likeness(one: Dots, other: Dots): number {
  const dots = Array.from(one.black, (black, at) => black + (other.black[at] ?? 0))
  return dots.filter((both) => both === 2).length / dots.filter((both) => both > 0).length
}

function cellOf(character: string, size = 1, cells = new FontCells()): Dots {
  const cell = cells.cell(character, 2, size)
  if (cell === null) throw new Error(`${character} is not drawn`)
  return cell
}

describe('A hanzi from the font', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchChromium()
    page = await browser.newPage()
  }, 60_000)
  afterAll(() => browser.close())

  // Curves of every kind and subroutines of several dictionaries are in these.
  it.each([...rare, '㐀', '龘', '鬱', '☎', '①'])('%s has the dots that Chromium gives it', async (character) => {
    const theirs = await inChromium(page, character, 8)
    expect(likeness(cellOf(character, 8), theirs)).toBeGreaterThan(0.9)
    expect(likeness(cellOf(character, 8), await inChromium(page, '永', 8))).toBeLessThan(0.5)
  })

  it.each(rare)('%s is still itself at 24 dots', async (character) => {
    expect(likeness(cellOf(character), await inChromium(page, character, 1))).toBeGreaterThan(0.6)
  })
})

describe('Cells', () => {
  it.each([1, 2, 5, 8])('are 24 dots high, times %d', (size) => {
    for (const character of rare) expect(cellOf(character, size)).toMatchObject({ width: 24 * size, height: 24 * size })
  })

  it('have no stroke cut off at their edges: tails, accents, tall signs', () => {
    const cells = new FontCells()
    for (const [character, columns] of [['g', 1], ['Å', 2], ['|', 1], ['ñ', 1], ['〇', 2]] as const) {
      const { width, height, black } = cells.cell(character, columns, 8) ?? cellOf('')
      const inked = (row: number) => black.subarray(row * width, (row + 1) * width).includes(1)
      expect(Array.from({ length: height }, (_, row) => row).filter(inked).length, character).toBeGreaterThan(60)
      // An edge row may be touched by an outline's end, never crossed by strokes of a tail.
      expect(black.subarray(0, width).filter((dot) => dot === 1).length + black.subarray(-width).filter((dot) => dot === 1).length, character).toBeLessThan(width / 2)
    }
  })

  it('an emoji the font lacks is none, never its empty box', () => {
    const cells = new FontCells()
    for (const character of ['😀', '🇨', '\u{10ffff}', '\ue000']) {
      expect(cells.columns(character)).toBeNull()
      expect(cells.cell(character, 2, 1)).toBeNull()
    }
    expect(cells.columns('☎')).toBe(2)
  })

  it('are drawn once, and the font is opened at the first of them', () => {
    let opened = 0
    let read = 0
    const font = openFont()
    const counted: Font = { glyph: (code) => ((read += 1), font?.glyph(code) ?? null) }
    const cells = new FontCells(() => ((opened += 1), counted))
    expect(opened).toBe(0)
    const first = cells.cell('䶮', 2, 1)
    expect(cells.cell('䶮', 2, 1)).toBe(first)
    expect(cells.cell('䶮', 2, 2)).not.toBe(first)
    expect([opened, read]).toEqual([1, 1])
    // So many others later it is not kept any more.
    for (let code = 0x4e00; code < 0x4e00 + 64; code++) cells.cell(String.fromCodePoint(code), 2, 1)
    expect(cells.cell('䶮', 2, 1)).not.toBe(first)
    expect([opened, read]).toEqual([1, 66])
  })

  it('come with the font, though the daemon was started without it', () => {
    let font: Font | null = null
    const cells = new FontCells(() => font)
    expect(cells.columns('䶮')).toBeNull()
    font = openFont()
    expect(cells.columns('䶮')).toBe(2)
  })

  it('a glyph that cannot be read is one the font lacks', () => {
    const cells = new FontCells(() => ({
      glyph: () => {
        throw new RangeError('the font’s file ends too early')
      },
    }))
    expect(cells.columns('䶮')).toBeNull()
  })
})

describe('The font’s file', () => {
  it('is missed in one sentence that names its package', () => {
    expect(openFont(['/nowhere/NotoSansCJK-Regular.ttc'])).toBeNull()
    expect(fontTrouble(null)).toBe('the package fonts-noto-cjk is missing: 䶮 cannot be drawn')
    expect(fontTrouble()).toBeNull()
  })

  it('is passed over where it is something else', () => {
    expect(openFont([import.meta.filename])).toBeNull()
    expect(openFont([import.meta.dirname])).toBeNull()
    const open = () => readdirSync('/proc/self/fd').length
    const before = open()
    // Asked again at each rare character, it is not left open each time.
    for (let times = 0; times < 20; times++) expect(openFont(['/dev/null'])).toBeNull()
    expect(open()).toBe(before)
  })
})
