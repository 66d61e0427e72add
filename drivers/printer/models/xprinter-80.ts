import type { PrinterModel } from './model.ts'

export const xprinter80: PrinterModel = {
  id: 'xprinter-80',
  title: { zh: '芯烨 XP-N160II、XP-T80Q', en: 'Xprinter XP-N160II, XP-T80Q' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  // No GS ( H is known of this maker.
  completion: 'gs-r',
  source: 'ReceiptPrinterEncoder 4.0.1 (XP-N160II, XP-T80Q: 203 dpi, 48 and 64 columns, cutter); completion as protocols 2.7 advises for 芯烨',
}
