/** What is left of a time, as a ring that empties and as a number. */
import './ring.css'

const radius = 45

export function Ring({ left, of }: { readonly left: number; readonly of: number }) {
  const round = 2 * Math.PI * radius
  return (
    <svg class="ring" viewBox="0 0 100 100" role="timer" aria-label={String(left)}>
      <circle cx="50" cy="50" r={radius} />
      <circle class="ring-left" cx="50" cy="50" r={radius} stroke-dasharray={round} stroke-dashoffset={round * (1 - left / of)} />
      <text x="50" y="50">
        {left}
      </text>
    </svg>
  )
}
