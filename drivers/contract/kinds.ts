/**
 * What every device of a kind can be told (orders), can tell (events), and, when it is emulated,
 * what a person can do to it (gestures) and see of it (faces). Models differ in bytes, not in these.
 */
import type { CardRecord } from './card.ts'

export const deviceKinds = ['printer', 'id-reader', 'scanner', 'rating-pad', 'caller', 'display'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** The five levels of 好差评, best first. Always names: official formats number them in opposite directions. */
export const ratingLevels = [
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const
export type RatingLevel = (typeof ratingLevels)[number]

// ---- printers ---------------------------------------------------------------------------------

export type Align = 'left' | 'center' | 'right'

/** A dot of the printer each, row by row: 0 black to 255 white. What is wider than the paper is made smaller. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** One thing on a ticket. Sizes are multiples of the printer's own character, 1 to 8. */
export type PaperLine =
  | { readonly type: 'text'; readonly text: string; readonly size?: number; readonly align?: Align; readonly bold?: boolean }
  | { readonly type: 'qr'; readonly payload: string; readonly align?: Align }
  /** CODE128, with its text below it. */
  | { readonly type: 'barcode'; readonly payload: string; readonly align?: Align }
  | { readonly type: 'pdf417'; readonly payload: string; readonly align?: Align }
  | { readonly type: 'image'; readonly picture: Picture; readonly align?: Align }
  | { readonly type: 'rule' }
  | { readonly type: 'feed'; readonly lines: number }
  | { readonly type: 'cut' }

export type PrinterOrder = { readonly type: 'print'; readonly job: string; readonly lines: readonly PaperLine[] }

export type PrinterEvent =
  | {
      readonly type: 'printer-state'
      readonly paper: 'ok' | 'near-end' | 'out'
      readonly cover: 'closed' | 'open'
      readonly online: boolean
      readonly error: 'none' | 'cutter' | 'recoverable' | 'unrecoverable' | 'auto-recoverable'
    }
  /** A job that had not been confirmed in time is on paper after all. */
  | { readonly type: 'job-printed'; readonly job: string }

export type PrinterGesture =
  | { readonly type: 'tear' }
  | { readonly type: 'paper'; readonly paper: 'ok' | 'near-end' | 'out' }
  | { readonly type: 'cover'; readonly cover: 'open' | 'closed' }
  | { readonly type: 'cutter'; readonly cutter: 'ok' | 'jammed' }

/** A row of paper as the printer's own interpretation of its bytes left it. Widths in dots. */
export type PaperRow =
  | { readonly row: 'text'; readonly align: Align; readonly spans: readonly PaperSpan[] }
  | { readonly row: 'qr'; readonly align: Align; readonly payload: string; readonly moduleDots: number; readonly correction: 'L' | 'M' | 'Q' | 'H' }
  | { readonly row: 'raster'; readonly align: Align; readonly widthDots: number; readonly heightDots: number; readonly bitsBase64: string }
  /** A symbol that the printer draws itself, as it draws it. */
  | {
      readonly row: 'bars'
      readonly align: Align
      readonly symbology: string
      readonly payload: string
      readonly widthDots: number
      readonly heightDots: number
      readonly bitsBase64: string
    }
  | { readonly row: 'feed'; readonly dots: number }
  | { readonly row: 'cut'; readonly full: boolean }

export interface PaperSpan {
  readonly text: string
  readonly widthTimes: number
  readonly heightTimes: number
  readonly bold: boolean
  readonly underline: boolean
  readonly reverse: boolean
}

export interface PrinterFace {
  readonly kind: 'printer'
  readonly widthDots: number
  readonly paper: 'ok' | 'near-end' | 'out'
  readonly cover: 'open' | 'closed'
  readonly cutter: 'ok' | 'jammed'
  /** Pieces cut or torn off and taken away are gone; newest last. The last piece may still hang in the printer. */
  readonly pieces: readonly { readonly id: number; readonly cut: boolean; readonly rows: readonly PaperRow[] }[]
}

// ---- ID-card readers --------------------------------------------------------------------------

export type IdReaderOrder = { readonly type: 'identify' }

export type IdReaderEvent =
  | { readonly type: 'card-read'; readonly card: CardRecord; readonly photo: Uint8Array }
  | { readonly type: 'card-unreadable'; readonly why: 'lifted-early' | 'wrong-card' | 'not-authentic' | 'failed' }
  | { readonly type: 'reader-identified'; readonly samId: string }

export type IdReaderGesture =
  | { readonly type: 'lay'; readonly card: CardRecord; readonly photo?: Uint8Array }
  | { readonly type: 'lift' }
  /** The next card laid is lifted before it has been read. */
  | { readonly type: 'lift-early' }

export interface IdReaderFace {
  readonly kind: 'id-reader'
  readonly card: { readonly name: string; readonly kind: CardRecord['kind'] } | null
  /** The lamp of a reader that has just read. */
  readonly read: boolean
}

// ---- scanners ---------------------------------------------------------------------------------

export type ScannerOrder = { readonly type: 'aim' } | { readonly type: 'rest' }

export type ScannerEvent = {
  readonly type: 'scanned'
  readonly text: string
  readonly bytes: Uint8Array
  /** AIM identifier such as `]Q1`, where the scanner sends one. */
  readonly symbology?: string
}

export type ScannerGesture = { readonly type: 'show'; readonly text: string; readonly charset?: 'utf-8' | 'gb18030' }

export interface ScannerFace {
  readonly kind: 'scanner'
  readonly aiming: boolean
  readonly shown: string | null
}

// ---- rating pads ------------------------------------------------------------------------------

/** `call-or-recall` and `end` (no-show or finish) mean what fits the ticket at the window: some callers have one key for both. */
export const callerKeys = ['call', 'recall', 'call-or-recall', 'start', 'evaluate', 'no-show', 'end', 'hang', 'call-back', 'pause', 'transfer', 'cancel'] as const
export type CallerKey = (typeof callerKeys)[number]

export type RatingPadOrder =
  | { readonly type: 'invite' }
  | { readonly type: 'dismiss' }
  | { readonly type: 'show'; readonly waiting: number | null; readonly ticket: string | null }
  | { readonly type: 'beep' }

export type RatingPadEvent =
  /** `level` is null where the site's config gives this key none. */
  | { readonly type: 'key'; readonly key: number; readonly level: RatingLevel | null }
  | { readonly type: 'caller'; readonly key: CallerKey }

export type RatingPadGesture =
  | { readonly type: 'press'; readonly key: number }
  | { readonly type: 'press-caller'; readonly key: CallerKey }

export interface RatingPadFace {
  readonly kind: 'rating-pad'
  readonly inviting: boolean
  readonly display: string
  readonly stars: boolean
  readonly beeps: number
  readonly keys: readonly { readonly key: number; readonly level: RatingLevel | null }[]
  readonly callerKeys: readonly CallerKey[]
}

// ---- callers: a clerk's keys, often with a small display ---------------------------------------

/** What is at the window now. */
export type AtWindow = 'idle' | 'called' | 'serving'

export type CallerOrder = { readonly type: 'show'; readonly waiting: number | null; readonly ticket: string | null; readonly at: AtWindow }

export type CallerEvent = { readonly type: 'caller'; readonly key: CallerKey }

export type CallerGesture = { readonly type: 'press-caller'; readonly key: CallerKey }

export interface CallerFace {
  readonly kind: 'caller'
  readonly display: string
  readonly lamp: 'off' | 'steady' | 'blinking'
  readonly callerKeys: readonly CallerKey[]
}

// ---- displays: the number above a window -------------------------------------------------------

export type DisplayOrder = { readonly type: 'show'; readonly ticket: string | null; readonly at: AtWindow }

/** Displays say nothing. */
export type DisplayEvent = never

/** Nobody does anything to a display but pull its plug. */
export type DisplayGesture = never

export interface DisplayFace {
  readonly kind: 'display'
  readonly text: string
}

// ---- by kind ----------------------------------------------------------------------------------

export interface Kinds {
  'printer': { order: PrinterOrder; event: PrinterEvent; gesture: PrinterGesture; face: PrinterFace }
  'id-reader': { order: IdReaderOrder; event: IdReaderEvent; gesture: IdReaderGesture; face: IdReaderFace }
  'scanner': { order: ScannerOrder; event: ScannerEvent; gesture: ScannerGesture; face: ScannerFace }
  'rating-pad': { order: RatingPadOrder; event: RatingPadEvent; gesture: RatingPadGesture; face: RatingPadFace }
  'caller': { order: CallerOrder; event: CallerEvent; gesture: CallerGesture; face: CallerFace }
  'display': { order: DisplayOrder; event: DisplayEvent; gesture: DisplayGesture; face: DisplayFace }
}
export type OrderOf<K extends DeviceKind> = Kinds[K]['order']
export type EventOf<K extends DeviceKind> = Kinds[K]['event']
export type GestureOf<K extends DeviceKind> = Kinds[K]['gesture']
export type FaceOf<K extends DeviceKind> = Kinds[K]['face']
