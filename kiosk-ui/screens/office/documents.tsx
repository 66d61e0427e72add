import type { DocumentList } from '../../../device-daemon/wire/document-view.ts'
import { Badge, Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import type { SectionProps } from './section.ts'

/** Who has read which version of what when, and who has not. */
export function DocumentsSection({ line }: SectionProps) {
  const { data, problem } = useAsked<DocumentList>(line, '/api/documents')
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  return (
    <>
      {(data?.documents ?? []).map(({ id, version, title, titleEn, readings, missing }) => (
        <section key={id} class="card" data-testid={`document-${id}`}>
          <h2>{t('document.title', { title: inLanguage({ zh: title, en: titleEn }), version })}</h2>
          <Table
            columns={[t('appraisal.who'), t('document.version'), t('document.at'), t('document.state')]}
            rows={[
              ...readings.map(({ clerk, version: own, at, isNow }) => ({ key: `${id}-${clerk}`, cells: [clerk, own, dayWords(at.slice(0, 10)), <Badge key="state" tone={isNow ? 'good' : 'warn'}>{isNow ? t('document.isRead') : t('document.isOld')}</Badge>] })),
              ...missing.filter((clerk) => !readings.some((one) => one.clerk === clerk)).map((clerk) => ({ key: `${id}-${clerk}`, cells: [clerk, t('appraisal.none'), t('appraisal.none'), <Badge key="state" tone="warn">{t('document.isMissing')}</Badge>] })),
            ]}
            empty={t('office.nothing')}
            testId="readings"
          />
        </section>
      ))}
    </>
  )
}
