/** Millimetres of paper, by hand: dots of the manual's sizes over dots to the inch. */
import { describe, expect, it } from 'vitest'
import type { PaperLine } from '../../../../drivers/contract/kinds.ts'
import { escPosPaper } from '../../../../drivers/printer/esc-pos/paper.ts'
import { settingsSchema } from '../../../../drivers/printer/esc-pos/settings.ts'

const paperOf = (settings: object) => escPosPaper(settingsSchema.parse(settings))
const text = (size: number): PaperLine => ({ type: 'text', text: '综合', size })
const blade = 15

describe('What a job takes of the roll', () => {
  it.each<[string, object, PaperLine[], number, number]>([
    ['a line of text: 30 dots', {}, [text(1)], 30, 0],
    ['a line higher than its spacing: 5 × 24 dots', {}, [text(5)], 120, 0],
    ['three lines fed: 90 dots', {}, [{ type: 'feed', lines: 3 }], 90, 0],
    ['a QR code of 14 bytes: 21 modules of 8 dots', {}, [{ type: 'qr', payload: 'GUITAI-14-BYTE' }], 168, 0],
    ['a picture: its height', {}, [{ type: 'image', picture: { width: 8, height: 50, grey: new Uint8Array(400) } }], 50, 0],
    ['a cut: from the head to the blade', {}, [text(1), { type: 'cut' }], 30, 1],
    ['no cutter: four lines to the tear bar', { model: 'silent-58' }, [text(1), { type: 'cut' }], 150, 0],
    ['180 dots to the inch', { model: 'tm-t88-cn' }, [text(5)], 135.333, 0],
  ])('%s', (_what, settings, lines, dots203, cuts) => {
    expect(paperOf(settings).use(lines)).toEqual({ mm: Math.ceil((dots203 * 25.4) / 203 + cuts * blade), cuts })
  })

  it('is a wrapped line’s every line', () => {
    expect(paperOf({ model: 'generic-58' }).use([{ type: 'text', text: '综'.repeat(33) }]).mm).toBe(Math.ceil((90 * 25.4) / 203))
  })

  it('is asked of nothing that cannot be printed', () => {
    expect(() => paperOf({}).use([text(9)])).toThrow(RangeError)
  })
})

describe('A new roll', () => {
  it('is as long as the sheet or the settings say', () => {
    expect(paperOf({}).rollMm).toBe(60_000)
    expect(paperOf({ model: 'generic-58' }).rollMm).toBe(22_000)
    expect(paperOf({ model: 'generic-58', rollMetres: 30.5 }).rollMm).toBe(30_500)
  })
})
