/** What this clerk is to have read and has not yet: rules of service and training. Nothing at all where all is read. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { DocumentList, DocumentView } from '../../../device-daemon/wire/document-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button } from '../../design/parts.tsx'
import { inLanguage, language, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

export function Documents({ line, send }: { readonly line: Connection; readonly send: Send }) {
  const list = useMemo(() => signal<readonly DocumentView[]>([]), [])
  const look = async () => {
    const answer = await line.get<DocumentList>('/api/documents')
    if (answer.ok) list.value = answer.data.documents.filter(({ missing }) => missing.length > 0)
  }
  useEffect(() => {
    void look()
  }, [])
  if (list.value.length === 0) return null
  return (
    <section class="card records" data-testid="documents">
      <h2>{t('document.toRead', { count: list.value.length })}</h2>
      {list.value.map(({ id, version, title, titleEn, lines, linesEn }) => (
        <details key={id} data-testid={`document-${id}`}>
          <summary>{t('document.title', { title: inLanguage({ zh: title, en: titleEn }), version })}</summary>
          {(language.value === 'zh' ? lines : linesEn).map((text) => (
            <p key={text}>{text}</p>
          ))}
          <Button
            onPress={async () => {
              await send(`/api/documents/${id}/read`, { version })
              await look()
            }}
            testId={`read-${id}`}
          >
            {t('document.read')}
          </Button>
        </details>
      ))}
    </section>
  )
}
