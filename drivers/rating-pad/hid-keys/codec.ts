/**
 * A pad whose keys are a keyboard's: each report says which are down. A press is a key that is down and was
 * not before; keys that the profile does not name (an Enter behind each digit) are nobody's.
 */
import type { Codec, Incoming } from '../../contract/codec.ts'
import type { HidReport, HidReports } from '../../contract/hid.ts'
import { ReportCutter } from '../../kit/hid-reports.ts'
import { keysDown, keysReportOf } from '../../kit/keyboard-report.ts'

export interface KeysChanged {
  /** Went down with this report. */
  readonly pressed: readonly number[]
  /** Were down before, and are still. */
  readonly held: readonly number[]
}

type KeysIncoming = Incoming<KeysChanged, never>

export function hidKeysCodec(usages: readonly number[], reports: HidReports): Codec<never, KeysChanged, never> {
  return new HidKeysCodec(usages, reports)
}

class HidKeysCodec implements Codec<never, KeysChanged, never> {
  readonly #usages: readonly number[]
  readonly #cutter: ReportCutter
  readonly #report: HidReport | null
  #before: readonly number[] = []

  constructor(usages: readonly number[], reports: HidReports) {
    this.#usages = usages
    this.#cutter = new ReportCutter(reports)
    this.#report = keysReportOf(reports)
  }

  get midFrame(): boolean {
    return this.#cutter.midReport
  }

  receive(bytes: Uint8Array): KeysIncoming[] {
    const { reports, stray } = this.#cutter.take(bytes)
    const incoming = reports.flatMap(({ id, content }) => (this.#report !== null && id === this.#report.id ? this.#changed(content, this.#report) : []))
    return stray === 0 ? incoming : [...incoming, { kind: 'garbage', bytes: new Uint8Array(stray), reason: 'noise' }]
  }

  silence(): KeysIncoming[] {
    const half = this.#cutter.drop()
    return half.length === 0 ? [] : [{ kind: 'garbage', bytes: half, reason: 'cut-short' }]
  }

  encode(): never {
    throw new RangeError('a keyboard takes no commands')
  }

  #changed(content: Uint8Array, report: HidReport): KeysIncoming[] {
    const down = keysDown(content, report)?.filter((key) => this.#usages.includes(key)) ?? this.#before
    const pressed = down.filter((key) => !this.#before.includes(key))
    const held = down.filter((key) => this.#before.includes(key))
    const isNews = pressed.length > 0 || held.length < this.#before.length
    this.#before = down
    return isNews ? [{ kind: 'event', event: { pressed, held } }] : []
  }
}
