/** What is announced: one call of one ticket. Called once more, it is another call. */
export interface Call {
  readonly ticket: string
  readonly number: string
  readonly window: number
  readonly calledAt: string
}

export const keyOf = ({ ticket, calledAt, window }: Call): string => `${ticket} ${calledAt} ${window}`
