/** The recorded morning: its clock, what happens now, how far it is, what was skipped. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Connection } from '../../../daemon/connection.ts'
import { Button } from '../../../design/parts.tsx'
import { inLanguage, known, t } from '../../../words/words.ts'
import { aloneIn } from './alone.ts'
import { browserClock } from './clock.ts'
import { People } from './people.ts'
import { DayPlayer, idle, type Progress, type Skipped } from './player.ts'
import { morning } from './script.ts'
import { speedIn } from './speed.ts'

export function DayBar({ line }: { readonly line: Connection }) {
  const progress = useMemo(() => signal<Progress>(idle), [])
  const player = useMemo(
    () =>
      new DayPlayer({
        script: morning,
        act: new People(line, browserClock).act,
        clock: browserClock,
        alone: aloneIn(navigator.locks),
        tell: (told) => {
          progress.value = told
        },
        speed: speedIn(location.search),
      }),
    [],
  )
  useEffect(() => () => player.stop(), [])
  const { state, step, done, skipped } = progress.value
  const isOn = state === 'playing' || state === 'stopping'
  return (
    <section class={`lab-day ${state}`} aria-label={t('lab.day')} data-testid="lab-day">
      {/* Settles when it is over: the button must be free before. */}
      {isOn ? (
        <Button disabled={state === 'stopping'} onPress={() => player.stop()} testId="lab-day-stop">
          {t('lab.dayStop')}
        </Button>
      ) : (
        <Button kind="main" disabled={!line.online.value} onPress={() => void player.play()} testId="lab-day-play">
          {state === 'idle' || state === 'elsewhere' ? t('lab.dayPlay') : t('lab.dayAgain')}
        </Button>
      )}
      <time class="lab-day-clock" title={t('lab.dayClock')} data-testid="lab-day-clock">
        {step?.at ?? morning[0]?.at}
      </time>
      <div class="lab-day-now">
        <p role="status" data-testid="lab-day-line">
          <b>{sayState(progress.value)}</b> {sayStep(progress.value)}
        </p>
        <progress aria-label={t('lab.dayProgress')} value={done} max={morning.length} />
      </div>
      {skipped.length > 0 && (
        <details class="lab-day-skipped">
          <summary data-testid="lab-day-skipped">{t('lab.daySkipped', { count: skipped.length })}</summary>
          <ul>
            {skipped.map((one) => (
              <li key={one.step.at}>{saySkipped(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function sayState({ state }: Progress): string {
  switch (state) {
    case 'idle':
      return t('lab.day')
    case 'playing':
      return ''
    case 'stopping':
      return t('lab.dayStopping')
    case 'stopped':
      return t('lab.dayStopped')
    case 'ended':
      return t('lab.dayEnded')
    case 'elsewhere':
      return t('lab.dayElsewhere')
  }
}

function sayStep({ state, step, number }: Progress): string {
  if (step === null) return state === 'idle' ? t('lab.dayWhat') : ''
  return `${step.at} ${inLanguage(step.says)}${number === null ? '' : ` → ${number}`}`
}

function saySkipped({ step, code }: Skipped): string {
  return t('lab.daySkippedStep', { at: step.at, step: inLanguage(step.says), why: code === 'UNSEEN' ? t('lab.dayUnseen') : known('problem', code) })
}
