/** The hall's board: who is called where, legible from ten metres. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { TicketView } from '../../../device-daemon/wire/views.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Pairing } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import './board.css'

/** As many as have room in large figures. In a larger hall those called longest ago stand below, smaller. */
const rowsMax = 5
const rowsMaxCrowded = 4
const smallMax = 8
/** A call is fresh, and stands out, for so long. */
const freshMs = 15_000

export function BoardScreen() {
  const line = useMemo(() => connectPage({ role: 'board' }), [])
  const now = useNow()
  const view = line.view.value
  if (line.needsToken.value) return <Pairing line={line} />
  if (view === null) return <p class="calm board-calm dark">{t('board.away')}</p>
  const called = calls(view.tickets)
  const rows = called.length > rowsMax ? rowsMaxCrowded : rowsMax
  const small = called.slice(rows, rows + smallMax)
  return (
    <div class={`board dark ${small.length > 0 ? 'crowded' : ''}`}>
      <header>
        <h1>{view.site.name}</h1>
        {!line.online.value && <span class="board-stale">{t('board.stale')}</span>}
        <time>{clock(now, view.site.timeZone)}</time>
      </header>
      <main>
        {called.length === 0 && <p class="board-empty">{t('board.nobody')}</p>}
        <ol class="board-calls">
          {called.slice(0, rows).map((ticket) => (
            <li
              key={ticket.id}
              class={`board-call ${isFresh(ticket, now) ? 'fresh' : ''}`}
              data-testid={`board-call-${ticket.number}`}
            >
              <span class="board-number">{ticket.number}</span>
              <span class="board-to">{ticket.state === 'serving' ? t('board.serving') : t('board.goTo')}</span>
              <span class="board-window">{t('board.window', { number: ticket.window ?? '' })}</span>
            </li>
          ))}
        </ol>
        <ol class="board-small">
          {small.map((ticket) => (
            <li key={ticket.id} data-testid={`board-call-${ticket.number}`}>
              <strong>{ticket.number}</strong> {t('board.window', { number: ticket.window ?? '' })}
            </li>
          ))}
        </ol>
      </main>
      <footer>
        <span class="board-waiting">{t('board.waiting')}</span>
        {view.queues.map((queue) => (
          <span key={queue.prefix} class="board-queue">
            {queue.name}
            <strong>{view.tickets.filter((one) => one.queue === queue.prefix && one.state === 'waiting').length}</strong>
          </span>
        ))}
        {view.root !== null && (
          <span class="board-root" data-testid="board-root">
            {t('board.root', { date: view.root.date, count: view.root.count, root: view.root.root.slice(0, 16) })}
          </span>
        )}
      </footer>
    </div>
  )
}

/** Those called or being served, the newest call first. */
function calls(tickets: readonly TicketView[]): TicketView[] {
  return tickets
    .filter(({ state }) => state === 'called' || state === 'serving')
    .sort((one, other) => (other.calledAt ?? '').localeCompare(one.calledAt ?? ''))
}

/** Whoever is being served has come; a call that is repeated is fresh again. */
function isFresh({ state, calledAt }: TicketView, now: number): boolean {
  return state === 'called' && calledAt !== null && now - Date.parse(calledAt) < freshMs
}

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function clock(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now)
}
