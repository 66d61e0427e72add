/**
 * What a schema has against a value, in our own words: what is expected, and what was given. A
 * message written beside the schema wins over these; its Chinese is in message-words.ts.
 */
import { z } from 'zod'
import type { Words } from '../drivers/contract/driver.ts'
import { eachLanguage, glued, words } from './both-languages.ts'
import { formatWords, typeWords } from './form-words.ts'
import { inChinese } from './message-words.ts'
import { patternWords } from './pattern-words.ts'

type Issue = z.core.$ZodRawIssue
type SizeIssue = z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall> | z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>

const givenMax = 40

/** For zod's `error` parameter, which has room for one language. */
export const sentenceOf = (issue: Issue): string => sentencesOf(issue).en
export const sentenceInChinese = (issue: Issue): string => sentencesOf(issue).zh

function sentencesOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
      return must(issue, being(formOf(issue)))
    case 'too_small':
    case 'too_big':
      return sizeSentence(issue)
    case 'invalid_format':
      return must(issue, formatOf(issue))
    case 'not_multiple_of':
      return must(issue, words(`be a multiple of ${issue.divisor}`, `应为 ${issue.divisor} 的倍数`))
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => show(key).en)
      return words(`there is no such setting: ${keys.join(', ')}`, `没有这项设置：${keys.join('、')}`)
    }
    case 'invalid_union':
      return unionSentence(issue)
    case 'invalid_key': {
      const said = phrases(issue.issues)
      return words(`this name cannot stand here: it ${said.en}`, `这里不能用这个名称：${said.zh}`)
    }
    case 'invalid_element': {
      const [key, said] = [show(issue.key), phrases(issue.issues)]
      return words(`the entry ${key.en} ${said.en}`, `${glued('条目', key.zh)}：${said.zh}`)
    }
    case 'custom': {
      const there = given(issue)
      return issue.input === undefined ? words('is not allowed here', '不能写在这里') : words(`is not allowed here: ${there.en}`, `不能写在这里：${there.zh}`)
    }
  }
}

/** `form`: “be a number”, 应为数字. */
function must(issue: Issue, form: Words): Words {
  const there = given(issue)
  return issue.input === undefined ? missing(form) : words(`must ${form.en}, not ${there.en}`, `${form.zh}，${glued('现在是', there.zh)}`)
}

const missing = (form: Words): Words => words(`is missing; it must ${form.en}`, `没有填写；${form.zh}`)

const being = (form: Words): Words => words(`be ${form.en}`, glued('应为', form.zh))

type FormIssue = Pick<z.core.$ZodIssueInvalidType, 'code' | 'expected'> | Pick<z.core.$ZodIssueInvalidValue, 'code' | 'values'>

function formOf(issue: FormIssue): Words {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? words(`a ${issue.expected}`, issue.expected)
  return oneOf(issue.values)
}

function oneOf(values: readonly unknown[]): Words {
  const all = values.map((value) => String(value))
  return all.length === 1 ? words(`${all[0]}`, `${all[0]}`) : words(`one of ${all.join(', ')}`, `${all.join('、')} 之一`)
}

/** One, several, and how many in Chinese. */
const units: Readonly<Record<string, readonly [string, string, string]>> = {
  string: ['character', 'characters', '个字符'],
  array: ['entry', 'entries', '项'],
  set: ['entry', 'entries', '项'],
  map: ['entry', 'entries', '项'],
  file: ['byte', 'bytes', '字节'],
}

function sizeSentence(issue: SizeIssue): Words {
  const unit = units[issue.origin]
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum
  if (issue.code === 'too_small' && unit !== undefined && limit === 1) return words('must not be empty', '不能为空')
  const say = (value: bigint | number) => (issue.origin === 'date' ? new Date(Number(value)).toISOString() : String(value))
  const bound = boundWords(issue, unit !== undefined)
  if (unit !== undefined) {
    const [one, several, zh] = unit
    const size = sizeOf(issue.input)
    return words(`must have ${bound.en} ${say(limit)} ${Number(limit) === 1 ? one : several}, not ${size.en}`, `${bound.zh} ${say(limit)} ${zh}，现在${size.zh}`)
  }
  const there = given(issue)
  const range = rangeOf(issue) ?? words(`${bound.en} ${say(limit)}`, `${bound.zh} ${say(limit)}`)
  return words(`must be ${range.en}, not ${there.en}`, `应${range.zh}，${glued('现在是', there.zh)}`)
}

