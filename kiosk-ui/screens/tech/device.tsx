/** A device: one that needs somebody as a card with all that helps, one that is well as a row. */
import type { ComponentChildren } from 'preact'
import { notHeard, reasonWords } from '../../../device-daemon/wire/reasons.ts'
import type { DeviceView } from '../../../device-daemon/wire/views.ts'
import { Button } from '../../design/parts.tsx'
import { StatusBadge } from '../../design/status.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import { agoText, sinceText } from './ago.ts'
import { toneOf } from './tone.ts'
import type { Waiting } from './waits.ts'

interface DeviceProps {
  readonly device: DeviceView
  /** Somebody should go there. */
  readonly isIll: boolean
  readonly waiting: Waiting | null
  readonly now: number
  /** The daemon is away: what is shown is how it was. */
  readonly isStale: boolean
  readonly busy: boolean
  readonly onTest: () => unknown
  readonly children?: ComponentChildren
}

export function Device({ device, isIll, waiting, now, isStale, busy, onTest, children }: DeviceProps) {
  const id = device.id.replace('/', '-')
  const tone = isStale ? 'plain' : toneOf(device.state)
  const unheard = notHeard(device)
  return (
    <article class={`tech-device ${isIll ? `card ill ${tone}` : ''}`} data-testid={`device-${id}`}>
      <div class="tech-name">
        <h2>{inLanguage(device.title)}</h2>
        <code>{device.id}</code>
      </div>
      <div class="tech-state">
        <StatusBadge tone={tone} state={stateWords(device, unheard !== null)} since={sinceText(device.since, now)} words={device.reason === null ? unheard : reasonWords[device.reason]} testId={`device-${id}`} />
        {waiting !== null && (
          <p class="tech-waits" data-testid={`device-${id}-waits`}>
            {t(waiting.key, waiting.values)}
          </p>
        )}
        {/* What the line says of itself, in its own language; a pulled cable has nothing to add. */}
        {device.detail !== null && device.reason !== 'unplugged' && <small class="tech-detail">{device.detail}</small>}
      </div>
      <Button kind="small" onPress={onTest} disabled={busy || isStale} testId={`self-test-${id}`}>
        {busy ? t('tech.testing') : t('tech.selfTest')}
      </Button>
      <Contact device={device} now={now} />
      {children}
    </article>
  )
}

function stateWords({ state, reason }: DeviceView, isUnheard: boolean): string {
  const more = [reason === null ? null : known('reason', reason), isUnheard ? t('tech.notHeard') : null].filter((one) => one !== null)
  return [known('state', state), ...more].join(' · ')
}

/** For whoever looks closer. */
function Contact({ device, now }: { readonly device: DeviceView; readonly now: number }) {
  return (
    <details class="tech-contact">
      <summary>{device.lastContact === null ? t('tech.noContact') : t('tech.lastContact', { ago: agoText(Date.parse(device.lastContact), now) })}</summary>
      <small>{device.line}</small>
      <small>{t('tech.counts', { ...device.counters })}</small>
      <small>{t('tech.bytes', { ...device.counters })}</small>
    </details>
  )
}
