import { everyChange, type PrinterModel } from './model.ts'

export const ctS310: PrinterModel = {
  id: 'ct-s310',
  title: { zh: '西铁城 CT-S310', en: 'Citizen CT-S310' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  charset: 'gb18030',
  tellsCharset: true,
  status: 'dle-eot',
  asb: everyChange,
  completion: 'gs-r',
  source: 'Citizen command reference: GS I 69 "CHINA GB18030", GS a bits, GS r; columns in ReceiptPrinterEncoder 4.0.1 (CT-S310II)',
}
