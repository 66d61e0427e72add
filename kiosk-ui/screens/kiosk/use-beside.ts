/** What else a page offers, beside the way back: it stands in the foot, where the hand is. */
import { useLayoutEffect } from 'preact/hooks'
import { language } from '../../words/words.ts'
import type { Beside, Visit } from './visit.ts'

export function useBeside(visit: Visit, beside: readonly Beside[]): void {
  useLayoutEffect(() => {
    visit.beside.value = beside
    return () => {
      visit.beside.value = []
    }
  }, [beside.map(({ testId }) => testId).join(), language.value])
}
