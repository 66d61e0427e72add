import type { DocumentList } from '../../../device-daemon/wire/document-view.ts'
import { Badge, Notice } from '../../design/parts.tsx'
import { Table, text, time } from '../../design/table.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { useNames } from './names.ts'
import type { SectionProps } from './section.ts'

/** Who has read which version of what when, and who has not. */
export function DocumentsSection({ line }: SectionProps) {
  const names = useNames()
  const { data, problem } = useAsked<DocumentList>(line, '/api/documents')
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  return (
    <>
      {(data?.documents ?? []).map(({ id, version, title, titleEn, readings, missing }) => (
        <section key={id} class="card" data-testid={`document-${id}`}>
          <Table
            caption={t('document.title', { title: inLanguage({ zh: title, en: titleEn }), version })}
            columns={[text(t('appraisal.who')), text(t('document.version')), time(t('document.at')), text(t('document.state'))]}
            rows={[
              ...readings.map(({ clerk, version: own, at, isNow }) => ({ key: `${id}-${clerk}`, cells: [names.clerk(clerk), own, { value: at.slice(0, 10), shown: dayWords(at.slice(0, 10)) }, stateCell(isNow ? 'good' : 'warn', isNow ? t('document.isRead') : t('document.isOld'))] })),
              ...missing.filter((clerk) => !readings.some((one) => one.clerk === clerk)).map((clerk) => ({ key: `${id}-${clerk}`, cells: [names.clerk(clerk), null, null, stateCell('warn', t('document.isMissing'))] })),
            ]}
            empty={t('empty.readings')}
            testId="readings"
          />
        </section>
      ))}
    </>
  )
}

const stateCell = (tone: 'good' | 'warn', words: string) => ({ value: words, shown: <Badge tone={tone}>{words}</Badge> })
