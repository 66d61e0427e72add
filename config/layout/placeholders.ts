/** `{number}` and its like: what a layout can say of a ticket. */

export const placeholders = ['site', 'siteEn', 'queue', 'queueEn', 'item', 'itemEn', 'number', 'ahead', 'date', 'time', 'code', 'rate', 'rateCode'] as const
export type Placeholder = (typeof placeholders)[number]

const known: ReadonlySet<string> = new Set(placeholders)
const isPlaceholder = (name: string): name is Placeholder => known.has(name)

/** A sentence about the first brace that is none of ours; null where all are good. */
export function placeholderFault(text: string): string | null {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !known.has(name))
  const list = placeholders.map((name) => `{${name}}`).join(' ')
  if (unknown !== undefined) return `there is no ${unknown[0]}; there are ${list}`
  return /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) ? `has a brace without its other half; braces are for ${list}` : null
}

/** Null where something named has no value: a line about an item that nobody has chosen. */
export function filled(text: string, values: Readonly<Record<Placeholder, string | null>>): string | null {
  const missing = placeholders.some((name) => values[name] === null && text.includes(`{${name}}`))
  // In one pass: a name with braces in it is not filled again.
  return missing ? null : text.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => (isPlaceholder(name) ? (values[name] ?? '') : whole))
}
