/** The number, large, as soon as it is given; what becomes of the paper is said below it. */
import { noAnswerWanted } from '../../../device-daemon/wire/print-reasons.ts'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { Wait } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Button, Notice } from '../../design/parts.tsx'
import { Qr } from '../../design/qr.tsx'
import { known, t } from '../../words/words.ts'

interface NumberProps {
  readonly line: Connection
  readonly receipt: TicketReceipt
  readonly checkedIn: boolean
  readonly onHelp: (item: string) => void
}

export function NumberPage({ line, receipt, checkedIn, onHelp }: NumberProps) {
  const { item } = receipt
  const paper = paperOf(line, receipt)
  return (
    <section class="kiosk-ticket">
      <p class="kiosk-lead">{leadWords(receipt, checkedIn)}</p>
      <p class="kiosk-number" data-testid="kiosk-number">
        {receipt.number}
      </p>
      {receipt.state === 'waiting' && (
        <p class="kiosk-ahead">
          {aheadWords(receipt.ahead)}
          {receipt.wait !== null && receipt.wait.highMinutes > 0 && <span data-testid="kiosk-wait">{waitWords(receipt.wait)}</span>}
        </p>
      )}
      {checkedIn ? <Notice testId="kiosk-paper">{t('kiosk.noPaperNeeded')}</Notice> : <Paper paper={paper} />}
      {receipt.item !== null && receipt.channel !== 'collection' && <NoticeButtons line={line} receipt={receipt} />}
      {item !== null && line.view.value?.places.length !== 0 && (
        <Button onPress={() => onHelp(item)} testId="kiosk-help">
          {t('kiosk.help')}
        </Button>
      )}
      {(paper === 'missing' || paper === 'unasked' || checkedIn) && (
        <figure>
          <Qr text={receipt.qr} size={220} />
          <figcaption>{t('kiosk.photograph')}</figcaption>
        </figure>
      )}
    </section>
  )
}

/** A number that was shown again is not a new one: its person is told where they stand. */
function leadWords({ state, channel, window }: TicketReceipt, checkedIn: boolean): string {
  if (state === 'called' || state === 'serving') return t('kiosk.yourTurn', { window: window ?? '' })
  if (!checkedIn) return t('kiosk.yourNumber')
  return channel === 'appointment' ? t('kiosk.checkedIn') : t('kiosk.youAreIn')
}

function waitWords({ lowMinutes, highMinutes }: Wait): string {
  return lowMinutes === highMinutes ? t('kiosk.waitAbout', { minutes: highMinutes }) : t('kiosk.waitBetween', { low: lowMinutes, high: highMinutes })
}

function aheadWords(count: number): string {
  if (count === 0) return t('kiosk.aheadNobody')
  return count === 1 ? t('kiosk.aheadOne') : t('kiosk.ahead', { count })
}

/** What to bring, whole, before anybody stands at a window without it. Pressed once: a second list is no use. */
function NoticeButtons({ line, receipt }: Pick<NumberProps, 'line' | 'receipt'>) {
  const said = useMemo(() => signal<string | null>(null), [receipt.id])
  const print = async (size: 'normal' | 'large') => {
    const answer = await line.post('/api/notices', { item: receipt.item, ticket: receipt.id, size })
    said.value = answer.ok ? t('kiosk.noticeComes') : known('problem', answer.problem.code)
  }
  if (said.value !== null) return <Notice testId="kiosk-notice">{said.value}</Notice>
  return (
    <p class="kiosk-notices">
      <Button onPress={() => print('normal')} testId="kiosk-notice-normal">
        {t('kiosk.notice')}
      </Button>
      <Button onPress={() => print('large')} testId="kiosk-notice-large">
        {t('kiosk.noticeLarge')}
      </Button>
    </p>
  )
}

type Paper = 'printing' | 'printed' | 'unasked' | 'missing' | 'none'

/** What is known of the ticket's paper now: jobs end while the page is shown, and printers fall ill. */
function paperOf(line: Connection, receipt: TicketReceipt): Paper {
  if (receipt.job === null) return 'none'
  const job = line.view.value?.prints.find((print) => print.job === receipt.job)
  if (job?.state === 'printed') return 'printed'
  if (job?.reason === noAnswerWanted) return 'unasked'
  if (job?.state === 'unconfirmed' || job?.state === 'failed') return 'missing'
  const printer = line.devices.value.find((device) => device.kind === 'printer')
  const isWell = printer?.state === 'ok' || printer?.state === 'warning' || printer?.state === 'busy'
  return isWell ? 'printing' : 'missing'
}

function Paper({ paper }: { readonly paper: Paper }) {
  switch (paper) {
    case 'printing':
      return <Notice testId="kiosk-paper">{t('kiosk.printing')}</Notice>
    case 'printed':
      return <Notice testId="kiosk-paper">{t('kiosk.printed')}</Notice>
    case 'unasked':
      return <Notice testId="kiosk-paper">{t('kiosk.paperUnasked')}</Notice>
    case 'missing':
      return (
        <Notice tone="warn" testId="kiosk-paper">
          {t('kiosk.paperMissing')}
        </Notice>
      )
    case 'none':
      return null
  }
}
