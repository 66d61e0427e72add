/** One more thing that a page offers, beside the way back: it stands in the foot, where the hand is. */
import { useEffect } from 'preact/hooks'
import { language } from '../../words/words.ts'
import type { Beside, Visit } from './visit.ts'

export function useBeside(visit: Visit, beside: Beside | null): void {
  useEffect(() => {
    visit.beside.value = beside
    return () => {
      visit.beside.value = null
    }
  }, [beside?.testId, language.value])
}
