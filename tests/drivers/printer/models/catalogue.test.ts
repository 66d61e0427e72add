/** Rules for every data sheet; a broken one is named by its id. */
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printerModels } from '../../../../drivers/printer/models/index.ts'
import { baudRates } from '../../../../drivers/printer/models/model.ts'

const folder = resolve(import.meta.dirname, '../../../../drivers/printer/models')
const sheets = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'index' && name !== 'model')

/** At 203 dpi, which is 8 dots to the millimetre; margins are at the paper's edges. */
const dotsPerMm = 8
const marginsMmMax = 12

describe('The catalogue of printers', () => {
  it('has one sheet a file, all of them in the index, and no id twice', () => {
    expect(printerModels.map(({ id }) => id).sort()).toEqual(sheets.sort())
  })

  it('has a generic sheet for either paper', () => {
    expect(printerModels.filter(({ id }) => id.startsWith('generic-')).map(({ paperMm }) => paperMm)).toEqual([58, 80])
  })

  describe.each(printerModels)('$id', (model) => {
    it('is named in both languages, and says where its facts are from', () => {
      expect(model.title.zh).toMatch(/[一-龥]/)
      expect(model.title.en).toMatch(/[A-Za-z]/)
      expect(model.title.en).not.toMatch(/[一-龥]/)
      expect(model.source.trim()).not.toBe('')
      expect(model.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    })

    it('prints nearly as wide as its paper, and no wider', () => {
      expect(model.widthDots).toBeLessThanOrEqual(model.paperMm * dotsPerMm)
      expect(model.widthDots).toBeGreaterThanOrEqual((model.paperMm - marginsMmMax) * dotsPerMm)
      // GS v 0 counts its width in bytes.
      expect(model.widthDots % 8).toBe(0)
    })

    it('has lines that fit', () => {
      expect(model.columns.fontA * 12).toBeLessThanOrEqual(model.widthDots)
      expect(model.columns.fontB * 9).toBeLessThanOrEqual(model.widthDots)
      expect(model.columns.fontB).toBeGreaterThan(model.columns.fontA)
    })

    it('has a lawful baud rate, where it is known', () => {
      if (model.baudRate !== undefined) expect(baudRates).toContain(model.baudRate)
    })
  })
})
