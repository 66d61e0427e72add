/** The hall's board: who is called where, legible from ten metres, and said. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { HallView, TicketView } from '../../../device-daemon/wire/views.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Pairing } from '../../design/parts.tsx'
import { t, wordsIn } from '../../words/words.ts'
import { callsOf } from './announce/call.ts'
import { Sightings } from './announce/sightings.ts'
import { useVoice } from './announce/use-voice.ts'
import { CallRow, SmallCall } from './call-row.tsx'
import '../../words/board-words.ts'
import './board.css'

/** As many as have room in large figures. In a larger hall those called longest ago stand below, smaller. */
const rowsMax = 5
const rowsMaxCrowded = 4
const smallMax = 8
/** A call blinks for so long. */
const freshMs = 10_000
/** With more queues than this their counts stand in smaller letters. */
const queuesMax = 7
/** What is longer is set smaller. */
const queueSignsMax = 8
const siteSignsMax = 24

export function BoardScreen() {
  const line = useMemo(() => connectPage({ role: 'board' }), [])
  const sightings = useMemo(() => new Sightings({ steady: () => performance.now(), wall: Date.now }), [])
  const voice = useVoice(line)
  const now = useNow()
  const view = line.view.value
  if (line.needsToken.value) return <Pairing line={line} />
  if (view === null) return <p class="calm board-calm dark">{t('board.away')}</p>
  const called = shownOf(view.tickets)
  // Cut off from the others, it shows how it was.
  const isOnline = line.online.value && line.standing.value !== 'cut-off'
  sightings.see(callsOf(called), isOnline)
  const isFresh = (ticket: TicketView) => isOnline && callsOf([ticket]).some((call) => sightings.ageOf(call) < freshMs)
  const rows = called.length > rowsMax ? rowsMaxCrowded : rowsMax
  const large = called.slice(0, rows)
  const small = called.slice(rows, rows + smallMax)
  return (
    <div class={`board dark ${isOnline ? '' : 'away'}`}>
      <header>
        <h1 class={view.site.name.length > siteSignsMax ? 'long' : ''}>{view.site.name}</h1>
        {!isOnline && (
          <span class="board-stale" data-testid="board-stale">
            {both('board.stale')}
          </span>
        )}
        <time>{clock(now, view.site.timeZone)}</time>
      </header>
      <main>
        {called.length === 0 && (
          <p class="board-empty">
            {t('board.nobody')}
            <small lang="en">{wordsIn('en', 'board.nobody')}</small>
          </p>
        )}
        <ol class={`board-calls ${sizeOf(large.length)}`}>
          {large.map((ticket) => (
            <CallRow key={ticket.id} ticket={ticket} isFresh={isFresh(ticket)} />
          ))}
        </ol>
        {small.length > 0 && (
          <ol class="board-small">
            {small.map((ticket) => (
              <SmallCall key={ticket.id} ticket={ticket} isFresh={isFresh(ticket)} />
            ))}
          </ol>
        )}
      </main>
      <Foot view={view} />
      {/* One line at the foot: what keeps the board mute comes before what it has to tell. */}
      {voice.isBlocked.value ? (
        <p class="board-blocked" role="status" data-testid="board-blocked">
          {both('board.blocked')}
        </p>
      ) : (
        view.board.marquee !== null && <Marquee {...view.board.marquee} />
      )}
    </div>
  )
}

function Foot({ view }: { readonly view: HallView }) {
  return (
    <footer>
      <div class={`board-queues ${queuesForm(view)}`}>
        <span class="board-waiting">
          {t('board.waiting')}
          <small lang="en">{wordsIn('en', 'board.waiting')}</small>
        </span>
        {view.queues.map((queue) => (
          <span key={queue.prefix} class="board-queue">
            {queue.name} <strong>{view.tickets.filter((one) => one.queue === queue.prefix && one.state === 'waiting').length}</strong>
            <small lang="en">{queue.nameEn}</small>
          </span>
        ))}
      </div>
      {view.root !== null && (
        <p class="board-root" data-testid="board-root">
          {t('board.root', { date: view.root.date, count: view.root.count, root: view.root.root.slice(0, 16) })}
        </p>
      )}
    </footer>
  )
}

/** Many stand closer; long names in two rows. */
function queuesForm({ queues }: HallView): string {
  if (queues.some(({ name }) => name.length > queueSignsMax)) return 'wordy'
  return queues.length > queuesMax ? 'many' : ''
}

/** The longer the line, the longer it runs: as fast as one can read it. */
function Marquee({ zh, en }: { readonly zh: string; readonly en: string }) {
  const length = zh.length * 2 + en.length
  return (
    <p class={`board-marquee ${length > 300 ? 'long' : length > 100 ? 'middling' : ''}`} data-testid="board-marquee">
      <span>
        {zh} <small lang="en">{en}</small>
      </span>
    </p>
  )
}

/** Few calls fill the board. */
function sizeOf(count: number): string {
  if (count === 1) return 'one'
  return count <= 3 ? 'few' : ''
}

/** Those called or being served, the newest call first. */
function shownOf(tickets: readonly TicketView[]): TicketView[] {
  return tickets
    .filter(({ state }) => state === 'called' || state === 'serving')
    .sort((one, other) => (other.calledAt ?? '').localeCompare(one.calledAt ?? ''))
}

const both = (key: 'board.stale' | 'board.blocked') => (
  <>
    {t(key)} <small lang="en">{wordsIn('en', key)}</small>
  </>
)

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
