import type { PrinterModel } from './model.ts'

export const tmT70iiCh: PrinterModel = {
  id: 'tm-t70ii-ch',
  title: { zh: '爱普生 TM-T70II(简体中文)', en: 'Epson TM-T70II (Simplified Chinese)' },
  language: 'esc-pos',
  paperMm: 80,
  dpi: 203,
  widthDots: 576,
  columns: { fontA: 48, fontB: 64 },
  charset: 'gb18030',
  source: 'escpos-printer-db TM-T70II-CH.yml; it claims GB18030-2022 level 2',
}
