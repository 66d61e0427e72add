import type { PrinterModel } from './model.ts'

export const pos5890: PrinterModel = {
  id: 'pos-5890',
  title: { zh: 'POS-5890 热敏打印机', en: 'POS-5890 thermal printer' },
  language: 'esc-pos',
  paperMm: 58,
  dpi: 203,
  widthDots: 384,
  columns: { fontA: 32, fontB: 42 },
  source: 'escpos-printer-db POS-5890.yml',
}
