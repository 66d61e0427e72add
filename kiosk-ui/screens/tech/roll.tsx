/** A printer's paper: how much is left, and how much was used since the roll was put in. */
import type { RollView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge } from '../../design/parts.tsx'
import { leftWords, RollButton } from '../../design/roll.tsx'
import { t } from '../../words/words.ts'

interface RollProps {
  readonly line: Connection
  readonly printer: string
  readonly isStale: boolean
  readonly ago: (at: string) => string
}

export function Roll({ line, printer, isStale, ago }: RollProps) {
  const roll = line.view.value?.rolls.find((one) => one.printer === printer)
  return (
    <div class="tech-roll" data-testid={`paper-${printer.replace('/', '-')}`}>
      <span>{t('roll.title')}</span>
      {roll !== undefined && (roll.rollMm !== null || roll.isLow) && <Badge tone={isStale ? 'plain' : roll.isLow ? 'warn' : 'good'}>{leftWords(roll)}</Badge>}
      <small>{roll?.changedAt ? used(roll, ago(roll.changedAt)) : t('roll.unknown')}</small>
      <RollButton line={line} printer={printer} disabled={isStale} />
    </div>
  )
}

const metres = (mm: number): string => (mm / 1000).toFixed(1)

const used = ({ usedMm, rollMm, cuts }: RollView, ago: string): string => t('roll.used', { used: metres(usedMm), of: metres(rollMm ?? 0), cuts, ago })
