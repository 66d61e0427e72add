import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Connection } from '../daemon/connection.ts'
import { Notice } from './parts.tsx'
import { known, t } from '../words/words.ts'

interface SignInProps {
  readonly line: Connection
  /** Where the PIN is judged. */
  readonly path: string
  readonly onSignedIn: (clerk: { workNo: string; name: string }) => void
}

/** Work number and PIN; the token they give is this page's until sign-out. */
export function SignIn({ line, path, onSignedIn }: SignInProps) {
  const refusal = useMemo(() => signal<string | null>(null), [])
  const enter = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    const data = new FormData(form)
    const answer = await line.post<{ token: string; clerk: { workNo: string; name: string } }>(path, {
      workNo: String(data.get('workNo') ?? '').trim(),
      pin: String(data.get('pin') ?? ''),
    })
    if (answer.ok) {
      line.useClerk(answer.data.token)
      onSignedIn(answer.data.clerk)
    } else {
      refusal.value = answer.problem.code === 'BAD_REQUEST' ? known('problem', 'SIGN_IN_REFUSED') : known('problem', answer.problem.code)
      // The PIN was wrong, or the name: the name stays, so that only what is secret is typed again.
      const pin = form.elements.namedItem('pin')
      if (pin instanceof HTMLInputElement) {
        pin.value = ''
        pin.focus()
      }
    }
  }
  return (
    <form class="card sign-in" onSubmit={enter}>
      <h2>{t('window.signIn')}</h2>
      <label class="field">
        {t('window.workNo')}
        <input name="workNo" autocomplete="off" autofocus required data-testid="sign-in-work-no" />
      </label>
      <label class="field">
        {t('window.pin')}
        <input name="pin" type="password" inputMode="numeric" autocomplete="off" required data-testid="sign-in-pin" />
      </label>
      {refusal.value !== null && (
        <Notice tone="bad" testId="sign-in-refused">
          {refusal.value}
        </Notice>
      )}
      <button class="button main" type="submit" data-testid="sign-in-submit">
        {t('window.signIn')}
      </button>
    </form>
  )
}
