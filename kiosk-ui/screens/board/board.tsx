/** The hall's board: who is called where, legible from ten metres. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { TicketView } from '../../../device-daemon/wire/views.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Pairing } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import './board.css'

const rowsMax = 5
/** A call is fresh, and stands out, for so long. */
const freshMs = 15_000

export function BoardScreen() {
  const line = useMemo(() => connectPage({ role: 'board' }), [])
  const now = useNow()
  const view = line.view.value
  if (line.needsToken.value) return <Pairing line={line} />
  if (view === null) return <p class="calm board-calm">{t('board.away')}</p>
  const called = calls(view.tickets).slice(0, rowsMax)
  return (
    <div class="board">
      <header>
        <h1>{view.site.name}</h1>
        <time>{clock(now, view.site.timeZone)}</time>
      </header>
      <main>
        <ol class="board-calls">
          {called.map((ticket) => (
            <li
              key={ticket.id}
              class={`board-call ${now - Date.parse(ticket.calledAt ?? '') < freshMs ? 'fresh' : ''}`}
              data-testid={`board-call-${ticket.number}`}
            >
              <span class="board-number">{ticket.number}</span>
              <span class="board-to">{ticket.state === 'serving' ? t('board.serving') : t('board.goTo')}</span>
              <span class="board-window">{t('board.window', { number: ticket.window ?? '' })}</span>
            </li>
          ))}
          {called.length === 0 && <li class="board-empty">{t('board.nobody')}</li>}
        </ol>
      </main>
      <footer>
        {view.queues.map((queue) => (
          <span key={queue.prefix} class="board-queue">
            {queue.name}
            <strong>{view.tickets.filter((one) => one.queue === queue.prefix && one.state === 'waiting').length}</strong>
          </span>
        ))}
        {!line.online.value && <span class="board-stale">{t('board.stale')}</span>}
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

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function clock(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(now)
}
