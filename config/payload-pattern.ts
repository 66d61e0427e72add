/**
 * Whether a pattern for payloads can be trusted with whatever a person holds before a scanner. No group is
 * repeated, so that the ways to match are at most the product of what each repetition and choice leaves open.
 */

/** Payloads longer than this are not looked at by patterns. */
export const payloadMax = 512
export const patternMax = 200
/** Some tens of milliseconds, for a payload made to be slow. */
const waysMax = 20_000_000

/** Null where it is good; otherwise a sentence that begins with "is". */
export function whyNotPattern(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'is not a regular expression that can be read'
  }
  const { names, ways, trouble, isWhole } = survey(pattern)
  if (trouble !== null) return trouble
  if (!isWhole) return 'is not anchored: it must begin with ^ and end with $, and choices stand in a group'
  if (names.length !== 1 || names[0] !== 'appointment') return 'is without its one named group (?<appointment>…), or has another'
  return ways > waysMax ? 'is too slow for some payloads: give its repetitions limits such as {1,40}, or have fewer of them' : null
}

interface Survey {
  readonly names: string[]
  readonly ways: number
  readonly trouble: string | null
  readonly isWhole: boolean
}

/** One part of a pattern: an escape, a class, a group's beginning, a repetition, or a character. */
const partForm = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<[=!]|<\w+>|[:=!]))?|\{\d+(?:,\d*)?\}\??|[*+?]\??|./gsu

function survey(pattern: string): Survey {
  const parts = pattern.match(partForm) ?? []
  const names: string[] = []
  let ways = 1
  let depth = 0
  let trouble: string | null = null
  let isWhole = parts[0] === '^' && parts.at(-1) === '$'
  for (const [place, part] of parts.entries()) {
    if (/^\((\?<?[=!])/.test(part) || /^\\[1-9kbB]/.test(part)) trouble ??= 'is not simple: it may not look ahead or behind, nor refer back'
    if (part.startsWith('(')) depth += 1
    if (part === ')') depth -= 1
    if (part === '|') {
      ways += ways
      if (depth === 0) isWhole = false
    }
    const [, name] = /^\(\?<(\w+)>/.exec(part) ?? []
    if (name !== undefined) names.push(name)
    if (parts[place - 1] === ')' && /^[*+{]/.test(part)) trouble ??= 'is not simple: a group may not be repeated'
    ways *= leftOpen(part)
  }
  return { names, ways, trouble, isWhole }
}

/** How many numbers of repetitions a part allows. */
function leftOpen(part: string): number {
  if (/^[*+]\??$/.test(part)) return payloadMax
  if (/^\?\??$/.test(part)) return 2
  const [, least = '', most] = /^\{(\d+)(?:,(\d*))?\}/.exec(part) ?? []
  if (least === '' || most === undefined) return 1
  return most === '' ? payloadMax : Math.min(payloadMax, Number(most) - Number(least) + 1)
}
