/**
 * An emulated ESC/POS printer: cover, roll, blade, a receive buffer of 64 KiB. While it is offline it
 * prints nothing and answers nothing but the realtime commands, keeps what it is sent, and prints that
 * when it is online again, as real ones do.
 */
import type { Emulator, EmulatorPort } from '../../../contract/emulator.ts'
import type { PrinterFace, PrinterGesture } from '../../../contract/kinds.ts'
import type { EmulatedCharset } from './glyphs.ts'
import { EmulatedInterpreter } from './interpreter.ts'
import { EmulatedPaper } from './paper.ts'
import { RealtimeCommands } from './realtime.ts'

export interface EmulatedPrinterSettings {
  readonly widthDots: number
  readonly charset: EmulatedCharset
  readonly cutter: boolean
  /** From the head to the blade, and dots to the inch: where a cut falls that was kept for later. */
  readonly headToBladeMm?: number
  readonly dpi?: number
  /** `none`: a printer that has no line back to the host. */
  readonly status?: 'dle-eot' | 'none'
  /** Null: it does not know GS a. */
  readonly asb?: number | null
  /** False for a clone that does not know GS r. */
  readonly gsR?: boolean
  /** Whether it knows hanzi of four bytes; most do not. */
  readonly fourBytes?: boolean
  /** What GS I 69 says, where it knows the question. */
  readonly charsetName?: string
}

const mmPerInch = 25.4
export const receiveBufferMax = 64 * 1024

export function escPosEmulator(settings: EmulatedPrinterSettings, port: EmulatorPort): Emulator<'printer'> {
  return new EmulatedPrinter(settings, port)
}

class EmulatedPrinter implements Emulator<'printer'> {
  readonly #settings: EmulatedPrinterSettings
  readonly #port: EmulatorPort
  readonly #paperPath: EmulatedPaper
  #paper: PrinterFace['paper'] = 'ok'
  #cover: PrinterFace['cover'] = 'closed'
  #cutter: PrinterFace['cutter'] = 'ok'
  /** A jam is an error until it is cleared by command or by power, also after the blade has been freed. */
  #error = false
  #interpreter: EmulatedInterpreter
  #realtime = new RealtimeCommands()
  #buffer: number[] = []
  /** Bytes that found the buffer full. */
  #lost = 0
  /** GS a: which changes it tells. */
  #told = 0
  #off = false

  constructor(settings: EmulatedPrinterSettings, port: EmulatorPort) {
    this.#settings = settings
    this.#port = port
    this.#paperPath = new EmulatedPaper(((settings.headToBladeMm ?? 0) / mmPerInch) * (settings.dpi ?? 203))
    this.#interpreter = this.#newInterpreter()
  }

