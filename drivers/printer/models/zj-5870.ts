import type { PrinterModel } from './model.ts'

export const zj5870: PrinterModel = {
  id: 'zj-5870',
  title: { zh: 'ZJ-5870 热敏打印机', en: 'ZJ-5870 thermal printer' },
  language: 'esc-pos',
  paperMm: 58,
  dpi: 203,
  widthDots: 384,
  columns: { fontA: 32, fontB: 42 },
  source: 'escpos-printer-db ZJ-5870.yml',
}
