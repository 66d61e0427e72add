/**
 * The manners of a reader: is it well, who is it, and then for ever: find, select, read, tell.
 *
 * Real modules find a card only once until it is lifted; some do not keep to that. So a card that was
 * told is told again only after a find that found nothing. Nothing of what the card says is kept, but
 * for the moment in which the reader is asked for the address that was added to it later.
 *
 * The alarm is a beat that never stops: a find begins every `pollMs`, however long the one before took;
 * where it took longer than that, the next begins when it ends. A card laid at any moment waits half a beat
 * on average, and the reader's own time.
 */
import type { CardRecord } from '../../contract/card.ts'
import type { Routine, Settled, Step } from '../../contract/driver.ts'
import type { EventOf } from '../../contract/kinds.ts'
import { parseCardText, parseNewAddress } from './card-text.ts'
import { type SamCommand, type SamReply, statusOf } from './commands.ts'
import { splitRead } from './read-reply.ts'
import { samIdOf } from './sam-id.ts'

export interface SamManners {
  readonly pollMs: number
  readonly fingerprint: boolean
  readonly additionalAddress: boolean
}

type SamStep = Step<'id-reader', SamCommand>
type Unreadable = Extract<EventOf<'id-reader'>, { type: 'card-unreadable' }>['why']

/** One more try before a card counts as unreadable: it may still have been on its way to its place. */
const triesMax = 2
/** A reader that is slow with its second try: the clerk is told of the first, within a second of it. */
const doubtMs = 900
/** So long the card waits for its new address, which most cards have not. */
const addressMs = 1500

const send = (command: SamCommand): SamStep => ({ step: 'send', command })
const well: SamStep = { step: 'condition', condition: { state: 'ok' } }

export function samRoutine(manners: SamManners): Routine<'id-reader', SamCommand, never, SamReply> {
  return new SamRoutine(manners)
}

class SamRoutine implements Routine<'id-reader', SamCommand, never, SamReply> {
  readonly #manners: SamManners
  readonly #beat: SamStep
  /** `told`: the card that lies here has been dealt with; wait until it is lifted. */
  #card: 'none' | 'trying' | 'told' = 'none'
  #tries = 0
  /** Between a find and what it leads to. */
  #isLooking = false
  /** The alarm rang meanwhile. */
  #isDue = false
  /** Why the first try failed, until the second has said more. */
  #doubt: Unreadable | null = null
  /** Read, and waiting for its new address. */
  #held: { readonly card: CardRecord; readonly photo: Uint8Array } | null = null
  /** False as soon as the reader shows that it does not know the command. */
  #asksAddress: boolean

  constructor(manners: SamManners) {
    this.#manners = manners
    this.#beat = { step: 'wake', afterMs: manners.pollMs }
    this.#asksAddress = manners.additionalAddress
  }

