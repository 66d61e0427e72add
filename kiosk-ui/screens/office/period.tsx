import type { Signal } from '@preact/signals'
import { t } from '../../words/words.ts'

/** Both days inclusive, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** `YYYY-MM-DD` on this machine's clock. */
export const dateOf = (day: Date): string => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** From its first day until today. */
export const thisMonth = (now: Date): Period => ({ from: dateOf(new Date(now.getFullYear(), now.getMonth(), 1)), to: dateOf(now) })

/** A day beyond the other one takes it along: no period ends before it begins. */
export function moved({ from, to }: Period, which: keyof Period, day: string): Period {
  return which === 'from' ? { from: day, to: day > to ? day : to } : { from: day < from ? day : from, to: day }
}

export function PeriodChooser({ period }: { readonly period: Signal<Period> }) {
  const field = (which: keyof Period, label: string) => (
    <label>
      {label}{' '}
      <input
        type="date"
        required
        value={period.value[which]}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') period.value = moved(period.value, which, value)
        }}
        data-testid={`period-${which}`}
      />
    </label>
  )
  return (
    <span class="office-period">
      {field('from', t('office.from'))}
      {field('to', t('office.to'))}
    </span>
  )
}
