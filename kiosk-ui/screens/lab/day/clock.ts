/** The browser's time, for a player. */
import type { Clock } from './player.ts'

export const browserClock: Clock = {
  now: () => performance.now(),
  wait: (ms, unwanted) =>
    new Promise((done) => {
      if (unwanted.aborted) return done()
      const settle = () => {
        clearTimeout(timer)
        unwanted.removeEventListener('abort', settle)
        done()
      }
      const timer = setTimeout(settle, ms)
      unwanted.addEventListener('abort', settle)
    }),
}
