import type { HallView } from '../../../device-daemon/wire/views.ts'
import { windowName } from '../../words/window-name.ts'
import { t } from '../../words/words.ts'

/** Where a device stands, for people: a supervisor knows no ids. */
export function standOf(view: Pick<HallView, 'stands' | 'windows'>, device: string): string {
  const { window, kiosk } = view.stands[device] ?? {}
  if (window !== undefined) {
    const found = view.windows.find((one) => one.number === window)
    return found === undefined ? t('today.window', { window }) : windowName(found)
  }
  return kiosk === undefined ? t('inspection.hall') : t('today.kiosk', { kiosk })
}
