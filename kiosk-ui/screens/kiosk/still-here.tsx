/** Before a visit ends by itself the person is asked; any touch goes on. */
import { Dialogue } from '../../design/dialogue.tsx'
import { Button } from '../../design/parts.tsx'
import { Ring } from '../../design/ring.tsx'
import { t } from '../../words/words.ts'
import { type Visit, warnMs } from './visit.ts'

export function StillHere({ visit }: { readonly visit: Visit }) {
  const { value: left } = visit.ending
  if (left === null) return null
  return (
    <Dialogue
      title={t('kiosk.stillHere')}
      onClose={visit.touch}
      className="kiosk-asked"
      testId="kiosk-still-here"
      actions={
        <>
          <Button onPress={visit.end} className="quiet" testId="kiosk-leave">
            {t('kiosk.leave')}
          </Button>
          <Button kind="main" onPress={visit.touch} testId="kiosk-stay">
            {t('kiosk.iAmHere')}
          </Button>
        </>
      }
    >
      <Ring left={left} of={warnMs / 1000} />
    </Dialogue>
  )
}
