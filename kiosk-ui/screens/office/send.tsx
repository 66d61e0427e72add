/** A step of this page: what is wrong with it is said above what it was tried on. */
import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'
import { Notice } from '../../design/parts.tsx'
import { known } from '../../words/words.ts'

export interface Sender {
  /** Whether it was done. */
  readonly send: (path: string, body?: object) => Promise<boolean>
  readonly refusal: ComponentChild
}

export function useSend(line: Connection): Sender {
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (path: string, body?: object) => {
    const answer = await line.post(path, body)
    setProblem(answer.ok ? null : answer.problem.code)
    return answer.ok
  }
  const refusal = problem === null ? null : (
    <Notice tone="bad" testId="office-refused">
      {known('problem', problem)}
    </Notice>
  )
  return { send, refusal }
}
