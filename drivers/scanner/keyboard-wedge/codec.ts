/**
 * A scanner that types what it read, as a keyboard would:
 *
 *   modifiers │ – │ up to six keys         one report at each change; a boot keyboard's eight bytes
 *
 * A key counts when it is down and was not in the report before; the modifiers are those of the same
 * report. With Alt held, digits of the keypad are a number, written when Alt is let go. A terminator ends
 * a code, or silence does (`silence`, after the driver's gap).
 * Sources in NOTES.md.
 */
import type { Codec, Incoming } from '../../contract/codec.ts'
import type { HidReport, HidReports } from '../../contract/hid.ts'
import { ReportCutter } from '../../kit/hid-reports.ts'
import { keysDown, keysReportOf } from '../../kit/keyboard-report.ts'
import { capsLock, enter, isAlt, isLetter, isShift, keypadDigit, keypadEnter, tab, written } from './keys.ts'

/** The longest QR code holds 2,953 bytes. */
export const codeBytesMax = 4096
/** Alt and more digits than the largest number has are nobody's character. */
const altDigitsMax = 7

export interface WedgeSettings {
  readonly terminator: 'enter' | 'tab' | 'any' | 'none'
  /** What Alt and digits stand for: bytes of GBK, one or two, or a character of Unicode. */
  readonly altCodes: 'gbk' | 'unicode'
}

export type TypedCode = { readonly bytes: Uint8Array }
type WedgeIncoming = Incoming<TypedCode, never>

export function keyboardWedgeCodec(settings: WedgeSettings, reports: HidReports): Codec<never, TypedCode, never> {
  return new WedgeCodec(settings, reports)
}

class WedgeCodec implements Codec<never, TypedCode, never> {
  readonly #settings: WedgeSettings
  readonly #cutter: ReportCutter
  readonly #report: HidReport | null
  #before: readonly number[] = []
  #typed: number[] = []
  #alt = ''
  #caps = false

  constructor(settings: WedgeSettings, reports: HidReports) {
    this.#settings = settings
    this.#cutter = new ReportCutter(reports)
    this.#report = keysReportOf(reports)
  }

  get midFrame(): boolean {
    return this.#typed.length > 0 || this.#cutter.midReport
  }

  receive(bytes: Uint8Array): WedgeIncoming[] {
    const { reports, stray } = this.#cutter.take(bytes)
    const incoming = reports.flatMap(({ id, content }) => (this.#report !== null && id === this.#report.id ? this.#pressed(content, this.#report) : []))
    return stray === 0 ? incoming : [...incoming, { kind: 'garbage', bytes: new Uint8Array(stray), reason: 'noise' }]
  }

  /** A code without a terminator is over; one whose terminator was lost is given out as well: it was read. */
  silence(): WedgeIncoming[] {
    const half = this.#cutter.drop()
    return [...this.#end(), ...(half.length === 0 ? [] : [{ kind: 'garbage', bytes: half, reason: 'cut-short' } as const])]
  }

  encode(): never {
    throw new RangeError('a keyboard takes no commands')
  }

  #pressed(content: Uint8Array, report: HidReport): WedgeIncoming[] {
    const down = keysDown(content, report)
    if (down === null) return []
    const isNew = (key: number) => !this.#before.includes(key)
    const shift = down.some(isShift)
    const alt = down.some(isAlt)
    if (!alt) this.#letGoOfAlt()
    const incoming = down.filter(isNew).flatMap((key) => this.#press(key, shift, alt))
    this.#before = down
    return this.#typed.length <= codeBytesMax ? incoming : [...incoming, this.#tooLong()]
  }

  #press(key: number, shift: boolean, alt: boolean): WedgeIncoming[] {
    if (alt) {
      this.#alt = (this.#alt + (keypadDigit(key) ?? '')).slice(0, altDigitsMax + 1)
      return []
    }
    if (key === capsLock) this.#caps = !this.#caps
    if (this.#isTerminator(key)) return this.#end()
    const [plain, shifted] = written.get(key) ?? [controlOf(key), controlOf(key)]
    const isUpper = isLetter(key) ? shift !== this.#caps : shift
    for (const character of isUpper ? shifted : plain) this.#typed.push(character.charCodeAt(0))
    return []
  }

  #isTerminator(key: number): boolean {
    const { terminator } = this.#settings
    const isEnter = key === enter || key === keypadEnter
    return (isEnter && (terminator === 'enter' || terminator === 'any')) || (key === tab && (terminator === 'tab' || terminator === 'any'))
  }

  #letGoOfAlt(): void {
    const digits = this.#alt
    this.#alt = ''
    if (digits === '' || digits.length > altDigitsMax) return
    this.#typed.push(...(this.#settings.altCodes === 'gbk' ? gbkBytes(Number(digits)) : unicodeBytes(Number(digits))))
  }

  #end(): WedgeIncoming[] {
    const typed = this.#typed
    this.#typed = []
    this.#alt = ''
    return typed.length === 0 ? [] : [{ kind: 'event', event: { bytes: Uint8Array.from(typed) } }]
  }

  #tooLong(): WedgeIncoming {
    const typed = this.#typed
    this.#typed = []
    return { kind: 'garbage', bytes: Uint8Array.from(typed), reason: 'too-long' }
  }
}

/** What a key writes inside a code that another terminator ends. */
function controlOf(key: number): string {
  if (key === enter || key === keypadEnter) return '\r'
  return key === tab ? '\t' : ''
}

function gbkBytes(number: number): readonly number[] {
  if (number < 0x100) return [number]
  return number <= 0xffff ? [number >> 8, number & 0xff] : []
}

function unicodeBytes(number: number): readonly number[] {
  return number > 0x10ffff ? [] : [...new TextEncoder().encode(String.fromCodePoint(number))]
}