  receive(bytes: Uint8Array): void {
    this.#drawingAfter(() => {
      if (this.#off) return
      for (const byte of bytes) {
        this.#store(byte)
        this.#actAtOnce(byte)
      }
    })
  }

  gesture(gesture: PrinterGesture): void {
    this.#drawingAfter(() => {
      const before = this.#toldBytes()
      this.#operate(gesture)
      if (this.#toldBytes() !== before) this.#send(...this.#statusBytes())
      this.#printBuffer()
      this.#paperPath.changes += 1
    })
  }

  face(): PrinterFace {
    return {
      kind: 'printer',
      widthDots: this.#settings.widthDots,
      paper: this.#paper,
      cover: this.#cover,
      cutter: this.#cutter,
      pieces: this.#paperPath.pieces(),
    }
  }

  powered(): void {
    this.#drawingAfter(() => {
      this.#paperPath.breakOff()
      this.#clear()
      this.#told = 0
      this.#off = false
      this.#error = this.#cutter === 'jammed'
    })
  }

  #operate(gesture: PrinterGesture): void {
    switch (gesture.type) {
      case 'tear':
        this.#paperPath.takeAway()
        return
      case 'paper':
        this.#paper = gesture.paper
        return
      case 'cover':
        this.#cover = gesture.cover
        return
      case 'cutter':
        this.#cutter = gesture.cutter
        if (gesture.cutter === 'jammed') this.#error = true
        return
    }
  }

  // ---- bytes ----------------------------------------------------------------------------------

  get #online(): boolean {
    return this.#paper !== 'out' && this.#cover === 'closed' && !this.#error
  }

  #store(byte: number): void {
    if (this.#online) this.#interpreter.take(byte)
    else if (this.#buffer.length < receiveBufferMax) this.#buffer.push(byte)
    else this.#lost += 1
  }

  #printBuffer(): void {
    if (!this.#online) return
    const kept = this.#buffer
    const lost = this.#lost
    this.#buffer = []
    this.#lost = 0
    for (const byte of kept) this.#interpreter.take(byte)
    if (lost > 0) this.#paperPath.print(noteOf(lost))
  }

  #clear(): void {
    this.#buffer = []
    this.#lost = 0
    this.#realtime = new RealtimeCommands()
    this.#interpreter = this.#newInterpreter()
  }

  #newInterpreter(): EmulatedInterpreter {
    const { widthDots, charset, cutter } = this.#settings
    return new EmulatedInterpreter({
      widthDots,
      charset,
      cutter,
      paper: this.#paperPath,
      reply: (...bytes) => this.#send(...bytes),
      rollByte: () => this.#rollBits(),
      knowsSensor: this.#settings.gsR !== false,
      fourBytes: this.#settings.fourBytes === true,
      charsetName: this.#settings.charsetName ?? (charset === 'gb2312' ? 'CHINA GB2312' : 'CHINA GB18030'),
      automaticStatus: (changes) => {
        if (this.#settings.asb === null) return
        this.#told = changes
        if (changes !== 0) this.#send(...this.#statusBytes())
      },
    })
  }

  #actAtOnce(byte: number): void {
    const command = this.#realtime.take(byte)
    switch (command) {
      case null:
        return
      case 'printer':
        return this.#send(0x12 | (this.#online ? 0 : 0x08))
      case 'offline-cause':
        return this.#send(
          0x12 |
            (this.#cover === 'open' ? 0x04 : 0) |
            (this.#paper === 'out' ? 0x20 : 0) |
            (this.#error ? 0x40 : 0),
        )
      case 'error-cause':
        return this.#send(0x12 | (this.#error ? 0x08 : 0))
      case 'roll':
        return this.#send(0x12 | { 'ok': 0, 'near-end': 0x0c, 'out': 0x6c }[this.#paper])
      case 'status':
        return this.#send(...this.#statusBytes())
      case 'recover':
        return this.#recover()
      case 'recover-and-clear':
        if (this.#error) this.#clear()
        return this.#recover()
      case 'power-off':
        this.#send(0x3b, 0x30, 0x00)
        this.#clear()
        this.#off = true
        return
      case 'clear':
        this.#clear()
        return this.#send(0x37, 0x25, 0x00)
    }
  }

  /** Works in an error only; what is jammed stays so until a person mends it. */
  #recover(): void {
    if (!this.#error || this.#cutter === 'jammed') return
    const before = this.#toldBytes()
    this.#error = false
    if (this.#toldBytes() !== before) this.#send(...this.#statusBytes())
    this.#printBuffer()
  }

  /** What of its status it tells the changes of: 02 online and cover, 04 error, 08 roll. */
  #toldBytes(): string {
    const [first = 0, second = 0, third = 0] = this.#statusBytes()
    const bit = (mask: number, byte: number) => ((this.#told & mask) === 0 ? 0 : byte)
    return [bit(0x02, first), bit(0x04, second), bit(0x08, third)].join()
  }

  /** The four bytes of the automatic status. */
  #statusBytes(): readonly number[] {
    const first = 0x10 | (this.#online ? 0 : 0x08) | (this.#cover === 'open' ? 0x20 : 0)
    return [first, this.#error ? 0x08 : 0, this.#rollBits(), 0]
  }

  #rollBits(): number {
    return { 'ok': 0, 'near-end': 0x03, 'out': 0x0f }[this.#paper]
  }

  #send(...bytes: readonly number[]): void {
    if (this.#settings.status !== 'none' && !this.#off) this.#port.send(Uint8Array.from(bytes))
  }

  #drawingAfter(work: () => void): void {
    const before = this.#paperPath.changes
    work()
    if (this.#paperPath.changes !== before) this.#port.changed()
  }
}

/** A real printer prints a torso without a word; here a person should see why. */
function noteOf(lost: number): Parameters<EmulatedPaper['print']>[0] {
  const text = `[${lost} bytes lost: the receive buffer was full]`
  const look = { widthTimes: 1, heightTimes: 1, bold: false, underline: false, reverse: true }
  return { row: 'text', align: 'left', spans: [{ text, ...look }] }
}
