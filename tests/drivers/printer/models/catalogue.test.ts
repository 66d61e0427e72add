/** Rules for every data sheet; a broken one is named by its id. */
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { escPosPrinter } from '../../../../drivers/printer/esc-pos/driver.ts'
import { printerModels } from '../../../../drivers/printer/models/index.ts'
import { baudRates } from '../../../../drivers/printer/models/model.ts'

const folder = resolve(import.meta.dirname, '../../../../drivers/printer/models')
const sheets = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'index' && name !== 'model')

/** Margins are at the paper's edges. */
const marginsMmMax = 12

describe('The catalogue of printers', () => {
  it('has one sheet a file, all of them in the index, and no id twice', () => {
    expect(printerModels.map(({ id }) => id).sort()).toEqual(sheets.sort())
  })

  it('has a generic sheet for either paper', () => {
    expect(printerModels.filter(({ id }) => id.startsWith('generic-')).map(({ paperMm }) => paperMm)).toEqual([58, 80])
    expect(printerModels.filter(({ status }) => status === 'none').map(({ paperMm }) => paperMm)).toEqual([58, 80])
  })

  it('has the makers of this market', () => {
    const ids = printerModels.map(({ id }) => id)
    for (const id of ['tm-t82iii', 'tm-t88-cn', 'gprinter-80', 'xprinter-80', 'ct-s310']) expect(ids).toContain(id)
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
      const mm = (model.widthDots / model.dpi) * 25.4
      expect(mm).toBeLessThanOrEqual(model.paperMm)
      expect(mm).toBeGreaterThanOrEqual(model.paperMm - marginsMmMax)
      // GS v 0 counts its width in bytes.
      expect(model.widthDots % 8).toBe(0)
    })

    it('has lines that fit', () => {
      expect(model.columns.fontA * 12).toBeLessThanOrEqual(model.widthDots)
      expect(model.columns.fontB * 9).toBeLessThanOrEqual(model.widthDots)
      expect(model.columns.fontB).toBeGreaterThan(model.columns.fontA)
    })

    it('asks nothing of a printer that never answers, and of the others says how a ticket is confirmed', () => {
      if (model.status === 'none') expect(model).toMatchObject({ asb: null, completion: 'none' })
      else expect(model.completion).not.toBe('none')
      if (model.asb !== null && model.asb !== undefined) expect(model.asb & ~0x4f).toBe(0)
    })

    it('is never sent a byte of 80 or above outside text, nor a command it does not know', () => {
      const settings = escPosPrinter.settings.parse({ model: model.id })
      const codec = escPosPrinter.codec(settings, null)
      const lines = [{ type: 'text', text: 'A001', size: 5, bold: true, align: 'center' }, { type: 'rule' }, { type: 'qr', payload: 'GUITAI' }, { type: 'feed', lines: 3 }, { type: 'cut' }] as const
      const routine = escPosPrinter.routine(settings)
      const said = [
        ...routine.order({ type: 'print', job: 'job', lines }),
        ...([{ type: 'query', about: 1 }, { type: 'query', about: 4 }, { type: 'ask-charset' }, { type: 'identify', field: 'model' }, { type: 'recover', clear: true }, { type: 'enable-asb' }] as const),
      ].map((command) => [...codec.encode(command).bytes])
      for (const bytes of said) expect(bytes.filter((byte) => byte >= 0x80)).toEqual([])
      const asks = said.flat().join().includes([0x1d, 0x61].join())
      expect(asks).toBe(model.asb !== null)
    })

    it('has settings of its own that hold together', () => {
      expect(escPosPrinter.settings.safeParse({ model: model.id }).success).toBe(true)
    })

    it('has a lawful baud rate, where it is known', () => {
      if (model.baudRate !== undefined) expect(baudRates).toContain(model.baudRate)
    })
  })
})
