/**
 * A driver is data and two pure machines: the codec (bytes and meaning) and the routine (what to
 * say when). One shared session carries both out for every device.
 */
import type { z } from 'zod'
import type { Bus } from './bus.ts'
import type { Codec } from './codec.ts'
import type { HidReports } from './hid.ts'
import type { Emulator, EmulatorPort } from './emulator.ts'
import type { DeviceKind, EventOf, OrderOf, PaperLine } from './kinds.ts'
import type { Condition } from './status.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}

/** How a command ended. */
export type Settled<Reply> =
  /** Handed to the line; this command has no answer. */
  | { readonly type: 'sent' }
  | { readonly type: 'accepted'; readonly reply: Reply }
  | { readonly type: 'refused'; readonly reply: Reply }
  /** No answer after every attempt. */
  | { readonly type: 'silent' }
  /** The line went away. `handed` tells whether any byte may have reached the device. */
  | { readonly type: 'lost'; readonly handed: boolean }

/** What a routine asks of the session. */
export type Step<K extends DeviceKind, Command> =
  | { readonly step: 'send'; readonly command: Command }
  /** A realtime command that nothing answers: said beside an exchange that waits, which may be waiting for it. */
  | { readonly step: 'interject'; readonly command: Command }
  | { readonly step: 'tell'; readonly event: EventOf<K> }
  | { readonly step: 'condition'; readonly condition: Condition }
  /** Call `woken` after so long. A routine has one alarm; a new one replaces it. */
  | { readonly step: 'wake'; readonly afterMs: number }

/**
 * The manners of one device on one line: greeting, polling, acknowledging. Made anew at each
 * opening of the line. Pure: steps out, nothing done.
 */
export interface Routine<K extends DeviceKind, Command, Event, Reply> {
  opened(): Step<K, Command>[]
  received(event: Event): Step<K, Command>[]
  settled(command: Command, how: Settled<Reply>): Step<K, Command>[]
  /** A reply that no command waits for: it comes too late. */
  late?(reply: Reply): Step<K, Command>[]
  woken(): Step<K, Command>[]
  /** The commands that carry out an order, one after the other; how the last ends is how the order ends. */
  order(order: OrderOf<K>): Command[]
}

export interface Timing {
  /** Longest wait for a reply, ms. */
  readonly replyMs: number
  /** Longest silence inside a frame, ms. */
  readonly gapMs: number
  /** How often a repeatable command is sent before the device counts as silent. */
  readonly attempts: number
  /**
   * The shortest answer there is, less one byte: so many bytes of which nothing came, then silence, are an
   * answer that lost its head. Left out: stray bytes are only noise.
   */
  readonly answerBytesMin?: number
}

export interface SerialSettings {
  readonly baudRate: number
  readonly dataBits: 7 | 8
  readonly parity: 'none' | 'even' | 'odd'
  readonly stopBits: 1 | 2
}

/** What a driver can be plugged into. A field that is absent is a transport it cannot use. */
export interface TransportNeed {
  readonly serial?: SerialSettings
  readonly tcp?: { readonly port: number }
  /** `application`: which of a device's interfaces is meant, where it has several (drivers/contract/hid.ts). */
  /** A printer on USB. */
  readonly usblp?: Record<never, never>
  readonly hid?: { readonly application?: number }
}

/** One step of a self-test, told as a sentence. */
export type SelfTestStep<K extends DeviceKind, Command, Reply> =
  | {
      readonly title: Words
      readonly send: Command
      /** Null when passed, otherwise what is wrong and what to do. */
      readonly judge: (how: Settled<Reply>) => Words | null
    }
  | {
      readonly title: Words
      readonly order: OrderOf<K>
      readonly judge: (how: Settled<Reply>) => Words | null
    }
  /** A person must do something: wait for any event of the device. `mend` is said when nothing came. */
  | { readonly title: Words; readonly awaitMs: number; readonly mend: Words }

export interface Paper {
  /** How long a new roll is, mm. */
  readonly rollMm: number
  /** What a job takes of it. Throws RangeError on a job that cannot be said. */
  use(lines: readonly PaperLine[]): { readonly mm: number; readonly cuts: number }
}

export interface Driver<K extends DeviceKind, Settings, Command, Event, Reply> {
  /** Its folder: `printer/esc-pos`. */
  readonly id: string
  readonly kind: K
  readonly title: Words
  /** Strict; defaults and units inside. */
  readonly settings: z.ZodType<Settings>
  readonly transports: TransportNeed
  readonly timing: Timing
  /** Absent where a device needs a line of its own. */
  readonly bus?: Bus<Settings>
  /** Made anew at each opening of the line. `reports` on a HID line, null where bytes just follow one another. */
  codec(settings: Settings, reports: HidReports | null): Codec<Command, Event, Reply>
  routine(settings: Settings): Routine<K, Command, Event, Reply>
  selfTest(settings: Settings): readonly SelfTestStep<K, Command, Reply>[]
  emulator(settings: Settings, port: EmulatorPort): Emulator<K>
  /** Printers only: their roll of paper. */
  paper?(settings: Settings): Paper
}
