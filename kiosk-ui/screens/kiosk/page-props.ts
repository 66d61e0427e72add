/** What each page of a kiosk is made from. */
import type { Catalogue } from '../../daemon/catalogue.ts'
import type { Connection } from '../../daemon/connection.ts'
import type { Visit } from './visit.ts'

export interface PageProps {
  readonly line: Connection
  readonly visit: Visit
  readonly catalogue: Catalogue
  readonly number: number
}
