/** What people call a place and a device: by what stands on their signs, not by ids. */
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { t } from '../../words/words.ts'

type Stand = HallView['stands'][string]

export function placeName({ window, kiosk }: Stand): string {
  if (window !== undefined) return t('lab.window', { number: window })
  return kiosk === undefined ? t('lab.hall') : t('lab.kiosk', { number: kiosk })
}

/** Kiosks first, where people come in; then windows by their numbers; what is the hall's own is last. */
export function placeOrder({ window, kiosk }: Stand): number {
  if (kiosk !== undefined) return kiosk
  return window === undefined ? 10_000 : 1000 + window
}
