/** Something goes to a queue, a window or a clerk: first where to, then why. Only the second sends. */
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView, WindowView } from '../../../device-daemon/wire/views.ts'
import { inLanguage, t, type WordGroup } from '../../words/words.ts'
import { Chooser, Reason } from '../../design/reason.tsx'

interface WhereToProps<T extends string> {
  readonly view: HallView
  readonly window: WindowView
  readonly label: string
  readonly why: string
  readonly group: WordGroup
  readonly choices: readonly T[]
  readonly disabled?: boolean
  readonly testId: string
  readonly onChoose: (to: object, why: T) => unknown
}

export function WhereTo<T extends string>({ view, window, label, why, group, choices, disabled = false, testId, onChoose }: WhereToProps<T>) {
  const to = useMemo(() => signal<object | null>(null), [])
  const places = placesFor(view, window)
  const chosen = to.value
  if (chosen !== null) {
    const send = (reason: T) => {
      to.value = null
      return onChoose(chosen, reason)
    }
    return <Reason label={why} group={group} choices={choices} disabled={disabled} testId={`${testId}-reason`} onChoose={send} />
  }
  return (
    <Chooser label={label} disabled={disabled} testId={testId} onChoose={(nth) => (to.value = places[Number(nth)]?.to ?? null)}>
      {places.map(({ name }, nth) => (
        <option key={name} value={nth}>
          {name}
        </option>
      ))}
    </Chooser>
  )
}

function placesFor({ queues, windows }: HallView, here: WindowView): readonly { readonly name: string; readonly to: object }[] {
  const others = windows.filter(({ number }) => number !== here.number)
  return [
    ...queues.map(({ prefix }) => ({ name: queueName(queues, prefix), to: { queue: prefix } })),
    ...others.map(({ number }) => ({ name: t('window.toWindow', { number }), to: { window: number } })),
    ...others.flatMap(({ number, clerk }) => (clerk === null ? [] : [{ name: t('window.toClerk', { number, clerk }), to: { clerk } }])),
  ]
}

export function queueName(queues: HallView['queues'], prefix: string): string {
  const queue = queues.find((one) => one.prefix === prefix)
  return t('window.toQueue', { name: queue === undefined ? prefix : `${prefix} ${inLanguage({ zh: queue.name, en: queue.nameEn })}` })
}
