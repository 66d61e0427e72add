/** How long ago, in the largest unit that says it. */
export type Ago = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly count: number }

export function agoOf(then: number, now: number): Ago {
  const seconds = Math.max(0, Math.floor((now - then) / 1000))
  if (seconds < 60) return { unit: 'seconds', count: seconds }
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) }
  return { unit: 'days', count: Math.floor(seconds / 86_400) }
}
