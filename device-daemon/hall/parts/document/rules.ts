/** A clerk says of a text that it was read: of the one that is in force, once. */
import type { HallState } from '../../../wire/fold.ts'
import { turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { readingKey } from './fold.ts'

export interface DocumentCommand {
  readonly type: 'read-document'
  readonly document: string
  /** Which the page showed. */
  readonly version: string
  readonly actor: string
}

export function readDocument(hall: HallState, { document, version, actor }: DocumentCommand, moment: Moment): Decision {
  const now = moment.plan.documents.get(document)
  if (now === undefined) return refuse('DOCUMENT_UNKNOWN', `There is no document ${document}.`)
  if (!actor.startsWith('clerk:')) return refuse('NAME_NEEDED', 'Somebody with a name reads it.')
  if (now.version !== version) return refuse('DOCUMENT_CHANGED', `Version ${now.version} of ${document} is in force.`)
  if (hall.document.readings.get(readingKey(actor.slice('clerk:'.length), document))?.digest === now.digest) return agree()
  return agree(...turnedDay(hall, moment), { type: 'document-read', actor, data: { document, ...now } })
}
