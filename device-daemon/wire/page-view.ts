/** What a page is shown at `seq`; later events are folded into it by the page. */
import type { FrozenHall } from './fold.ts'
import type { HallLabels } from './views.ts'

export interface PageView {
  readonly seq: number
  readonly labels: HallLabels
  readonly hall: FrozenHall
}
