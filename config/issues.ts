/** What a schema has against a value, as faults. */
import type { z } from 'zod'
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'
import { type Found, formatPath } from './fault.ts'
import { inChinese } from './message-words.ts'
import { sentenceInChinese, sentenceOf } from './sentences.ts'

/**
 * Nothing where the value is good. Zod's issues have room for one sentence, so the value is looked at once in each
 * language: what is found, and in which order, is the same. `prefix` is where the value stands in its file.
 */
export function schemaFaults(schema: z.ZodType, value: unknown, prefix: readonly PropertyKey[]): Found[] {
  const issues = schema.safeParse(value, { error: sentenceOf }).error?.issues ?? []
  const chinese = schema.safeParse(value, { error: sentenceInChinese }).error?.issues ?? []
  return issues.flatMap((issue, nth) => found(issue, inChinese(chinese[nth]?.message ?? issue.message), prefix))
}

const noSuchSetting: Words = words('there is no such setting', '没有这项设置')

function found(issue: z.core.$ZodIssue, zh: string, prefix: readonly PropertyKey[]): Found[] {
  const path = [...prefix, ...issue.path]
  if (issue.code !== 'unrecognized_keys') return [{ path: formatPath(path), sentence: words(issue.message, zh) }]
  return issue.keys.map((key) => ({ path: formatPath([...path, key]), sentence: noSuchSetting }))
}
