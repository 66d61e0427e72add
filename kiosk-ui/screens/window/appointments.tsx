/** Today's appointments: asked for when the list is opened, since nobody else needs it at a window. */
import { useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { AppointmentView } from '../../../device-daemon/wire/appointment-view.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

interface AppointmentsProps {
  readonly line: Connection
  readonly items: ReadonlyMap<string, ItemView>
  readonly send: Send
}

export function Appointments({ line, items, send }: AppointmentsProps) {
  const list = useMemo(() => signal<readonly AppointmentView[] | null>(null), [])
  const sought = useMemo(() => signal(''), [])
  const load = async () => {
    const answer = await line.get<{ appointments: AppointmentView[] }>('/api/appointments')
    if (answer.ok) list.value = answer.data.appointments
  }
  const step = async (path: string, body?: object) => {
    await send(path, body)
    await load()
  }
  const shown = (list.value ?? []).filter(({ appointment }) => appointment.toUpperCase().includes(sought.value.trim().toUpperCase()))
  return (
    <details class="card records" data-testid="appointments" onToggle={({ currentTarget }) => currentTarget.open && void load()}>
      <summary data-testid="appointments-open">{t('appointment.today')}</summary>
      <div class="marks">
        <label class="field">
          {t('appointment.seek')}
          <input value={sought.value} onInput={({ currentTarget }) => (sought.value = currentTarget.value)} data-testid="appointment-seek" autocomplete="off" />
        </label>
        <Button kind="small" onPress={load} testId="appointments-load">
          {t('appointment.reload')}
        </Button>
      </div>
      {list.value !== null && shown.length === 0 && <p class="calm">{t('appointment.none')}</p>}
      <ol>
        {shown.map((one) => (
          <Row key={one.appointment} one={one} item={items.get(one.item)} onStep={step} />
        ))}
      </ol>
    </details>
  )
}

function Row({ one, item, onStep }: { readonly one: AppointmentView; readonly item: ItemView | undefined; readonly onStep: Send }) {
  const { appointment, from, to, state, ticket } = one
  return (
    <li data-testid={`appointment-${appointment}`}>
      <p class="marks">
        <strong>{[from, to].filter((time) => time !== null).join('–') || t('appointment.anyTime')}</strong>
        <span>{appointment}</span>
        <span>{item === undefined ? one.item : inLanguage({ zh: item.name, en: item.nameEn })}</span>
        <Badge tone={state === 'arrived' ? 'good' : 'plain'}>{known('appointmentState', state)}</Badge>
        {ticket !== null && <span>{ticket.split('-')[1]}</span>}
      </p>
      {state === 'booked' && (
        <div class="marks">
          <Button kind="small" onPress={() => onStep('/api/check-ins', { code: appointment })} testId={`arrive-${appointment}`}>
            {t('appointment.arrive')}
          </Button>
          <Button kind="small" onPress={() => onStep(`/api/appointments/${appointment}/cancel`)} testId={`cancel-${appointment}`}>
            {t('appointment.cancel')}
          </Button>
        </div>
      )}
    </li>
  )
}
