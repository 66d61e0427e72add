/** How much time there is: a ring that closes, its seconds, and, near the end, what gives more. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { RatingView } from '../../../device-daemon/wire/views.ts'
import { t } from '../../words/words.ts'

/** Whoever cannot see the ring hears of it while there is time to touch the screen (WCAG 2.2.1). */
const warnSeconds = 20

export interface Left {
  readonly seconds: number
  readonly whole: number
}

export function useSecondsLeft({ session, state, offeredAt, expiresAt }: RatingView): Left {
  // A tablet's clock may be wrong by hours: what is just offered is offered now.
  const ahead = useMemo(() => (state === 'offered' ? Date.now() - Date.parse(offeredAt) : 0), [session])
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const [whole] = useState((Date.parse(expiresAt) - Date.parse(offeredAt)) / 1000)
  const seconds = Math.ceil((Date.parse(expiresAt) - (now - ahead)) / 1000)
  return { seconds: Math.min(whole, Math.max(0, seconds)), whole }
}

export function TimeRing({ seconds, whole }: Left) {
  return (
    <div class="pad-time" data-testid="pad-time">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle class="pad-time-whole" cx="20" cy="20" r="17" />
        <circle class="pad-time-left" cx="20" cy="20" r="17" pathLength={100} stroke-dasharray="100" stroke-dashoffset={100 - (100 * seconds) / whole} transform="rotate(-90 20 20)" />
        <text x="20" y="20">
          {seconds}
        </text>
      </svg>
      <p class="pad-said" role="status">
        {seconds <= warnSeconds ? `${t('pad.left', { seconds: warnSeconds })} ${t('pad.more')}` : ''}
      </p>
    </div>
  )
}
