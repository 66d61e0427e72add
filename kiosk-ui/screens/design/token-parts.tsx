/** The tokens themselves: what everything else is made of. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../words/words.ts'
import { contrastOf } from './contrast.ts'
import { typeSample } from './samples.ts'
import { Part } from './themes.tsx'

const pairs: readonly (readonly [ink: string, ground: string])[] = [
  ['ink', 'paper'],
  ['ink', 'ground'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'ground'],
  ['accent', 'paper'],
  ['accent-ink', 'accent'],
  ['accent', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
]
/** Seen and not read: 3 : 1 is enough of them. */
const edges: typeof pairs = [
  ['edge', 'paper'],
  ['edge', 'ground'],
  ['focus', 'paper'],
  ['focus', 'ground'],
]
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const spaces = [1, 2, 3, 4, 5, 6, 7]
/** By the browser's object model and not by a class each: a token is shown by its name. */
const styled = (styles: Record<string, string>) => (element: HTMLElement | null) => {
  for (const [name, value] of Object.entries(styles)) element?.style.setProperty(name, value)
}

export function TokenParts() {
  return (
    <>
      <Part title={t('design.colours')} name="colours">
        {() => (
          <>
            {pairs.map(([ink, ground]) => <Colour key={`${ink} ${ground}`} ink={ink} ground={ground} text={ink} />)}
            {edges.map(([ink, ground]) => <Colour key={`${ink} ${ground}`} ink={ink} ground={ground} text="ink" />)}
          </>
        )}
      </Part>
      <Part title={t('design.type')} name="type">
        {() =>
          sizes.map((size) => (
            <p key={size} class="design-type" ref={styled({ 'font-size': `var(--type-${size})` })}>
              {`${size} ${typeSample}`}
            </p>
          ))
        }
      </Part>
      <Part title={t('design.space')} name="space">
        {() =>
          spaces.map((space) => (
            <p key={space} class="design-space">
              <code>{space}</code>
              <span ref={styled({ width: `var(--space-${space})` })} />
            </p>
          ))
        }
      </Part>
    </>
  )
}

function Colour({ ink, ground, text }: { readonly ink: string; readonly ground: string; readonly text: string }) {
  const own = useRef<HTMLParagraphElement>(null)
  const [ratio, setRatio] = useState('')
  useLayoutEffect(() => {
    if (own.current === null) return
    styled({ color: `var(--${text})`, 'border-color': `var(--${ink})`, background: `var(--${ground})` })(own.current)
    setRatio(contrastOf(own.current).toFixed(1))
  }, [])
  return (
    <p ref={own} class="design-colour">
      {t('design.contrast', { ink, ground, ratio })}
    </p>
  )
}
