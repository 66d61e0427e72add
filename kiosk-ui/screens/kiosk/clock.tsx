/** The hall's own time, by the minute. */
import { useEffect, useState } from 'preact/hooks'
import { language } from '../../words/words.ts'

const everyMs = 10_000

export function Clock({ timeZone }: { readonly timeZone: string }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [])
  const form = { timeZone, month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return <time class="kiosk-clock">{new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', form).format(now)}</time>
}
