/** The card on this window's reader: masked, in full only where the item says what for, gone after a minute. */
import { useEffect, useState } from 'preact/hooks'
import type { IdentityView } from '../../../device-daemon/wire/views.ts'
import { known, t } from '../../words/words.ts'

export function IdentityPanel({ identity }: { readonly identity: IdentityView | null }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (identity === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [identity])
  // The daemon says when it is gone; a page that lost the daemon must forget by itself.
  const left = identity === null ? 0 : Math.ceil((Date.parse(identity.expiresAt) - now) / 1000)
  return (
    <section class="card desk-identity" data-testid="identity-panel">
      <h2>{t('window.identity')}</h2>
      {identity === null || left <= 0 ? <p>{t('window.noCard')}</p> : <Card identity={identity} left={left} />}
    </section>
  )
}

function Card({ identity, left }: { readonly identity: IdentityView; readonly left: number }) {
  const { full } = identity
  return (
    <>
      <dl>
        <dt>{t('window.name')}</dt>
        <dd data-testid="identity-name">{full?.name ?? identity.name}</dd>
        <dt>{t('window.idNumber')}</dt>
        <dd data-testid="identity-number">{full?.number ?? identity.number}</dd>
        <dt>{t('window.card')}</dt>
        <dd>
          {known('card', identity.kind)} · {t(`window.${identity.valid}`)}
          {identity.age !== null && ` · ${t('window.age', { age: identity.age })}`}
        </dd>
        {full?.address != null && (
          <>
            <dt>{t('window.address')}</dt>
            <dd>{full.address}</dd>
          </>
        )}
        {full?.nameEn != null && (
          <>
            <dt>{t('window.nameEn')}</dt>
            <dd>{full.nameEn}</dd>
          </>
        )}
      </dl>
      {full !== null && <p class="desk-purpose">{t('window.purpose', { purpose: full.purpose })}</p>}
      <p class="desk-left">{t('window.goneIn', { seconds: left })}</p>
    </>
  )
}
