/** A table as a file for a spreadsheet. The daemon wants the token for it, which a plain link does not carry. */
import { useState } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'
import { keepFile } from '../../design/keep-file.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'

const forms = ['csv', 'xlsx'] as const

interface DownloadsProps {
  readonly line: Connection
  /** What is asked for, without its form. */
  readonly path: string
  /** What it is, where that is not the table beside it. */
  readonly label?: string
  readonly name: string
}

export function Downloads({ line, path, label, name }: DownloadsProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const download = async (form: string) => {
    const answer = await line.file(`${path}&form=${form}`)
    setProblem(answer.ok ? null : answer.problem.code)
    if (answer.ok) keepFile(answer.data)
  }
  return (
    <div class="office-choice office-downloads">
      {label !== undefined && <span>{label}</span>}
      {forms.map((form) => (
        <Button key={form} kind="small" onPress={() => download(form)} testId={`download-${name}-${form}`}>
          {t(`download.${form}`)}
        </Button>
      ))}
      {problem !== null && (
        <Notice tone="bad" testId="download-refused">
          {known('problem', problem)}
        </Notice>
      )}
    </div>
  )
}
