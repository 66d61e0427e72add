/** One thing in each theme, beside one another. */
import type { ComponentChildren } from 'preact'
import { t } from '../../words/words.ts'

const names = { light: 'design.theme-light', elder: 'design.theme-elder', dark: 'design.theme-dark' } as const
export type Theme = keyof typeof names
const themes: readonly Theme[] = ['light', 'elder', 'dark']

export const themeName = (theme: Theme): string => t(names[theme])

export function Themes({ children }: { readonly children: (theme: Theme) => ComponentChildren }) {
  return (
    <div class="design-themes">
      {themes.map((theme) => (
        <div key={theme} class={`design-theme ${theme}`}>
          <small>{themeName(theme)}</small>
          {children(theme)}
        </div>
      ))}
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly name: string
  readonly children: (theme: Theme) => ComponentChildren
}

/** A section of the page: a part, in all its states, in all themes. */
export function Part({ title, name, children }: PartProps) {
  return (
    <section class="design-part" aria-labelledby={`design-${name}`} data-testid={`design-${name}`}>
      <h2 id={`design-${name}`}>{title}</h2>
      <Themes>{children}</Themes>
    </section>
  )
}
