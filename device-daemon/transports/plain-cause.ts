/** What a network's error means, as a person would say it behind the address: `10.0.0.9:9100 refuses the connection`. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  EHOSTUNREACH: 'cannot be reached from this box',
  ENETUNREACH: 'cannot be reached from this box',
  ENETDOWN: 'cannot be reached from this box',
  ENOTFOUND: 'is a name that nobody knows',
  EAI_AGAIN: 'is a name that nobody can look up now',
}

export function plainCause(error: Error | undefined): string {
  const code = error !== undefined && 'code' in error ? String(error.code) : ''
  return words[code] ?? 'does not answer'
}
