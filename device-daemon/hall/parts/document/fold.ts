import type { DocumentReading } from '../../../wire/document-view.ts'
import type { PartFold } from '../part-fold.ts'
import type { DocumentFact } from './facts.ts'

export interface DocumentState {
  /** The last of each clerk and document, by both. */
  readonly readings: Map<string, DocumentReading>
}
export interface FrozenDocuments {
  readonly readings: readonly DocumentReading[]
}

export const readingKey = (clerk: string, document: string): string => `${clerk} ${document}`

export const documentFold: PartFold<DocumentState, FrozenDocuments, DocumentFact> = {
  empty: () => ({ readings: new Map() }),
  steps: {
    'document-read': ({ readings }, { actor = '', at, data }) => {
      const clerk = actor.replace('clerk:', '')
      readings.set(readingKey(clerk, data.document), { clerk, ...data, at })
    },
  },
  // Read is read, on the next day, too.
  turnDay: () => undefined,
  freeze: ({ readings }) => ({ readings: [...readings.values()] }),
  thaw: ({ readings }) => ({ readings: new Map(readings.map((one) => [readingKey(one.clerk, one.document), one])) }),
}
