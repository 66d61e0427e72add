/** The kiosk: take a number in two touches, or be checked in by a code. One thing a page. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { ItemView } from '../../../device-daemon/wire/views.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Button, Pairing } from '../../design/parts.tsx'
import { known, language, setLanguage, t } from '../../words/words.ts'
import { CameraPage } from './camera-page.tsx'
import { NumberPage } from './number-page.tsx'
import { pagesOf } from './paging.ts'
import { createVisit, type Visit } from './visit.ts'
import './kiosk.css'

export function KioskScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'kiosk', kiosk: number }), [number])
  const visit = useMemo(createVisit, [])
  const items = useMemo(() => signal<readonly ItemView[]>([]), [])
  const { online, needsToken, view, scanned } = line
  useEffect(() => {
    if (!online.value) return
    void line.get<{ items: ItemView[] }>('/api/catalogue').then((answer) => {
      if (answer.ok) items.value = answer.data.items
    })
  }, [online.value])
  useEffect(() => void showScanned(line, visit), [scanned.value])
  useEffect(() => {
    const touches = ['pointerdown', 'keydown'] as const
    for (const touch of touches) document.addEventListener(touch, visit.touch)
    return () => {
      for (const touch of touches) document.removeEventListener(touch, visit.touch)
    }
  }, [visit])
  if (needsToken.value) return <Pairing line={line} />
  if (view.value === null) return <Away />
  return (
    <div class="kiosk">
      <header class="kiosk-top">
        <h1>{language.value === 'zh' ? view.value.site.name : view.value.site.nameEn}</h1>
        {view.value.emulated && <span class="rehearsal">{t('common.emulated')}</span>}
        <Button onPress={() => setLanguage(language.value === 'zh' ? 'en' : 'zh')} testId="kiosk-language">
          {language.value === 'zh' ? 'English' : '中文'}
        </Button>
      </header>
      <main>{online.value ? <Page line={line} visit={visit} items={items.value} /> : <Away />}</main>
      <footer class="kiosk-foot">
        {visit.step.value.at !== 'start' && (
          <Button kind="main" onPress={() => visit.go({ at: 'start' })} testId="kiosk-home">
            {t('kiosk.home')}
          </Button>
        )}
      </footer>
    </div>
  )
}

/** The daemon is gone for a moment: nothing to do for the person, and nothing alarming. */
function Away() {
  return (
    <div class="calm" data-testid="kiosk-away">
      <p class="kiosk-lead">{t('kiosk.away')}</p>
      <p>{t('kiosk.awayHint')}</p>
    </div>
  )
}

interface PageProps {
  readonly line: Connection
  readonly visit: Visit
  readonly items: readonly ItemView[]
}

function Page({ line, visit, items }: PageProps) {
  const step = visit.step.value
  switch (step.at) {
    case 'start':
      return <StartPage line={line} visit={visit} />
    case 'items':
      return <ItemsPage line={line} visit={visit} items={items.filter((item) => item.queue === step.queue)} page={step.page} />
    case 'waiting':
      return <p class="kiosk-lead">{t('kiosk.oneMoment')}</p>
    case 'number':
      return <NumberPage line={line} receipt={step.receipt} checkedIn={step.checkedIn} />
    case 'refused':
      return (
        <div class="calm" data-testid="kiosk-refused">
          <p class="kiosk-lead">{known('problem', step.code)}</p>
          <p>{t('kiosk.askStaff')}</p>
        </div>
      )
    case 'camera':
      return <CameraPage onCode={(code) => checkIn(line, visit, code)} />
  }
}

function StartPage({ line, visit }: Omit<PageProps, 'items'>) {
  const view = line.view.value
  const scanner = line.devices.value.find((device) => device.kind === 'scanner')
  const canScan = scanner?.state === 'ok' || scanner?.state === 'warning'
  return (
    <>
      <p class="kiosk-lead">{t('kiosk.choose')}</p>
      <ul class="kiosk-choices">
        {(view?.queues ?? []).map((queue) => (
          <li key={queue.prefix}>
            <Button onPress={() => visit.go({ at: 'items', queue: queue.prefix, page: 0 })} testId={`kiosk-category-${queue.prefix}`}>
              <span class="kiosk-choice">{language.value === 'zh' ? queue.name : queue.nameEn}</span>
              <span class="kiosk-count">{t('kiosk.waiting', { count: waitingIn(line, queue.prefix) })}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div class="kiosk-appointment">
        <p>{canScan ? t('kiosk.showCode') : t('kiosk.noScanner')}</p>
        <Button onPress={() => visit.go({ at: 'camera' })} testId="kiosk-camera">
          {t('kiosk.useCamera')}
        </Button>
      </div>
    </>
  )
}

function waitingIn(line: Connection, queue: string): number {
  return (line.view.value?.tickets ?? []).filter((ticket) => ticket.queue === queue && ticket.state === 'waiting').length
}

function ItemsPage({ line, visit, items, page }: PageProps & { readonly page: number }) {
  const pages = pagesOf(items)
  const turn = (to: number) => {
    const step = visit.step.value
    if (step.at === 'items') visit.go({ ...step, page: to })
  }
  return (
    <>
      <p class="kiosk-lead">{t('kiosk.chooseItem')}</p>
      <ul class="kiosk-choices">
        {(pages[page] ?? []).map((item) => (
          <li key={item.code}>
            <Button disabled={!item.open} onPress={() => take(line, visit, item.code)} testId={`kiosk-item-${item.code}`}>
              <span class="kiosk-choice">{language.value === 'zh' ? item.name : item.nameEn}</span>
              <span class="kiosk-count">{item.open ? t('kiosk.about', { minutes: item.minutes }) : t('kiosk.closed')}</span>
            </Button>
          </li>
        ))}
      </ul>
      {pages.length > 1 && (
        <nav class="kiosk-pages">
          <Button disabled={page === 0} onPress={() => turn(page - 1)}>
            {t('kiosk.previous')}
          </Button>
          <span>{t('kiosk.pageOf', { page: page + 1, pages: pages.length })}</span>
          <Button disabled={page + 1 >= pages.length} onPress={() => turn(page + 1)}>
            {t('kiosk.next')}
          </Button>
        </nav>
      )}
    </>
  )
}

async function take(line: Connection, visit: Visit, item: string): Promise<void> {
  visit.go({ at: 'waiting' })
  const answer = await line.post<TicketReceipt>('/api/tickets', { item })
  visit.go(answer.ok ? { at: 'number', receipt: answer.data, checkedIn: false } : { at: 'refused', code: answer.problem.code })
}

async function checkIn(line: Connection, visit: Visit, code: string): Promise<void> {
  visit.go({ at: 'waiting' })
  const answer = await line.post<TicketReceipt>('/api/check-ins', { code })
  visit.go(answer.ok ? { at: 'number', receipt: answer.data, checkedIn: true } : { at: 'refused', code: answer.problem.code })
}

/** The kiosk's own scanner read something while the person stood here, whatever page they were on. */
async function showScanned(line: Connection, visit: Visit): Promise<void> {
  const scanned = line.scanned.value
  if (scanned === null) return
  if (scanned.ticket === null) return visit.go({ at: 'refused', code: 'APPOINTMENT_UNKNOWN' })
  const answer = await line.get<TicketReceipt>(`/api/tickets/${scanned.ticket}`)
  if (answer.ok) visit.go({ at: 'number', receipt: answer.data, checkedIn: true })
}
