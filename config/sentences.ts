/**
 * What a schema has against a value, in our own words: what is expected, and what was given. A
 * message written beside the schema wins over these.
 */
import { z } from 'zod'
import { patternWords } from './pattern-words.ts'

type Issue = z.core.$ZodRawIssue
type SizeIssue = z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall> | z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>

const givenMax = 40

/** For zod's `error` parameter. */
export function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
      return must(issue, `be ${formOf(issue)}`)
    case 'too_small':
    case 'too_big':
      return sizeSentence(issue)
    case 'invalid_format':
      return must(issue, formatWords(issue))
    case 'not_multiple_of':
      return must(issue, `be a multiple of ${issue.divisor}`)
    case 'unrecognized_keys':
      return `there is no such setting: ${issue.keys.map((key) => show(key)).join(', ')}`
    case 'invalid_union':
      return unionSentence(issue)
    case 'invalid_key':
      return `this name cannot stand here: it ${phrases(issue.issues)}`
    case 'invalid_element':
      return `the entry ${show(issue.key)} ${phrases(issue.issues)}`
    case 'custom':
      return `is not allowed here${issue.input === undefined ? '' : `: ${given(issue)}`}`
  }
}

function must(issue: Issue, words: string): string {
  return issue.input === undefined ? `is missing; it must ${words}` : `must ${words}, not ${given(issue)}`
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text (in quotes where it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  set: 'a list without repetitions',
  object: 'a mapping of settings',
  record: 'a mapping of settings',
  map: 'a mapping of settings',
  date: 'a date',
  null: 'null',
  undefined: 'left out',
  void: 'left out',
  never: 'left out',
  nonoptional: 'there',
  nan: 'no number',
  file: 'a file',
}

type FormIssue = Pick<z.core.$ZodIssueInvalidType, 'code' | 'expected'> | Pick<z.core.$ZodIssueInvalidValue, 'code' | 'values'>

function formOf(issue: FormIssue): string {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? `a ${issue.expected}`
  const values = issue.values.map((value) => String(value))
  return values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`
}

const units: Readonly<Record<string, readonly [string, string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  map: ['entry', 'entries'],
  file: ['byte', 'bytes'],
}

function sizeSentence(issue: SizeIssue): string {
  const unit = units[issue.origin]
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum
  if (issue.code === 'too_small' && unit !== undefined && limit === 1) return 'must not be empty'
  const say = (value: bigint | number) => (issue.origin === 'date' ? new Date(Number(value)).toISOString() : String(value))
  const bound = `${boundWords(issue)} ${say(limit)}`.trim()
  if (unit === undefined) return `must be ${rangeOf(issue) ?? bound}, not ${given(issue)}`
  return `must have ${bound} ${Number(limit) === 1 ? unit[0] : unit[1]}, not ${sizeOf(issue.input)}`
}

function boundWords(issue: SizeIssue): string {
  if (issue.exact === true) return 'exactly'
  if (issue.code === 'too_small') return issue.inclusive === false ? 'more than' : 'at least'
  return issue.inclusive === false ? 'less than' : 'at most'
}

/** `1 to 65535`, where both ends belong to it. Only the schema knows the end that was not missed. */
function rangeOf({ schema }: Issue): string | null {
  if (!(schema instanceof z.ZodNumber)) return null
  const { minValue, maxValue } = schema
  const whole = [minValue, maxValue].every((end) => end !== null && Math.abs(end) < Number.MAX_SAFE_INTEGER && schema.safeParse(end).success)
  return whole ? `${minValue} to ${maxValue}` : null
}

function sizeOf(value: unknown): string {
  if (typeof value === 'string' || Array.isArray(value)) return String(value.length)
  if (value instanceof Set || value instanceof Map || value instanceof File) return String(value.size)
  return 'so many'
}

const formats: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'an address such as https://example.cn/',
  datetime: 'a moment such as 2026-11-24T08:30:00Z',
  date: 'a date such as 2026-11-24',
  time: 'a time of day such as 08:30:00',
  duration: 'a duration such as PT15M',
  ipv4: 'an IPv4 address such as 192.168.1.20',
  ipv6: 'an IPv6 address such as fd00::20',
  cidrv4: 'a range of IPv4 addresses such as 192.168.1.0/24',
  cidrv6: 'a range of IPv6 addresses such as fd00::/64',
}

function formatWords(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const part = (name: 'prefix' | 'suffix' | 'includes') => show(issue[name])
  switch (issue.format) {
    case 'starts_with':
      return `begin with ${part('prefix')}`
    case 'ends_with':
      return `end with ${part('suffix')}`
    case 'includes':
      return `have ${part('includes')} in it`
    case 'regex':
      return `be ${patternWords.get(issue.pattern ?? '') ?? `of the form ${issue.pattern}`}`
    default:
      return `be ${formats[issue.format] ?? `of the form ${issue.format}`}`
  }
}

function unionSentence(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string {
  if (issue.inclusive === false) return 'fits more than one of its forms; it must fit exactly one'
  const { options, discriminator } = issue
  if (discriminator !== undefined && options !== undefined) {
    const value = valueAt(issue.input, discriminator)
    const words = `be one of ${options.map(String).join(', ')}`
    return value === undefined ? `is missing; it must ${words}` : `must ${words}, not ${show(value)}`
  }
  if (issue.input === undefined) return 'is missing'
  const forms = issue.errors.map((errors) => errors.flatMap((one) => (one.path.length === 0 ? formOfError(one) : [])))
  return forms.every((form) => form.length === 1)
    ? must(issue, `be ${forms.flat().join(' or ')}`)
    : `fits none of its forms: ${issue.errors.map(phrases).join('; or ')}`
}

function formOfError(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value' ? [formOf(issue)] : []
}

/** Sentences that were made before, as the end of another. */
function phrases(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map(({ path, message }) => [path.map(String).join('.'), message].filter(Boolean).join(' ')).join(', and ')
}

/** A PIN is never repeated: sentences are logged. */
function given(issue: Issue): string {
  return issue.path?.at(-1) === 'pin' ? 'what is there' : show(issue.input)
}

function valueAt(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(key) : undefined
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > givenMax ? `${value.slice(0, givenMax)}…` : value)
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : `a ${typeof value}`
}
