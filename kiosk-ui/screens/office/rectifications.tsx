import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import { t } from '../../words/words.ts'
import { Rectifications } from '../window/rectifications.tsx'
import { useAsked } from './asked.ts'
import type { SectionProps } from './section.ts'
import { useSend } from './send.tsx'

/** Bad ratings that are seen to, with all that a supervisor may do. */
export function RectificationsSection({ line }: SectionProps) {
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const view = line.view.value
  return (
    <>
      {refusal}
      {view !== null && <Rectifications line={line} view={view} send={send} clerks={clerks} none={t('rectification.none')} />}
    </>
  )
}
