/** A hall that can always be reached: nothing is kept for later. */
import type { Late } from '../../device-daemon/late/late.ts'

export const noLate: Pick<Late, 'keep' | 'waiting' | 'deliver' | 'close'> = { keep: () => false, waiting: () => [], deliver: async () => undefined, close: () => undefined }
