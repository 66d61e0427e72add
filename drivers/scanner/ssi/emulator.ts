/**
 * A scanner that speaks SSI, written from the published packets and from nothing of ours. It sends nothing
 * new before the last packet has been acknowledged. It has no clock: where a real one would wait two seconds
 * for the ACK, this one says the packet again at the next thing that happens, twice, and then loses the code.
 */
import iconv from 'iconv-lite'
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

export interface EmulatedSsi {
  readonly trigger: 'none' | 'host'
  readonly prefix: 'none' | 'aim'
}

const heardMax = 512
const waitingMax = 64
/** A packet is 255 bytes at most: four before the type, one of type. */
const dataMax = 250
const resendsMax = 2
const qr = 0x1c
const cause = { resend: 1, context: 2, denied: 6 } as const

const sumOf = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum + byte, 0)

export function ssiEmulator(settings: EmulatedSsi, port: EmulatorPort): Emulator<'scanner'> {
  return new EmulatedSsiScanner(settings, port)
}

class EmulatedSsiScanner implements Emulator<'scanner'> {
  readonly #settings: EmulatedSsi
  readonly #port: EmulatorPort
  #aiming: boolean
  #isEnabled = true
  #shown: string | null = null
  #heard: number[] = []
  /** Decode packets not yet acknowledged, the first of them sent; a code's parts end with status bit 1 clear. */
  #waiting: { readonly status: number; readonly data: readonly number[] }[] = []
  #resends = 0

  constructor(settings: EmulatedSsi, port: EmulatorPort) {
    this.#settings = settings
    this.#port = port
    this.#aiming = settings.trigger === 'none'
  }

  receive(bytes: Uint8Array): void {
    this.#heard = [...this.#heard, ...bytes].slice(-heardMax)
    while (this.#heard.length > 0) {
      const [length = 0] = this.#heard
      // A zero byte wakes the scanner, and is no packet.
      if (length < 4) this.#heard.shift()
      else if (this.#heard.length < length + 2) return
      else this.#packet(this.#heard.splice(0, length + 2))
    }
  }

  gesture({ text, charset = 'utf-8' }: { readonly text: string; readonly charset?: 'utf-8' | 'gb18030' }): void {
    this.#shown = text
    this.#port.changed()
    this.#again()
    if (!this.#aiming || !this.#isEnabled) return
    const prefix = this.#settings.prefix === 'aim' ? [0x5d, 0x51, 0x31] : []
    const payload = [...prefix, ...(charset === 'gb18030' ? iconv.encode(text, 'gb18030') : new TextEncoder().encode(text))]
    const wasIdle = this.#waiting.length === 0
    for (let at = 0; at < payload.length; at += dataMax) {
      if (this.#waiting.length >= waitingMax) break
      this.#waiting.push({ status: at + dataMax < payload.length ? 2 : 0, data: payload.slice(at, at + dataMax) })
    }
    // A session that a host began ends with the code.
    this.#aiming = this.#settings.trigger === 'none'
    if (wasIdle) this.#decode(0)
    this.#port.changed()
  }

  face() {
    return { kind: 'scanner', aiming: this.#aiming && this.#isEnabled, shown: this.#shown } as const
  }

  powered(): void {
    this.#aiming = this.#settings.trigger === 'none'
    this.#isEnabled = true
    this.#shown = null
    this.#heard = []
    this.#waiting = []
    this.#resends = 0
    this.#port.changed()
  }

  #packet(packet: readonly number[]): void {
    const [opcode, source] = packet.slice(1, 3)
    const checksum = (packet.at(-2) ?? 0) * 256 + (packet.at(-1) ?? 0)
    if (((sumOf(packet.slice(0, -2)) + checksum) & 0xffff) !== 0) return this.#refuse(cause.resend)
    if (source !== 4) return
    if (opcode === 0xd0) return this.#acknowledged()
    if (opcode === 0xd1) return this.#again()
    this.#obey(opcode)
    // The host speaks of other things and has not acknowledged.
    this.#again()
  }

  #obey(opcode: number | undefined): void {
    if (opcode === 0xe9 || opcode === 0xea) this.#isEnabled = opcode === 0xe9
    else if (opcode !== 0xe4 && opcode !== 0xe5) return this.#refuse(cause.context)
    else if (this.#settings.trigger === 'none') return this.#refuse(cause.denied)
    else this.#aiming = opcode === 0xe4
    this.#say(0xd0, 0, [])
    this.#port.changed()
  }

  #acknowledged(): void {
    if (this.#waiting.length === 0) return
    this.#waiting.shift()
    this.#resends = 0
    this.#decode(0)
  }

  #again(): void {
    if (this.#waiting.length === 0) return
    if (this.#resends < resendsMax) {
      this.#resends += 1
      return this.#decode(1)
    }
    // A transmit error: the whole code is lost, not this packet only.
    const end = this.#waiting.findIndex(({ status }) => status === 0)
    this.#waiting = this.#waiting.slice(end + 1)
    this.#resends = 0
    this.#decode(0)
  }

  #decode(again: 0 | 1): void {
    const [packet] = this.#waiting
    if (packet !== undefined) this.#say(0xf3, packet.status + again, [qr, ...packet.data])
  }

  #refuse(why: number): void {
    this.#say(0xd1, 0, [why])
  }

  #say(opcode: number, status: number, payload: readonly number[]): void {
    const packet = [4 + payload.length, opcode, 0, status, ...payload]
    const checksum = -sumOf(packet) & 0xffff
    this.#port.send(new Uint8Array([...packet, checksum >> 8, checksum & 0xff]))
  }
}
