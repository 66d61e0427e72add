/** One call on the board: number, arrow and window are one thing, read at one glance. */
import type { TicketView } from '../../../device-daemon/wire/views.ts'
import { t, wordsIn } from '../../words/words.ts'

interface Shown {
  readonly ticket: TicketView
  readonly isFresh: boolean
}

export function CallRow({ ticket: { number, window, state }, isFresh }: Shown) {
  return (
    <li class={`board-call ${state} ${isFresh ? 'fresh' : ''}`} data-testid={`board-call-${number}`}>
      <span class="board-number">{number}</span>
      <Arrow />
      <span class="board-window">
        {window}
        <span class="board-unit">{t('board.window')}</span>
      </span>
      <span class="board-note">
        {state === 'serving' && <span>{t('board.serving')}</span>}
        <span lang="en">{state === 'serving' ? wordsIn('en', 'board.serving') : wordsIn('en', 'board.goTo', { number: window ?? '' })}</span>
      </span>
    </li>
  )
}

export function SmallCall({ ticket: { number, window, state }, isFresh }: Shown) {
  return (
    <li class={`${state} ${isFresh ? 'fresh' : ''}`} data-testid={`board-call-${number}`}>
      <strong>{number}</strong>
      <Arrow />
      <span>
        <strong>{window}</strong>
        {t('board.window')}
      </span>
    </li>
  )
}

const Arrow = () => (
  <svg class="board-arrow" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 9.8h11.4V4L22 12l-8.6 8v-5.8H2z" fill="currentColor" />
  </svg>
)
