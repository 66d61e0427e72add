/** A fact in its place in the journal: `{ seq, at, site, type, window?, ticket?, actor?, late?, data }`. */
export type { Fact, FactOf, FactType, HallEvent } from './fold.ts'
export type { Stamp } from './stamp.ts'
