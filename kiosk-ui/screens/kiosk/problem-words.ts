/** Why the kiosk could not do what was asked, in words for the person; a code of ours would tell them nothing. */
import { known } from '../../words/words.ts'

export function problemWords(code: string): string {
  const words = known('problem', code)
  return words === code ? known('problem', 'INTERNAL') : words
}
