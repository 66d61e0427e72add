import type { Hall } from '../config/load.ts'
import type { Plan } from './hall/plan.ts'

/** What the hall's rules need of its configuration. */
export function planOf({ config, items }: Hall): Plan {
  return {
    site: config.site.code,
    timeZone: config.site.timeZone,
    queues: config.queues.map(({ prefix, hours, dailyQuota }) => ({ prefix, hours, dailyQuota })),
    windows: config.windows.map(({ number, queues, pad }) => ({ number, queues, pad: pad ?? null })),
    items: items.map(({ code, queue, closed }) => ({ code, queue, open: !closed })),
    appointments: config.appointments,
    ratingSeconds: config.rating.seconds,
  }
}
