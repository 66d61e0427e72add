/** The command line was not one of ours; the message says what it could have been. */
export class UsageError extends Error {}
