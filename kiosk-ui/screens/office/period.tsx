import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import { type Period, presetOf, presets } from './presets.ts'

/** `YYYY-MM-DD` on this machine's clock. */
export const dateOf = (day: Date): string => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** A day beyond the other one takes it along: no period ends before it begins. */
export function moved({ from, to }: Period, which: keyof Period, day: string): Period {
  return which === 'from' ? { from: day, to: day > to ? day : to } : { from: day < from ? day : from, to: day }
}

interface PeriodChooserProps {
  readonly period: Period
  /** On the hall's own calendar. */
  readonly today: string
  readonly onChoose: (period: Period) => void
}

export function PeriodChooser({ period, today, onChoose }: PeriodChooserProps) {
  const field = (which: keyof Period, label: string) => (
    <label>
      {label}{' '}
      <input
        type="date"
        required
        value={period[which]}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') onChoose(moved(period, which, value))
        }}
        data-testid={`period-${which}`}
      />
    </label>
  )
  const isChosen = ({ from, to }: Period) => from === period.from && to === period.to
  return (
    <div class="office-period">
      <div class="office-choice">
        {presets.map((preset) => (
          <Button key={preset} kind="small" pressed={isChosen(presetOf(preset, today))} onPress={() => onChoose(presetOf(preset, today))} testId={`period-${preset}`}>
            {t(`period.${preset}`)}
          </Button>
        ))}
      </div>
      {field('from', t('office.from'))}
      {field('to', t('office.to'))}
    </div>
  )
}
