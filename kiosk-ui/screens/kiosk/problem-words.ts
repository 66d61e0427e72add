/** Why the kiosk could not do what was asked, in words for the person; a code of ours would tell them nothing. */
import { known, t } from '../../words/words.ts'

export function problemWords(code: string): string {
  // Why nothing can be kept is ours to mend, not theirs to know.
  if (code === 'JOURNAL_UNAVAILABLE') return t('kiosk.notNow')
  const words = known('problem', code)
  return words === code ? known('problem', 'INTERNAL') : words
}
