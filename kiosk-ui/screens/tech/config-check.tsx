/** The hall's files, read as the next start would read them: a line a fault, before anybody restarts a counter. */
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { ConfigCheck } from '../../../device-daemon/wire/config-check.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'

export function ConfigCheckPanel({ line }: { readonly line: Connection }) {
  const found = useMemo(() => signal<ConfigCheck | string | null>(null), [])
  const check = async () => {
    const answer = await line.get<ConfigCheck>('/api/config-check')
    found.value = answer.ok ? answer.data : known('problem', answer.problem.code)
  }
  return (
    <section class="card" data-testid="config-check">
      <h2>{t('tech.config')}</h2>
      <p>{t('tech.configHow')}</p>
      <Button kind="small" onPress={check} testId="config-check-now">
        {t('tech.configCheck')}
      </Button>
      {found.value !== null && <Found found={found.value} />}
    </section>
  )
}

function Found({ found }: { readonly found: ConfigCheck | string }) {
  if (typeof found === 'string') return <Notice tone="bad">{found}</Notice>
  if (found.faults.length === 0) return <Notice testId="config-sound">{t(found.changed ? 'tech.configSound' : 'tech.configSame')}</Notice>
  return (
    <>
      <Notice tone="bad" testId="config-faulty">
        {t('tech.configFaults', { count: found.faults.length })}
      </Notice>
      <ol class="tech-faults" data-testid="config-faults">
        {found.faults.map(({ file, path, sentence }) => (
          <li key={`${file} ${path} ${sentence.en}`}>
            <code>{[file, path].filter(Boolean).join(' · ')}</code> {inLanguage(sentence)}
          </li>
        ))}
      </ol>
    </>
  )
}
