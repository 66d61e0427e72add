/** How far the city knows of this site. `since`: since when it is so, ms; `sent`: the last entry it has, null while nobody knows. */
export interface UplinkView {
  readonly sent: number | null
  /** Why nothing can be told it now; null while it can. */
  readonly trouble: string | null
  readonly since: number | null
}
