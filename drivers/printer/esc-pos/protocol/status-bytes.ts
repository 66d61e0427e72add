/**
 * What the printer's status bytes say. A DLE EOT answer does not name its question, so that who asked
 * must know which of the four it was.
 *
 *              7  6     5     4  3        2       1  0
 *   n=1        0  FEED  wait  1  offline  drawer  1  0     printer
 *   n=2        0  error end   1  FEED     cover   1  0     why offline
 *   n=3        0  auto  unrec 1  cutter   recov   1  0     which error
 *   n=4        0  end   end   1  near     near    1  0     roll sensors
 *
 *   ASB byte 1 0  FEED  cover 1  offline  drawer  0  0
 *       byte 2 0  auto  unrec 0  cutter   recov   FEED  wait
 *       byte 3 0  -     -     0  end      end     near  near
 *       byte 4 0  -     -     0  -        -       -  -
 *
 * Epson TM-U220 p. 54 and TM-T90 APG p. 319; lukevp/ESC-POS-.NET BasePrinter.cs; receiptio masks.
 */
import type { PrinterEvent } from '../../../contract/kinds.ts'
import type { Condition } from '../../../contract/status.ts'

/** DLE EOT n. */
export type QueryNumber = 1 | 2 | 3 | 4
export type PrinterState = Omit<Extract<PrinterEvent, { type: 'printer-state' }>, 'type'>
export type Paper = PrinterState['paper']

const offline = 0x08
const coverOpen = 0x04
const stoppedByPaper = 0x20
const errorOccurred = 0x40
const nearEnd = 0x0c
/** 72 on some, 7E on others. */
const paperEnd = 0x60

export function isRealtime(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** The answers of one round; one that never came says nothing, and so speaks for the printer. */
export function stateOfAnswers(answers: Partial<Record<QueryNumber, number>>): PrinterState {
  const { 1: printer = 0, 2: cause = 0, 3: error = 0, 4: roll = 0 } = answers
  const which = errorOfBits(error)
  return {
    paper:
      (roll & paperEnd) !== 0 || (cause & stoppedByPaper) !== 0 ? 'out' : (roll & nearEnd) !== 0 ? 'near-end' : 'ok',
    cover: (cause & coverOpen) !== 0 ? 'open' : 'closed',
    online: isOnline(printer),
    error: which === 'none' && (cause & errorOccurred) !== 0 ? 'recoverable' : which,
  }
}

/** Of an answer to n=1. */
export function isOnline(byte: number): boolean {
  return (byte & offline) === 0
}

/** Of an answer to n=2. */
export function hasOfflineCause(byte: number): boolean {
  return (byte & (coverOpen | stoppedByPaper | errorOccurred)) !== 0
}

export function isAsbFirst(byte: number): boolean {
  return (byte & 0x93) === 0x10
}

/** ASB bytes 2 to 4, and answers to GS r. */
export function isAsbLater(byte: number): boolean {
  return (byte & 0x90) === 0
}

export function stateOfAsb(first: number, second: number, third: number): PrinterState {
  return {
    paper: paperOfSensor(third),
    cover: (first & 0x20) !== 0 ? 'open' : 'closed',
    online: isOnline(first),
    error: errorOfBits(second),
  }
}

/** ASB byte 3 and the answer to GS r 1 have the same bits. */
export function paperOfSensor(byte: number): Paper {
  if ((byte & 0x0c) !== 0) return 'out'
  return (byte & 0x03) !== 0 ? 'near-end' : 'ok'
}

/** ASB byte 2 and DLE EOT 3 have the same bits. */
function errorOfBits(byte: number): PrinterState['error'] {
  if ((byte & 0x08) !== 0) return 'cutter'
  if ((byte & 0x20) !== 0) return 'unrecoverable'
  if ((byte & 0x04) !== 0) return 'recoverable'
  return (byte & 0x40) !== 0 ? 'auto-recoverable' : 'none'
}

/** The cause before its effects: an open cover also makes the paper seem out and the printer offline. */
export function conditionOf(state: PrinterState): Condition {
  if (state.cover === 'open') return { state: 'fault', reason: 'cover-open' }
  if (state.paper === 'out') return { state: 'fault', reason: 'paper-out' }
  if (state.error === 'cutter') return { state: 'fault', reason: 'cutter' }
  if (state.error !== 'none') return { state: 'fault', reason: 'printer-error' }
  if (!state.online) return { state: 'fault', reason: 'offline' }
  return state.paper === 'near-end' ? { state: 'warning', reason: 'paper-near-end' } : { state: 'ok' }
}
