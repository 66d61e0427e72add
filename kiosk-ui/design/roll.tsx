/** What is left of the paper in a printer, in words, and the button for who has put in a new roll. */
import type { RollView } from '../../device-daemon/wire/views.ts'
import type { Connection } from '../daemon/connection.ts'
import { t } from '../words/words.ts'
import { Button } from './parts.tsx'

export function leftWords({ left, isLow }: RollView): string {
  if (left === null) return t(isLow ? 'roll.low' : 'roll.new')
  if (left === 0) return t('roll.none')
  return t(isLow ? 'roll.lowLeft' : 'roll.left', { count: left })
}

export function RollButton({ line, printer, disabled = false }: { readonly line: Connection; readonly printer: string; readonly disabled?: boolean }) {
  return (
    <Button kind="small" onPress={() => line.post(`/api/devices/${printer}/roll`)} disabled={disabled} testId={`roll-${printer.replace('/', '-')}`}>
      {t('roll.changed')}
    </Button>
  )
}
