import type { Grouping } from '../../../device-daemon/wire/groupings.ts'
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'

interface ByProps<G extends Grouping> {
  readonly bys: readonly G[]
  readonly by: G
  readonly onChoose: (by: G) => void
}

/** By what a table is put together. */
export function By<G extends Grouping>({ bys, by, onChoose }: ByProps<G>) {
  return (
    <div class="office-choice">
      {bys.map((one) => (
        <Button key={one} kind="small" pressed={one === by} onPress={() => onChoose(one)} testId={`by-${one}`}>
          {t(`figure.by-${one}`)}
        </Button>
      ))}
    </div>
  )
}
