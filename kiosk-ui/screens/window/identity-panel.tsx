/** The card on this window's reader: masked, in full only where the item says what for, gone after a minute. */
import { useEffect, useState } from 'preact/hooks'
import { reasonWords } from '../../../device-daemon/wire/reasons.ts'
import type { IdentityView, PhotoView } from '../../../device-daemon/wire/identity-view.ts'
import type { DeviceView } from '../../../device-daemon/wire/views.ts'
import type { CardNote } from '../../daemon/page-state.ts'
import { inSentences, known, t } from '../../words/words.ts'

interface IdentityPanelProps {
  readonly identity: IdentityView | null
  readonly note: CardNote
  /** This window's reader, where it has one. */
  readonly reader: DeviceView | null
}

export function IdentityPanel({ identity, note, reader }: IdentityPanelProps) {
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
      {identity === null || left <= 0 ? <NoCard note={identity === null ? note : 'cleared'} reader={reader} /> : <Card identity={identity} left={left} />}
    </section>
  )
}

/** Why no card is shown: no reader, one that is not well, one that could not read, one that was cleared, or none laid. */
function NoCard({ note, reader }: Omit<IdentityPanelProps, 'identity'>) {
  if (reader === null) return <p data-testid="no-card">{t('window.noReader')}</p>
  if (reader.state === 'absent' || reader.state === 'fault') {
    const { says, mend } = reasonWords[reader.reason ?? 'unplugged']
    return (
      <p class="desk-reader-trouble" data-testid="no-card">
        {inSentences(says, mend)}
      </p>
    )
  }
  return <p data-testid="no-card">{note === null ? t('window.noCard') : t(`window.card-${note}`)}</p>
}

/** Nothing for a photo that no decoder of the site has made a picture of. */
function Photo({ photo }: { readonly photo: PhotoView }) {
  if (photo.state === 'image') return <img class="desk-photo" alt={t('window.photo')} src={`data:${photo.type};base64,${photo.base64}`} data-testid="identity-photo" />
  return photo.state === 'failed' ? <p data-testid="identity-photo-failed">{t('window.photoFailed')}</p> : null
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
        {full?.newAddress != null && (
          <>
            <dt>{t('window.newAddress')}</dt>
            <dd data-testid="identity-new-address">{full.newAddress}</dd>
          </>
        )}
        {full?.nameEn != null && (
          <>
            <dt>{t('window.nameEn')}</dt>
            <dd>{full.nameEn}</dd>
          </>
        )}
      </dl>
      {full !== null && <Photo photo={full.photo} />}
      {full !== null && <p class="desk-purpose">{t('window.purpose', { purpose: full.purpose })}</p>}
      <p class="desk-left">{t('window.goneIn', { seconds: left })}</p>
    </>
  )
}
