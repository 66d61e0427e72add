import type { PrinterModel } from './model.ts'

export const gprinter80: PrinterModel = {
  id: 'gprinter-80',
  title: { zh: '佳博 80 毫米票据打印机', en: 'Gprinter 80 mm ticket printer' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  // No GS ( H is known of this maker.
  completion: 'gs-r',
  source: 'No command manual of the maker could be read: widths as escpos-printer-db has them for 80 mm; completion as protocols 2.7 advises for 佳博',
}
