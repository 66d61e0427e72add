import { everyChange, type PrinterModel } from './model.ts'

export const tmT82iii: PrinterModel = {
  id: 'tm-t82iii',
  title: { zh: '爱普生 TM-T82III(中文)', en: 'Epson TM-T82III (Chinese)' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  // Two of one shop answered differently: the font must be asked for.
  tellsCharset: true,
  cutter: 'partial',
  status: 'dle-eot',
  asb: everyChange,
  completion: 'process-id',
  fsMode: 'bits-2-3',
  source: 'Epson reference, models of GS ( H fn 48; widths as TM-T20III of the same engine in ReceiptPrinterEncoder 4.0.1; charsets as seen in a shop (protocols, 2.2)',
}
