/** How long ago a site was heard, honestly: what nobody knows is said as that. */
const secondMs = 1000

/** `12 s`, `5 min`, `3 h`, `2 d`; `never`. */
export function ageOf(heardAt: number | null, now: number): string {
  if (heardAt === null) return 'never'
  const seconds = Math.max(0, Math.floor((now - heardAt) / secondMs))
  if (seconds < 120) return `${seconds} s`
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)} min`
  return seconds < 2 * 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`
}
