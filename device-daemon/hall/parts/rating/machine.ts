import type { RatingView } from '../../../wire/views.ts'
import type { StepTable } from '../step-table.ts'

export type RatingStep = 'show' | 'rate' | 'decline' | 'time-out' | 'lose-device' | 'withdraw'

export const ratingMachine: StepTable<RatingView['state'], RatingStep> = {
  'offered': { 'show': 'shown', 'rate': 'rated', 'decline': 'declined', 'time-out': 'timed-out', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'shown': { 'rate': 'rated', 'decline': 'declined', 'time-out': 'timed-out', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'rated': {},
  'declined': {},
  'timed-out': {},
  'device-lost': {},
  'withdrawn': {},
}