function boundWords(issue: SizeIssue, isCount: boolean): Words {
  const say = (en: string, count: string, value: string) => words(en, isCount ? count : value)
  if (issue.exact === true) return say('exactly', '正好', '等于')
  if (issue.code === 'too_small') return issue.inclusive === false ? say('more than', '多于', '大于') : say('at least', '至少', '不小于')
  return issue.inclusive === false ? say('less than', '少于', '小于') : say('at most', '最多', '不大于')
}

/** `1 to 65535`, where both ends belong to it. Only the schema knows the end that was not missed. */
function rangeOf({ schema }: Issue): Words | null {
  if (!(schema instanceof z.ZodNumber)) return null
  const { minValue, maxValue } = schema
  const whole = [minValue, maxValue].every((end) => end !== null && Math.abs(end) < Number.MAX_SAFE_INTEGER && schema.safeParse(end).success)
  return whole ? words(`${minValue} to ${maxValue}`, `在 ${minValue} 到 ${maxValue} 之间`) : null
}

function sizeOf(value: unknown): Words {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : value instanceof Set || value instanceof Map || value instanceof File ? value.size : null
  return size === null ? words('so many', '不是') : words(String(size), `是 ${size}`)
}

function formatOf(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): Words {
  const part = (name: 'prefix' | 'suffix' | 'includes') => show(issue[name]).en
  const likeThis = (form: string | undefined) => words(`of the form ${form}`, `${form} 的形式`)
  switch (issue.format) {
    case 'starts_with':
      return words(`begin with ${part('prefix')}`, `应以 ${part('prefix')} 开头`)
    case 'ends_with':
      return words(`end with ${part('suffix')}`, `应以 ${part('suffix')} 结尾`)
    case 'includes':
      return words(`have ${part('includes')} in it`, `应含有 ${part('includes')}`)
    case 'regex':
      return being(patternWords.get(issue.pattern ?? '') ?? likeThis(issue.pattern))
    default:
      return being(formatWords[issue.format] ?? likeThis(issue.format))
  }
}

function unionSentence(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): Words {
  if (issue.inclusive === false) return words('fits more than one of its forms; it must fit exactly one', '同时符合几种写法；只能符合其中一种')
  const { options, discriminator } = issue
  if (discriminator !== undefined && options !== undefined) {
    const value = valueAt(issue.input, discriminator)
    const all = options.map(String)
    const form = words(`be one of ${all.join(', ')}`, `应为 ${all.join('、')} 之一`)
    const there = show(value)
    return value === undefined ? missing(form) : words(`must ${form.en}, not ${there.en}`, `${form.zh}，${glued('现在是', there.zh)}`)
  }
  if (issue.input === undefined) return words('is missing', '没有填写')
  const forms = issue.errors.map((errors) => errors.flatMap((one) => (one.path.length === 0 ? formOfError(one) : [])))
  if (forms.every((form) => form.length === 1)) return must(issue, being(anyOf(forms.flat())))
  const tried = eachLanguage(issue.errors.map(phrases), '; or ', '；或者：')
  return words(`fits none of its forms: ${tried.en}`, `不符合任何一种写法：${tried.zh}`)
}

const anyOf = (forms: readonly Words[]): Words =>
  words(forms.map(({ en }) => en).join(' or '), forms.map(({ zh }, nth) => (nth === 0 ? zh : glued('或者', zh))).join('，'))

function formOfError(issue: z.core.$ZodIssue): Words[] {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value' ? [formOf(issue)] : []
}

/** Sentences that were made before, in the language that is asked for, as the end of another. */
function phrases(issues: readonly z.core.$ZodIssue[]): Words {
  const each = issues.map(({ path, message }) => {
    const phrase = (said: string) => [path.map(String).join('.'), said].filter(Boolean).join(' ')
    return words(phrase(message), phrase(inChinese(message)))
  })
  return eachLanguage(each, ', and ', '；')
}

/** A PIN is never repeated: sentences are logged. */
function given(issue: Issue): Words {
  return issue.path?.at(-1) === 'pin' ? words('what is there', '所填的内容') : show(issue.input)
}

function valueAt(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(key) : undefined
}

function show(value: unknown): Words {
  const same = (text: string) => words(text, text)
  if (typeof value === 'string') return same(JSON.stringify(value.length > givenMax ? `${value.slice(0, givenMax)}…` : value))
  if (value === null || value === undefined) return words('nothing', '空')
  if (Array.isArray(value)) return words('a list', '列表')
  if (typeof value === 'object') return words('a mapping', '一组设置')
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? same(String(value)) : words(`a ${typeof value}`, typeof value)
}
