import type { PrinterModel } from './model.ts'

export const generic80: PrinterModel = {
  id: 'generic-80',
  title: { zh: '80 毫米热敏票据打印机(通用)', en: '80 mm thermal ticket printer (generic)' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  source: 'escpos-printer-db: 576 dots, 48 and 64 columns at 203 dpi',
}
