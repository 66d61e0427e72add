/** One device of the lab: what people call it, how it is, its drawing, what can be wrong with it. */
import type { EmulatorView, Specimen } from '../../../device-daemon/wire/lab.ts'
import type { DeviceView } from '../../../device-daemon/wire/views.ts'
import { Badge } from '../../design/parts.tsx'
import { known } from '../../words/words.ts'
import { toneOf } from '../tech/tone.ts'
import type { Act, LabCode } from './act.ts'
import { Face } from './face.tsx'
import { Faults } from './faults.tsx'

interface DeviceProps {
  readonly view: EmulatorView
  readonly place: string
  readonly status: DeviceView | undefined
  readonly act: Act
  readonly cards: readonly Specimen[]
  readonly codes: readonly LabCode[]
}

export function LabDevice({ view, place, status, act, cards, codes }: DeviceProps) {
  const id = `lab-${view.device.replace('/', '-')}`
  const isWell = view.cable === 'in' && (status === undefined || toneOf(status.state) !== 'bad')
  return (
    <article class={`card lab-device ${view.cable}`} data-testid={id}>
      <header>
        <h2>
          {place} · {known('kind', view.kind)}
          {/* Technicians look for it in the hall's file. */}
          <small>{view.device}</small>
        </h2>
        {status !== undefined && (
          <Badge tone={toneOf(status.state)} testId={`${id}-state`}>
            {known('state', status.state)}
            {status.reason !== null && ` · ${known('reason', status.reason)}`}
          </Badge>
        )}
      </header>
      <Face id={id} view={view} act={act} isWell={isWell} cards={cards} codes={codes} />
      <Faults id={id} view={view} act={act} />
    </article>
  )
}
