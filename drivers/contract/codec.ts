/**
 * How bytes and meaning meet. A codec holds no port, no timer, no promise:
 * the session that owns the line feeds it and carries out what it says.
 */

/** Why bytes were thrown away. */
export type GarbageReason = 'noise' | 'checksum' | 'too-long' | 'cut-short'

/** One thing understood (or given up) from the line, in the order of its bytes. */
export type Incoming<Event, Reply> =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array; readonly reason: GarbageReason }

/**
 * What a reply says to the command that waits: its answer, its refusal, somebody else's, or that the device
 * has heard the command wrongly, which is a refusal where it must not be said again.
 */
export type Verdict = 'accepted' | 'refused' | 'unrelated' | 'misheard'

/** A command as the line sees it. */
export interface Outgoing<Reply> {
  readonly bytes: Uint8Array
  /** Absent: the device never answers this command, and it is done when it is handed over. */
  readonly closedBy?: (reply: Reply) => Verdict
  /** May be sent again after silence. False where twice does harm, as printing does. */
  readonly repeatable: boolean
  /** False: having said it proves nothing of the device, which counts as starting until something else is settled. */
  readonly greets?: false
  /** Longer or shorter than the driver's `timing.replyMs`, for the command that needs it. */
  readonly replyMs?: number
}

export interface Codec<Command, Event, Reply> {
  /** Never throws, whatever the line says. Keeps at most one unfinished frame. */
  receive(bytes: Uint8Array): Incoming<Event, Reply>[]
  /** True while a frame is begun and not ended; then the session watches for silence. */
  readonly midFrame: boolean
  /** The line has been silent for `timing.gapMs` inside a frame: give up the half frame. */
  silence(): Incoming<Event, Reply>[]
  /** Throws RangeError on a command that cannot be said; that is our own mistake, not the device's. */
  encode(command: Command): Outgoing<Reply>
}
