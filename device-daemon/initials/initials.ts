/**
 * The first letters of a name as people type them who know no more of it: 领高龄补贴 → LGLBT. A
 * character with several readings has the one of its word (重新, 体重), by the library's dictionary.
 * Loaded by `initials-program.ts` only: the dictionary stays in memory with whoever has it.
 */
import { pinyin } from 'pinyin-pro'

/** Letters A to Z and digits stay, also those of full width; other signs have no key on a kiosk. */
export function initialsOf(name: string): string {
  const readings = pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return readings.join('').toUpperCase().replace(/[^A-Z0-9]/g, '')
}
