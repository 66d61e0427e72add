/** The lab: every emulated device, drawn, and operated by mouse and keyboard. Only an emulated hall has it. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { EmulatorView, Specimen } from '../../../device-daemon/wire/lab.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Badge, Button, Notice, Top } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { toneOf } from '../tech/tone.ts'
import type { Act, LabCode } from './act.ts'
import { Caller, IdReader, Printer, RatingPad, Scanner } from './devices.tsx'
import '../../words/staff-words.ts'
import './lab.css'


export function LabScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  const cards = useMemo(() => signal<readonly Specimen[]>([]), [])
  const codes = useMemo(() => signal<readonly LabCode[]>([]), [])
  const { online, emulators, devices, session } = line
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
  const places = Map.groupBy(emulators.value, ({ device }) => device.split('/')[0] ?? '')
  return (
    <div class="lab">
      <Top title={t('lab.title')} line={line} />
      <main>
        {[...places].map(([place, views]) => (
          <section key={place} class="lab-place">
            <h2>{place}</h2>
            {views.map((view) => {
              const act: Act = (gesture) => line.post(`/api/lab/devices/${view.device}/gesture`, gesture)
              const status = devices.value.find((device) => device.id === view.device)
              return (
                <article key={view.device} class={`card lab-device ${view.cable}`} data-testid={`lab-${view.device.replace('/', '-')}`}>
                  <header>
                    <h3>{known('kind', view.kind)}</h3>
                    {status !== undefined && (
                      <Badge tone={toneOf(status.state)}>
                        {known('state', status.state)}
                        {status.reason !== null && ` · ${known('reason', status.reason)}`}
                      </Badge>
                    )}
                  </header>
                  <Face view={view} act={act} cards={cards.value} codes={codes.value} />
                  <Cable view={view} act={act} />
                </article>
              )
            })}
          </section>
        ))}
        {emulators.value.length === 0 && online.value && <Notice>{t('lab.nothing')}</Notice>}
      </main>
    </div>
  )
}

interface FaceProps {
  readonly view: EmulatorView
  readonly act: Act
  readonly cards: readonly Specimen[]
  readonly codes: readonly LabCode[]
}

function Face({ view, act, cards, codes }: FaceProps) {
  const id = `lab-${view.device.replace('/', '-')}`
  switch (view.face.kind) {
    case 'printer':
      return <Printer id={id} face={view.face} act={act} />
    case 'id-reader':
      return <IdReader id={id} face={view.face} act={act} cards={cards} />
    case 'scanner':
      return <Scanner id={id} face={view.face} act={act} codes={codes} />
    case 'rating-pad':
      return <RatingPad id={id} face={view.face} act={act} />
    case 'caller':
      return <Caller id={id} face={view.face} act={act} />
    case 'display':
      return <output class="lab-display" data-testid={`${id}-display`}>{view.face.text || ' '}</output>
  }
}

const faults = ['none', 'silence', 'noise', 'slow'] as const

function Cable({ view, act }: { readonly view: EmulatorView; readonly act: Act }) {
  const id = `lab-${view.device.replace('/', '-')}`
  return (
    <footer class="lab-row-of-buttons">
      <Button kind="small" pressed={view.cable === 'out'} onPress={() => act({ type: 'cable', cable: view.cable === 'in' ? 'out' : 'in' })} testId={`${id}-cable`}>
        {view.cable === 'in' ? t('lab.pull') : t('lab.plug')}
      </Button>
      {faults.map((fault) => (
        <Button key={fault} kind="small" pressed={view.fault === fault} onPress={() => act({ type: 'fault', fault })} testId={`${id}-fault-${fault}`}>
          {t(`lab.fault-${fault}`)}
        </Button>
      ))}
    </footer>
  )
}
