import { t } from '../../words/words.ts'
import { groups } from './sections.ts'

/** All sections, by what they are about: a column that stays where it is. */
export function Navigation({ chosen }: { readonly chosen: string | undefined }) {
  return (
    <nav class="office-sections" aria-label={t('office.sections')}>
      {groups.map(([title, sections]) => (
        <section key={title} aria-labelledby={title}>
          <h2 id={title}>{t(title)}</h2>
          {sections.map(({ name, title: words }) => (
            <a key={name} href={`#${name}`} aria-current={name === chosen ? 'page' : undefined} data-testid={`office-${name}`}>
              {t(words)}
            </a>
          ))}
        </section>
      ))}
    </nav>
  )
}
