/** A clerk's keys, on a caller of their own or on a pad. */
import type { CallerKey } from '../../../../device-daemon/wire/lab.ts'
import { Button } from '../../../design/parts.tsx'
import { t } from '../../../words/words.ts'
import type { Act } from '../act.ts'

export function CallerKeys({ id, keys, act }: { readonly id: string; readonly keys: readonly CallerKey[]; readonly act: Act }) {
  return (
    <div class="lab-row">
      {keys.map((key) => (
        <Button key={key} kind="small" onPress={() => act({ type: 'press-caller', key })} testId={`${id}-caller-${key}`}>
          {t(`lab.caller-${key}`)}
        </Button>
      ))}
    </div>
  )
}
