import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import { Complaints } from '../window/complaints.tsx'
import { useAsked } from './asked.ts'
import type { SectionProps } from './section.ts'
import { useSend } from './send.tsx'

/** All complaints, with all that a supervisor may do: name who sees to one, or refuse it. */
export function ComplaintsSection({ line }: SectionProps) {
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  return (
    <>
      {refusal}
      <Complaints line={line} send={send} clerks={clerks} />
    </>
  )
}
