/** The hall's windows as they stand in their order: who is there, and what each does now. The colour only repeats the words. */
import { Badge, type Tone } from '../../design/parts.tsx'
import { windowName } from '../../words/window-name.ts'
import { known, t } from '../../words/words.ts'
import { momentIn } from './moments.ts'
import { useNames } from './names.ts'
import type { WindowNow, WindowState } from './today-facts.ts'

const toneOf = { nobody: 'plain', free: 'good', called: 'accent', serving: 'accent', paused: 'warn' } as const satisfies Record<WindowState, string>
const badgeOf = { nobody: 'plain', free: 'good', called: 'plain', serving: 'plain', paused: 'warn' } as const satisfies Record<WindowState, Tone>

export function HallMap({ windows, timeZone }: { readonly windows: readonly WindowNow[]; readonly timeZone: string }) {
  return (
    <ol class="hall-map" data-testid="hall-map">
      {windows.map((one) => (
        <Place key={one.window.number} one={one} timeZone={timeZone} />
      ))}
    </ol>
  )
}

function Place({ one: { window, ticket, state }, timeZone }: { readonly one: WindowNow; readonly timeZone: string }) {
  const names = useNames()
  const why = window.paused === null ? '' : known('pauseReason', window.paused)
  return (
    <li class={`hall-window ${toneOf[state]}`} data-testid={`map-${window.number}`} data-state={state}>
      <strong>{windowName(window)}</strong>
      <span class="hall-clerk">{window.clerk === null ? t('map.noClerk') : names.clerk(window.clerk)}</span>
      {ticket === null ? (
        <Badge tone={badgeOf[state]}>{t(`map.${state}`, { why })}</Badge>
      ) : (
        <span class="hall-ticket">
          <b>{ticket.number}</b> {t(`map.${state}`)}
          {ticket.calledAt !== null && <small>{t('map.since', { at: momentIn(ticket.calledAt, timeZone).slice(-5) })}</small>}
        </span>
      )}
    </li>
  )
}
