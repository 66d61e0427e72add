import type { EscPosSettings } from '../settings.ts'

/** GS a: the changes to be told, and how it is now. Nothing where the printer does not know it. */
export const statusOn = ({ asb }: Pick<EscPosSettings, 'asb'>): readonly number[] => (asb === null ? [] : [0x1d, 0x61, asb])
