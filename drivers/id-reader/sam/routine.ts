/**
 * The manners of a reader: is it well, who is it, and then for ever: find, select, read, tell.
 *
 * Real modules find a card only once until it is lifted; some do not keep to that. So a card that was
 * told is told again only after a find that found nothing. Nothing of what the card says is kept.
 */
import type { Routine, Settled, Step } from '../../contract/driver.ts'
import type { EventOf } from '../../contract/kinds.ts'
import { parseCardText } from './card-text.ts'
import { type SamCommand, type SamReply, statusOf } from './commands.ts'
import { splitRead } from './read-reply.ts'
import { samIdOf } from './sam-id.ts'

export interface SamManners {
  readonly pollMs: number
  readonly fingerprint: boolean
}

type SamStep = Step<'id-reader', SamCommand>
type Unreadable = Extract<EventOf<'id-reader'>, { type: 'card-unreadable' }>['why']

/** One more try before a card counts as unreadable: it may still have been on its way to its place. */
const triesMax = 2

export function samRoutine({ pollMs, fingerprint }: SamManners): Routine<'id-reader', SamCommand, never, SamReply> {
  /** `told`: the card that lies here has been dealt with; wait until it is lifted. */
  let card: 'none' | 'trying' | 'told' = 'none'
  let tries = 0
  const readCommand: SamCommand = fingerprint ? 'read-with-fingerprint' : 'read'
  const send = (command: SamCommand): SamStep => ({ step: 'send', command })
  const later: SamStep = { step: 'wake', afterMs: pollMs }

  const failed = (why: Unreadable): SamStep[] => {
    tries += 1
    if (tries < triesMax && why !== 'wrong-card') return [send('find')]
    card = 'told'
    return [{ step: 'tell', event: { type: 'card-unreadable', why } }, later]
  }

  const well: SamStep = { step: 'condition', condition: { state: 'ok' } }

  const found = (how: Settled<SamReply>): SamStep[] => {
    if (how.type === 'accepted') {
      if (card === 'told') return [well, later]
      card = 'trying'
      return [send('select')]
    }
    if (how.type === 'refused' && statusOf(how.reply) === 'no-card') {
      const wasTrying = card === 'trying'
      card = 'none'
      tries = 0
      if (!wasTrying) return [well, later]
      return [well, { step: 'tell', event: { type: 'card-unreadable', why: 'lifted-early' } }, later]
    }
    return [...troubleOf(how), later]
  }

  const read = (how: Settled<SamReply>): SamStep[] => {
    if (how.type !== 'accepted') return [...troubleOf(how), ...failed(whyOf(how))]
    const parts = splitRead(how.reply.data, fingerprint)
    const record = parts === null ? null : parseCardText(parts.text)
    how.reply.data.fill(0)
    parts?.text.fill(0)
    parts?.fingerprints.fill(0)
    if (parts === null || record === null) {
      parts?.photo.fill(0)
      return failed('failed')
    }
    card = 'told'
    return [{ step: 'tell', event: { type: 'card-read', card: record, photo: parts.photo } }, later]
  }

  return {
    opened: () => [send('status'), send('sam-id'), later],
    received: () => [],
    settled(command, how) {
      switch (command) {
        case 'status':
          return how.type === 'accepted' ? [well] : troubleOf(how)
        case 'sam-id':
          return identified(how)
        case 'find':
          return found(how)
        case 'select':
          return how.type === 'accepted' ? [send(readCommand)] : failed(whyOf(how))
        case 'read':
        case 'read-with-fingerprint':
          return read(how)
        case 'reset':
        case 'read-address':
        case 'card-number':
        case 'baud-115200':
        case 'baud-57600':
        case 'baud-38400':
        case 'baud-19200':
        case 'baud-9600':
          return []
      }
    },
    woken: () => [send('find')],
    order: () => ['sam-id'],
  }
}

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
