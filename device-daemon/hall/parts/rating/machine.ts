import type { RatingView } from '../../../wire/views.ts'
import type { StepTable } from '../step-table.ts'

export type RatingStep = 'show' | 'rate' | 'time-out' | 'lose-device' | 'withdraw'

export const ratingMachine: StepTable<RatingView['state'], RatingStep> = {
  'offered': { 'show': 'shown', 'rate': 'rated', 'time-out': 'timed-out', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'shown': { 'rate': 'rated', 'time-out': 'timed-out', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'rated': {},
  'timed-out': {},
  'device-lost': {},
  'withdrawn': {},
}
