/** The handful of parts that pages are made of. */
import type { ComponentChildren } from 'preact'
import type { Connection } from '../daemon/connection.ts'
import { t } from '../words/words.ts'
import { LanguageButton } from './language-button.tsx'
import type { Tone } from './notice.tsx'
import '../words/parts-words.ts'
import './parts.css'

// In files of their own for /rate, which weighs what it loads.
export { Button } from './button.tsx'
export { Notice, type Tone } from './notice.tsx'

/** Says its state in words; the colour only repeats them. */
export function Badge({ tone, children, testId }: { readonly tone: Tone; readonly children: ComponentChildren; readonly testId?: string }) {
  return (
    <span class={`badge ${tone}`} data-testid={testId}>
      {children}
    </span>
  )
}

/** The head of a staff page: where this is, and whether the daemon is there. */
export function Top({ title, line, children }: { readonly title: string; readonly line: Connection; readonly children?: ComponentChildren }) {
  return (
    <header class="top">
      <h1>{title}</h1>
      {line.session.value?.emulated === true && <span class="rehearsal">{t('common.emulated')}</span>}
      <span class="spacer" />
      {children}
      <LanguageButton />
      <Badge tone={line.online.value ? 'good' : 'bad'} testId="online">
        {line.online.value ? t('common.online') : t('common.offline')}
      </Badge>
    </header>
  )
}

/** Shown once where a hall is real: a technician enters the token that `guitai token` printed. */
export function Pairing({ line }: { readonly line: Connection }) {
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const token = new FormData(event.currentTarget).get('token')
    if (typeof token === 'string' && token.trim() !== '') line.useToken(token.trim())
  }
  return (
    <section class="card pairing">
      <h2>{t('common.pairTitle')}</h2>
      <form onSubmit={enter}>
        <p>{t('common.pairHow')}</p>
        <label class="field">
          {t('common.token')}
          <input name="token" autocomplete="off" spellcheck={false} />
        </label>
        <button class="button main" type="submit">
          {t('common.pair')}
        </button>
      </form>
    </section>
  )
}
