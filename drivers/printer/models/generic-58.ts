import type { PrinterModel } from './model.ts'

export const generic58: PrinterModel = {
  id: 'generic-58',
  title: { zh: '58 毫米热敏票据打印机(通用)', en: '58 mm thermal ticket printer (generic)' },
  language: 'esc-pos',
  paperMm: 58,
  dpi: 203,
  widthDots: 384,
  columns: { fontA: 32, fontB: 42 },
  source: 'escpos-printer-db: 384 dots, 32 and 42 columns at 203 dpi',
}
