/**
 * A text that we wrote, and that says whether anybody has changed it since: its first line has the digest of the rest.
 * What nobody changed may be written anew; what somebody changed is theirs.
 */
import { createHash } from 'node:crypto'

const mark = '# Written by `guitai hall setup`; sha256 of what follows: '

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

export const ownText = (body: string): string => `${mark}${digestOf(body)}\n${body}`

/** `ours` is untouched; `changed` was ours; `foreign` never was. */
export function whose(text: string): 'ours' | 'changed' | 'foreign' {
  const end = text.indexOf('\n')
  if (!text.startsWith(mark)) return 'foreign'
  return text.slice(mark.length, end) === digestOf(text.slice(end + 1)) ? 'ours' : 'changed'
}
