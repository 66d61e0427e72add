/**
 * ESC/POS, as ticket printers for the Chinese market speak it. To the printer:
 *
 *   1B 40  1C 26  1D 61 0F   text 0A …   1D 56 42 00   1C 2E     a job: ESC @, FS & (hanzi), GS a, lines,
 *                                                                GS V B 0 (feed and cut), FS .
 *   1D 72 01  1D 61 0F                                           GS r 1: answered when all before is printed; GS a
 *   1D 28 48 06 00 30 30 d1 d2 d3 d4                             GS ( H fn 48: the same, with a name
 *   1D 61 0F                                                     GS a: tell every change (ASB)
 *   10 04 n                                                      DLE EOT n, n = 1..4: answered at once
 *   1D 49 n                                                      GS I n: 66 maker, 67 model, 69 hanzi font
 *   10 05 n                                                      DLE ENQ n: 1 recover, 2 recover and clear
 *
 * From the printer: see receive.ts; its status bits: status-bytes.ts; the ticket itself:
 * ticket-bytes.ts. Sources, with their confidence: NOTES.md.
 */
import type { Codec, Outgoing } from '../../../contract/codec.ts'
import type { PaperLine } from '../../../contract/kinds.ts'
import { debianCells } from '../../glyphs/cells.ts'
import { bandBytesMax } from './bands.ts'
import { pdf417BytesMax } from './pdf417-bytes.ts'
import { type EscPosEvent, type EscPosReply, PrinterBytes } from './receive.ts'
import type { EscPosSettings } from '../settings.ts'
import type { QueryNumber } from './status-bytes.ts'
import { statusOn } from './status-on.ts'
import { ticketBytes } from './ticket-bytes.ts'

export type EscPosCommand =
  | { readonly type: 'job'; readonly lines: readonly PaperLine[] }
  /** `id` is four printable characters, the job's; only a printer with process ids reads them. */
  | { readonly type: 'confirm'; readonly id: string }
  /** Ends half a command of a line before: a printer takes what comes for its parameters. */
  | { readonly type: 'flush' }
  | { readonly type: 'enable-asb' }
  /** `patient`: of a printer whose answers have come late. */
  | { readonly type: 'query'; readonly about: QueryNumber; readonly patient?: true }
  | { readonly type: 'identify'; readonly field: 'maker' | 'model' }
  /** Its answer comes when it comes: a printer that does not know the question is no worse for it. */
  | { readonly type: 'ask-charset' }
  /** After a person has cleared a jam. `clear` throws away what was being printed. */
  | { readonly type: 'recover'; readonly clear: boolean }

/** A metre of paper at 100 mm/s, or a full 4 KiB buffer at 9600 baud with time to print it. */
const confirmMs = 10_000

/** Nobody's answer takes longer, and a printer that is off is found out all the same. */
const patientMs = 2000

const informationNumbers = { maker: 66, model: 67, charset: 69 } as const

/** `cells` draws what the printer's own font lacks. */
export function escPosCodec(settings: EscPosSettings, cells = debianCells): Codec<EscPosCommand, EscPosEvent, EscPosReply> {
  const bytes = new PrinterBytes()
  return {
    receive: (received) => bytes.receive(received),
    get midFrame() {
      return bytes.midFrame
    },
    silence: () => bytes.silence(),
    encode(command) {
      switch (command.type) {
        case 'job':
          return { bytes: ticketBytes(command.lines, settings, cells), repeatable: false }
        case 'confirm':
          return settings.completion === 'process-id' ? processId(command.id) : paperSensor(bytes, command.id, settings)
        case 'flush':
          return { bytes: nothings(settings), repeatable: true, ...(settings.status !== 'none' && { greets: false as const }) }
        case 'enable-asb':
          // Answered by an event, and not at all by printers without ASB, which are no worse for it.
          return { bytes: Uint8Array.from(statusOn(settings)), repeatable: true }
        case 'query':
          return query(bytes, command)
        case 'identify':
          return identify(informationNumbers[command.field])
        case 'ask-charset':
          return { bytes: Uint8Array.of(0x1d, 0x49, informationNumbers.charset), repeatable: true }
        case 'recover':
          if (command.clear) bytes.debts.lapse()
          return { bytes: Uint8Array.of(0x10, 0x05, command.clear ? 2 : 1), repeatable: true }
      }
    },
  }
}

/**
 * Never repeated: each question gets its answer in the end, and the count of them is all that tells
 * whose it is. An answer "paper out" (some Chinese models; an Epson stays silent) confirms nothing.
 * The status packet that GS a brings, where there is one, ends the answer at once; else silence does.
 */
function paperSensor(bytes: PrinterBytes, id: string, settings: EscPosSettings): Outgoing<EscPosReply> {
  const mine = bytes.debts.ask(id)
  return {
    bytes: Uint8Array.of(0x1d, 0x72, 0x01, ...statusOn(settings)),
    closedBy: (reply) =>
      reply.type === 'paper-sensor' && reply.nth >= mine && reply.paper !== 'out' ? 'accepted' : 'unrelated',
    repeatable: false,
    replyMs: confirmMs,
  }
}

function processId(id: string): Outgoing<EscPosReply> {
  if (!/^[\x20-\x7e]{4}$/.test(id))
    throw new RangeError(`a process id is four printable characters, not ${JSON.stringify(id)}`)
  const name = Array.from(id, (character) => character.charCodeAt(0))
  return {
    bytes: Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...name),
    closedBy: (reply) => (reply.type === 'process-ended' && reply.id === id ? 'accepted' : 'unrelated'),
    repeatable: false,
    replyMs: confirmMs,
  }
}

function query(bytes: PrinterBytes, { about, patient }: Extract<EscPosCommand, { type: 'query' }>): Outgoing<EscPosReply> {
  bytes.querying(about)
  return {
    bytes: Uint8Array.of(0x10, 0x04, about),
    closedBy: (reply) => (reply.type === 'realtime' ? 'accepted' : 'unrelated'),
    repeatable: true,
    ...(patient === true && { replyMs: patientMs }),
  }
}

function identify(number: number): Outgoing<EscPosReply> {
  return {
    bytes: Uint8Array.of(0x1d, 0x49, number),
    closedBy: (reply) => (reply.type === 'information' ? 'accepted' : 'unrelated'),
    repeatable: true,
  }
}

/**
 * As many NULs as the longest command of ours has parameters. A printer whose cable was pulled in the middle of a
 * picture would take the next question for the rest of it, and the next ticket as well; where the length itself was
 * cut short, NUL ends it, while a question would make it a megabyte. Outside a command a NUL prints nothing.
 */
function nothings({ widthDots, qrMaxBytes }: EscPosSettings): Uint8Array {
  const headBytes = 8
  return new Uint8Array(headBytes + Math.max(bandBytesMax(widthDots), qrMaxBytes, pdf417BytesMax))
}
