import type { NoticeView } from '../../../wire/notice-view.ts'
import type { StepTable } from '../step-table.ts'

export const noticeMachine: StepTable<NoticeView['state'], 'check' | 'supplement' | 'complete'> = {
  given: { check: 'checked', supplement: 'supplement', complete: 'complete' },
  checked: { check: 'checked', supplement: 'supplement', complete: 'complete' },
  supplement: { check: 'supplement', supplement: 'supplement', complete: 'complete' },
  complete: {},
}
