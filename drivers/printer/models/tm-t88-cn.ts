import { everyChange, type PrinterModel } from './model.ts'

export const tmT88Cn: PrinterModel = {
  id: 'tm-t88-cn',
  title: { zh: '爱普生 TM-T88 系列(中文)', en: 'Epson TM-T88 series (Chinese)' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 180,
  widthDots: 512,
  columns: { fontA: 42, fontB: 56 },
  tellsCharset: true,
  cutter: 'partial',
  status: 'dle-eot',
  asb: everyChange,
  completion: 'process-id',
  fsMode: 'bits-2-3',
  qrMaxBytes: 2331,
  headToBladeMm: 15,
  source: 'escpos-printer-db TM-T88IV and TM-T88V; TM-T88III specification (partial cut, FS !, status, 1.7: head to blade); Epson reference, models of GS ( H fn 48: T88IV and later',
}
