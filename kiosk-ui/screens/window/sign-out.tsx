/** Whoever leaves is told first what is still open, and led back to it; what is nobody's hindrance can stay open. */
import { useState } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'
import { Dialogue } from '../../design/dialogue.tsx'
import { Button, Notice } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { stillOpen } from './still-open.ts'

interface SignOutProps {
  readonly line: Connection
  readonly number: number
  readonly clerk: string
}

export function SignOut({ line, number, clerk }: SignOutProps) {
  const [asked, setAsked] = useState(false)
  const open = line.view.value === null ? [] : stillOpen(line.view.value, number, clerk)
  const leave = async (): Promise<string | null> => {
    const answer = await line.post(`/api/windows/${number}/sign-out`)
    if (!answer.ok && answer.problem.code !== 'TOKEN_INVALID' && answer.problem.code !== 'WINDOW_UNSTAFFED') return known('problem', answer.problem.code)
    line.useClerk(null)
    return null
  }
  return (
    <>
      <Button kind="small" onPress={() => (open.length === 0 ? leave() : setAsked(true))} testId="sign-out">
        {t('window.signOut')}
      </Button>
      {asked && <Asked open={open} onLeave={leave} onStay={() => setAsked(false)} />}
    </>
  )
}

interface AskedProps {
  readonly open: ReturnType<typeof stillOpen>
  readonly onLeave: () => Promise<string | null>
  readonly onStay: () => void
}

function Asked({ open, onLeave, onStay }: AskedProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const mustStay = open.some(({ mustEnd }) => mustEnd)
  return (
    <Dialogue
      title={t('window.stillOpen')}
      onClose={onStay}
      testId="sign-out-asked"
      actions={
        <>
          <Button disabled={mustStay} onPress={async () => setRefused(await onLeave())} testId="sign-out-anyway">
            {t('window.leaveAnyway')}
          </Button>
          <Button kind="main" onPress={onStay} testId="sign-out-stay">
            {t('window.goBack')}
          </Button>
        </>
      }
    >
      <ul>
        {open.map(({ words, count, numbers }) => (
          <li key={words}>
            {t(words, { count })} <strong>{numbers}</strong>
          </li>
        ))}
      </ul>
      {mustStay && <p>{t('window.signOutFirst')}</p>}
      {refused !== null && <Notice tone="bad" testId="sign-out-refused">{refused}</Notice>}
    </Dialogue>
  )
}
