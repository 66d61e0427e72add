import type { PrinterModel } from './model.ts'

export const silent80: PrinterModel = {
  id: 'silent-80',
  title: { zh: '80 毫米打印机(从不应答)', en: '80 mm printer that never answers' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  status: 'none',
  asb: null,
  completion: 'none',
  source: 'widths as generic-80; for printers behind one-way cables and print servers: nothing is asked of them',
}
