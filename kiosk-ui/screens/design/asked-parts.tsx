/** What asks, and what can be taken back. */
import { useState } from 'preact/hooks'
import { Dialogue } from '../../design/dialogue.tsx'
import { Button, Notice } from '../../design/parts.tsx'
import { RatingForm } from '../../design/rating-form.tsx'
import { Chooser } from '../../design/reason.tsx'
import { StaffCalls } from '../../design/staff-calls.tsx'
import { t } from '../../words/words.ts'
import { samples } from './samples.ts'
import { Part, themeName } from './themes.tsx'

const call = { call: 'one', kiosk: 1, state: 'open', since: '2026-11-24T01:00:00Z', window: null, answeredAt: null } as const

export function AskedParts() {
  return (
    <>
      <Part title={t('design.dialogue')} name="dialogue">
        {(theme) => <Undoable name={theme} />}
      </Part>
      <Part title={t('design.staff')} name="staff">
        {(theme) => (
          <>
            <StaffCalls calls={[call]} onAnswer={() => undefined} />
            {[false, true].map((disabled) => (
              <Chooser key={String(disabled)} label={`${t('design.chooser')} · ${themeName(theme)}`} disabled={disabled} onChoose={() => undefined} testId="design-chooser">
                <option value="long">{samples.longChinese}</option>
              </Chooser>
            ))}
          </>
        )}
      </Part>
      <Part title={t('design.rating')} name="rating">
        {() => <RatingForm tags={[]} onSend={async () => undefined} />}
      </Part>
    </>
  )
}

/** Asked first, done, and then taken back. */
function Undoable({ name }: { readonly name: string }) {
  const [at, setAt] = useState<'usual' | 'asked' | 'done'>('usual')
  return (
    <>
      <Button onPress={() => setAt('asked')} testId={`design-open-${name}`}>
        {t('design.open')}
      </Button>
      {at === 'done' && (
        <Notice>
          {t('design.done')}{' '}
          <Button kind="small" onPress={() => setAt('usual')} testId={`design-undo-${name}`}>
            {t('design.undo')}
          </Button>
        </Notice>
      )}
      {at === 'asked' && (
        <Dialogue
          title={t('design.ask')}
          onClose={() => setAt('usual')}
          testId={`design-asked-${name}`}
          actions={
            <>
              <Button onPress={() => setAt('done')} testId={`design-do-${name}`}>
                {t('design.doIt')}
              </Button>
              <Button kind="main" onPress={() => setAt('usual')}>
                {t('design.keep')}
              </Button>
            </>
          }
        >
          <p>{t('design.askMore')}</p>
        </Dialogue>
      )}
    </>
  )
}
