/** How what was asked has ended, for a while: then the next person is met in the hall's own language. */
import { useEffect, useState } from 'preact/hooks'
import type { RatingView } from '../../../device-daemon/wire/views.ts'
import { setLanguage } from '../../words/words.ts'

/** Thanks stand for so long. */
const thanksMs = 5000

type Ended = 'rated' | 'declined' | 'timed-out'
const isSaid = (state: RatingView['state']): state is Ended => state === 'rated' || state === 'declined' || state === 'timed-out'

/** What was over before the page was opened is no news. */
export function useEnded(last: RatingView | null): Ended | null {
  const [asked, setAsked] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  useEffect(() => {
    if (last === null) return
    if (last.state === 'offered' || last.state === 'shown') return setAsked(last.session)
    if (last.session !== asked) return
    const end = () => {
      setOver(last.session)
      setLanguage('zh')
    }
    // Taken back by the clerk: there is nobody to thank.
    if (!isSaid(last.state)) return end()
    const timer = setTimeout(end, thanksMs)
    return () => clearTimeout(timer)
  }, [last?.session, last?.state])
  return last !== null && last.session === asked && last.session !== over && isSaid(last.state) ? last.state : null
}
