/**
 * Choices in pages: nobody has to scroll, and no page has more than six. Where six do not fit with all that is written
 * on them, fewer stand on a page.
 */
import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Choice, type ChoiceProps } from './choice.tsx'
import { isTooSmall, useFit } from './use-fit.ts'

/** So many on a page; of those that do not fit, first what can be spared is left out, and then there are fewer. */
export const fits = [
  { most: 6, brief: false },
  { most: 6, brief: true },
  { most: 4, brief: false },
  { most: 4, brief: true },
  { most: 2, brief: false },
  { most: 1, brief: false },
] as const
/** What there are forms for. */
const forms = [1, 2, 3, 4, 6] as const

/** Which page is shown and how many there are: the buttons that turn them stand elsewhere. */
export interface Pages {
  readonly page: Signal<number>
  readonly pages: Signal<number>
}

interface ChoicesProps {
  readonly choices: readonly ChoiceProps[]
  readonly pages: Pages
}

export const pagesOf = (count: number, perPage: number): number => Math.max(1, Math.ceil(count / perPage))
/** Few fill the room; on several pages the last looks as the others. */
export const formOf = (count: number, perPage: number): number => (count > perPage ? perPage : (forms.find((one) => one >= count) ?? perPage))

export function Choices({ choices, pages: { page, pages } }: ChoicesProps) {
  const list = useRef<HTMLUListElement>(null)
  const { most, brief } = useFit<HTMLUListElement, (typeof fits)[number]>(list, fits, (box) => [...box.querySelectorAll('li, .choice')].some(isTooSmall))
  const count = pagesOf(choices.length, most)
  const shown = Math.min(page.value, count - 1)
  useLayoutEffect(() => {
    pages.value = count
    page.value = shown
  }, [count, shown])
  return (
    <ul ref={list} class={`choices of-${formOf(choices.length, most)} ${brief ? 'brief' : ''}`}>
      {choices.slice(shown * most, (shown + 1) * most).map((choice) => (
        <li key={choice.testId}>
          <Choice {...choice} />
        </li>
      ))}
    </ul>
  )
}
