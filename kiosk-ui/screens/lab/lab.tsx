/** The lab: every emulated device, drawn, and operated by mouse and keyboard. Only an emulated hall has it. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Specimen } from '../../../device-daemon/wire/lab.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Notice, Top } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import type { LabCode } from './act.ts'
import { DayBar } from './day/day-bar.tsx'
import { LabDevice } from './device.tsx'
import { placeName, placeOrder } from './names.ts'
import '../../words/staff-words.ts'
import './lab.css'
import './faces/faces.css'

export function LabScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  const cards = useMemo(() => signal<readonly Specimen[]>([]), [])
  const codes = useMemo(() => signal<readonly LabCode[]>([]), [])
  const { online, emulators, devices, session, view: hall } = line
  useEffect(() => {
    if (!online.value) return
    void line.get<{ cards: Specimen[] }>('/api/lab/cards').then((answer) => {
      if (answer.ok) cards.value = answer.data.cards
    })
    void line.get<{ codes: LabCode[] }>('/api/lab/codes').then((answer) => {
      if (answer.ok) codes.value = answer.data.codes
    })
  }, [online.value])
  if (line.needsToken.value || session.value?.emulated === false) return <p class="calm">{t('lab.notHere')}</p>
  const standOf = (device: string) => hall.value?.stands[device] ?? {}
  const places = Map.groupBy(
    emulators.value.toSorted((one, other) => placeOrder(standOf(one.device)) - placeOrder(standOf(other.device))),
    ({ device }) => placeName(standOf(device)),
  )
  return (
    <div class="lab">
      <Top title={t('lab.title')} line={line} />
      <DayBar line={line} />
      <main>
        {[...places].map(([place, views]) => (
          <section key={place} class="lab-place" aria-label={place}>
            {views.map((view) => (
              <LabDevice
                key={view.device}
                view={view}
                place={place}
                status={devices.value.find((device) => device.id === view.device)}
                act={(gesture) => line.post(`/api/lab/devices/${view.device}/gesture`, gesture)}
                cards={cards.value}
                codes={codes.value}
              />
            ))}
          </section>
        ))}
        {emulators.value.length === 0 && online.value && <Notice>{t('lab.nothing')}</Notice>}
      </main>
    </div>
  )
}
