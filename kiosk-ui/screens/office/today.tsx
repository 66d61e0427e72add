/** The hall at this moment, on one page: told by the socket, and asked for again each minute where the socket does not say. */
import { useEffect, useState } from 'preact/hooks'
import type { ComplaintList } from '../../../device-daemon/wire/complaint-commands.ts'
import type { InspectionList } from '../../../device-daemon/wire/inspection-commands.ts'
import type { RectificationList } from '../../../device-daemon/wire/rectification-commands.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { Badge } from '../../design/parts.tsx'
import { number, share, Table, text, time } from '../../design/table.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { isDown } from '../tech/order.ts'
import { toneOf } from '../tech/tone.ts'
import { useAsked } from './asked.ts'
import { HallMap } from './hall-map.tsx'
import { momentIn } from './moments.ts'
import { useNames } from './names.ts'
import { shareOf } from './numbers.ts'
import type { SectionProps } from './section.ts'
import { standOf } from './stands.ts'
import { type Due, dueNow, queuesNow, ratedNow, windowsNow } from './today-facts.ts'
import './today.css'

const lookMs = 30_000

export function TodaySection({ line }: SectionProps) {
  const now = useNow()
  const view = line.view.value
  if (view === null) return null
  return (
    <div class="today" data-testid="today">
      <Queues view={view} now={now} />
      <section class="card today-map">
        <h3>{t('today.map')}</h3>
        <HallMap windows={windowsNow(view)} timeZone={view.site.timeZone} />
      </section>
      <div class="today-side">
        <Calls view={view} />
        <Devices line={line} view={view} />
        <Rated view={view} />
      </div>
      <Deadlines line={line} view={view} now={now} />
    </div>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookMs)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Queues({ view, now }: { readonly view: HallView; readonly now: number }) {
  const minuteMs = 60_000
  const nameOf = (prefix: string) => {
    const queue = view.queues.find((one) => one.prefix === prefix)
    return queue === undefined ? prefix : inLanguage({ zh: queue.name, en: queue.nameEn })
  }
  return (
    <ul class="today-queues">
      {queuesNow(view).map(({ prefix, waiting, since }) => (
        <li key={prefix} class="card" data-testid={`queue-${prefix}`}>
          <span>
            {prefix} {nameOf(prefix)}
          </span>
          <strong>{t('today.waiting', { count: waiting })}</strong>
          <small>{since === null ? t('today.nobodyWaits') : t('today.longest', { minutes: Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs)) })}</small>
        </li>
      ))}
    </ul>
  )
}

function Calls({ view }: { readonly view: HallView }) {
  const open = view.staffCalls.filter(({ state }) => state === 'open')
  return (
    <section class="card">
      <h3>{t('today.calls')}</h3>
      {open.length === 0 && <p>{t('today.noCalls')}</p>}
      {open.map(({ call, kiosk, since }) => (
        <p key={call} class="marks">
          <Badge tone="warn">{t('staffCall.kiosk', { kiosk })}</Badge>
          <span>{momentIn(since, view.site.timeZone).slice(-5)}</span>
        </p>
      ))}
    </section>
  )
}

/** By where they stand and what they are. */
function Devices({ line, view }: Pick<SectionProps, 'line'> & { readonly view: HallView }) {
  const ill = line.devices.value.filter(isDown)
  return (
    <section class="card" data-testid="today-devices">
      <h3>{t('today.devices')}</h3>
      {ill.length === 0 && <p>{t('today.devicesWell', { count: line.devices.value.length })}</p>}
      {ill.map(({ id, title, kind, state, reason }) => (
        <p key={id} class="today-device">
          <span>
            {standOf(view, id)} · {known('kind', kind)} <small>{inLanguage(title)}</small>
          </span>
          <Badge tone={toneOf(state)}>{reason === null ? known('state', state) : known('reason', reason)}</Badge>
        </p>
      ))}
    </section>
  )
}

function Rated({ view }: { readonly view: HallView }) {
  const { rated, levels } = ratedNow(view)
  const rows = rated === 0 ? [] : levels.map(({ level, count }) => ({ key: level, cells: [known('level', level), count, shareOf(count, rated)] }))
  return (
    <section class="card">
      <Table caption={t('today.ratings', { count: rated })} columns={[text(t('report.level')), number(t('report.count')), share(t('report.share'))]} rows={rows} empty={t('empty.today-ratings')} testId="today-ratings" />
    </section>
  )
}

function Deadlines({ line, view, now }: Pick<SectionProps, 'line'> & { readonly view: HallView; readonly now: number }) {
  const names = useNames()
  const rectifications = useAsked<RectificationList>(line, '/api/rectifications')
  const complaints = useAsked<ComplaintList>(line, '/api/complaints')
  const inspections = useAsked<InspectionList>(line, '/api/inspections')
  const rated = ratedNow(view).rated
  // Each look of the clock, and each rating: a bad one has a limit.
  useEffect(() => {
    for (const { again } of [rectifications, complaints, inspections]) void again()
  }, [now, rated])
  const dues = dueNow({ view, now, rectifications: rectifications.data?.rectifications ?? [], complaints: complaints.data?.complaints ?? [], inspections: inspections.data?.inspections ?? [] })
  const rows = dues.map((one) => ({ key: one.no, cells: [dueCell(one, view.site.timeZone), t(`due.${one.kind}`), one.no, one.who === null ? t('due.nobody') : names.clerk(one.who), stateCell(one)] }))
  return <Table caption={t('today.due')} columns={[time(t('due.when')), text(t('due.what')), text(t('due.no')), text(t('appraisal.who')), text(t('document.state'))]} rows={rows} empty={t('empty.due')} testId="due" />
}

/** A day, or a moment of it. */
function dueCell({ due }: Due, timeZone: string) {
  if (due.length === 'YYYY-MM-DD'.length) return { value: due, shown: dayWords(due) }
  const moment = momentIn(due, timeZone)
  return { value: moment, shown: `${dayWords(moment.slice(0, 10))} ${moment.slice(-5)}` }
}

function stateCell({ isOver }: Due) {
  const words = isOver ? t('due.over') : t('due.today')
  return { value: words, shown: <Badge tone={isOver ? 'bad' : 'warn'}>{words}</Badge> }
}
