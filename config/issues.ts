/** What a schema has against a value, as faults. */
import type { z } from 'zod'
import { type Found, formatPath } from './fault.ts'

/** `prefix` is where the value stands in its file. */
export function issueFaults(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): Found[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path]
    if (issue.code !== 'unrecognized_keys') return [{ path: formatPath(path), sentence: issue.message }]
    return issue.keys.map((key) => ({
      path: formatPath([...path, key]),
      sentence: 'there is no such setting',
    }))
  })
}