  opened(): SamStep[] {
    return [send('status'), send('sam-id'), this.#beat]
  }

  received(): SamStep[] {
    return []
  }

  order(): SamCommand[] {
    return ['sam-id']
  }

  woken(): SamStep[] {
    const told = [...this.#tellDoubt(), ...this.#tellWithoutAddress()]
    if (!this.#isLooking) return [...told, ...this.#look(), this.#beat]
    this.#isDue = true
    return [...told, this.#beat]
  }

  settled(command: SamCommand, how: Settled<SamReply>): SamStep[] {
    switch (command) {
      case 'status':
        return how.type === 'accepted' ? [well] : troubleOf(how)
      case 'sam-id':
        return identified(how)
      case 'find':
        return this.#found(how)
      case 'select':
        return how.type === 'accepted' ? [send(this.#manners.fingerprint ? 'read-with-fingerprint' : 'read')] : this.#failed(whyOf(how))
      case 'read':
      case 'read-with-fingerprint':
        return this.#read(how)
      case 'read-address':
        return this.#addressed(how)
      case 'reset':
      case 'card-number':
      case 'baud-115200':
      case 'baud-57600':
      case 'baud-38400':
      case 'baud-19200':
      case 'baud-9600':
        return []
    }
  }

  // ---- looking --------------------------------------------------------------------------------

  #look(): SamStep[] {
    this.#isLooking = true
    this.#isDue = false
    return [send('find')]
  }

  /** The look is over: the next begins with the beat, or now, where the beat is past. */
  #rest(): SamStep[] {
    this.#isLooking = false
    return this.#isDue ? this.#look() : []
  }

  #found(how: Settled<SamReply>): SamStep[] {
    if (how.type === 'accepted') {
      const beat = this.#calm()
      if (this.#card === 'told') return [well, ...beat, ...this.#rest()]
      this.#card = 'trying'
      return [send('select'), ...beat]
    }
    if (how.type === 'refused' && statusOf(how.reply) === 'no-card') return [well, ...this.#gone(), ...this.#rest()]
    return [...troubleOf(how), ...this.#rest()]
  }

  /** No card lies there: one that was being tried has been lifted. */
  #gone(): SamStep[] {
    const wasTrying = this.#card === 'trying'
    // A module that refused a card may not find it again before it is lifted: what it said of it stands.
    const why = this.#doubt === 'not-authentic' ? this.#doubt : 'lifted-early'
    const beat = this.#calm()
    this.#card = 'none'
    this.#tries = 0
    return wasTrying ? [unreadable(why), ...beat] : beat
  }

  // ---- a card ---------------------------------------------------------------------------------

  #read(how: Settled<SamReply>): SamStep[] {
    if (how.type !== 'accepted') return [...troubleOf(how), ...this.#failed(whyOf(how))]
    const parts = splitRead(how.reply.data, this.#manners.fingerprint)
    const card = parts === null ? null : parseCardText(parts.text)
    how.reply.data.fill(0)
    parts?.text.fill(0)
    parts?.fingerprints.fill(0)
    if (parts === null || card === null) {
      parts?.photo.fill(0)
      return this.#failed('failed')
    }
    this.#card = 'told'
    this.#held = { card, photo: parts.photo }
    if (this.#asksAddress && 'address' in card) return [send('read-address'), { step: 'wake', afterMs: addressMs }]
    return [...this.#tellCard(null), ...this.#rest()]
  }

  /** Whatever comes of it, the card has been read and is told. */
  #addressed(how: Settled<SamReply>): SamStep[] {
    const data = how.type === 'accepted' ? how.reply.data : new Uint8Array()
    const newAddress = parseNewAddress(data)
    data.fill(0)
    const isUnknown = how.type === 'refused' && statusOf(how.reply) === 'unknown-command'
    if (isUnknown || how.type === 'silent') this.#asksAddress = false
    const told = this.#tellCard(newAddress)
    return [...told, ...(told.length > 0 ? [this.#beat] : []), ...this.#rest()]
  }

  /** The reader does not answer: the card is not kept waiting for it, nor is any that follows on this line. */
  #tellWithoutAddress(): SamStep[] {
    if (this.#held !== null) this.#asksAddress = false
    return this.#tellCard(null)
  }

  #tellCard(newAddress: string | null): SamStep[] {
    if (this.#held === null) return []
    const { card, photo } = this.#held
    this.#held = null
    return [{ step: 'tell', event: { type: 'card-read', card: newAddress !== null && 'address' in card ? { ...card, newAddress } : card, photo } }]
  }

  #failed(why: Unreadable): SamStep[] {
    this.#tries += 1
    if (this.#tries < triesMax && why !== 'wrong-card') {
      this.#doubt = why
      return [send('find'), { step: 'wake', afterMs: doubtMs }]
    }
    this.#card = 'told'
    return [unreadable(why), ...this.#rest()]
  }

  #tellDoubt(): SamStep[] {
    if (this.#doubt === null) return []
    const told = unreadable(this.#doubt)
    this.#doubt = null
    this.#card = 'told'
    return [told]
  }

  /** The second try has said more than the first: the alarm is the beat again. */
  #calm(): SamStep[] {
    if (this.#doubt === null) return []
    this.#doubt = null
    return [this.#beat]
  }
}

const unreadable = (why: Unreadable): SamStep => ({ step: 'tell', event: { type: 'card-unreadable', why } })

function identified(how: Settled<SamReply>): SamStep[] {
  const samId = how.type === 'accepted' ? samIdOf(how.reply.data) : null
  return samId === null ? troubleOf(how) : [{ step: 'tell', event: { type: 'reader-identified', samId } }]
}

/** What an answer says of the module itself. */
function troubleOf(how: Settled<SamReply>): SamStep[] {
  if (how.type !== 'refused') return []
  const status = statusOf(how.reply)
  if (status !== 'self-test-failed' && status !== 'not-authorised') return []
  return [{ step: 'condition', condition: { state: 'fault', reason: status } }]
}

function whyOf(how: Settled<SamReply>): Unreadable {
  const status = how.type === 'refused' ? statusOf(how.reply) : null
  switch (status) {
    case 'wrong-card':
      return 'wrong-card'
    case 'card-does-not-trust-module':
    case 'module-does-not-trust-card':
    case 'verification-error':
      return 'not-authentic'
    case 'no-card':
    case 'select-failed':
      return 'lifted-early'
    case null:
    case 'done':
    case 'card-found':
    case 'checksum-error':
    case 'length-error':
    case 'unknown-command':
    case 'not-permitted':
    case 'unrecognised-error':
    case 'read-failed':
    case 'random-failed':
    case 'self-test-failed':
    case 'not-authorised':
    case 'no-content':
      return 'failed'
  }
}
