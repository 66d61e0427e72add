import type { PrinterModel } from './model.ts'

export const silent58: PrinterModel = {
  id: 'silent-58',
  title: { zh: '58 毫米打印机(从不应答)', en: '58 mm printer that never answers' },
  language: 'esc-pos',
  paperMm: 58,
  dpi: 203,
  widthDots: 384,
  columns: { fontA: 32, fontB: 42 },
  cutter: 'none',
  status: 'none',
  asb: null,
  completion: 'none',
  source: 'widths as generic-58; many boards of this width have no line back to the host: nothing is asked of them',
}
