/** How to reach somebody: fetched when it is wanted, and nowhere but on this page; it is gone with its row. */
import { useState } from 'preact/hooks'
import type { Contact as Left } from '../../device-daemon/wire/help-commands.ts'
import type { Connection } from '../daemon/connection.ts'
import { known, t } from '../words/words.ts'
import { Button } from './parts.tsx'

export function Contact({ line, path, testId }: { readonly line: Connection; readonly path: string; readonly testId: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const show = async () => {
    const answer = await line.get<Left>(path)
    setSaid(answer.ok ? `${answer.data.name ?? ''} ${answer.data.phone}`.trim() : known('problem', answer.problem.code))
  }
  if (said !== null) return <p data-testid={testId}>{said}</p>
  return (
    <Button kind="small" onPress={show} testId={testId}>
      {t('help.contact')}
    </Button>
  )
}
