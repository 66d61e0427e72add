/** Pages of other systems that may use a window from within the browser. */
import { z } from 'zod'

export const embedOriginsMax = 16

/** As a browser says it: scheme, host and, where it is not the usual one, port. Nothing behind it. */
function isOrigin(text: string): boolean {
  // A star is a name to URL. No browser sends one, so that it would name nobody.
  if (!URL.canParse(text) || text.includes('*')) return false
  const { origin, protocol } = new URL(text)
  return origin === text && /^https?:$/.test(protocol)
}

export const originSchema = z
  .string()
  .max(300)
  .refine(isOrigin, 'is not an origin such as https://office.example or https://office.example:8443, in small letters, without a path')

export const embedSchema = z.strictObject({
  /** Compared letter by letter with what the browser sends. Plain http: faults/references.ts. */
  origins: z.array(originSchema).max(embedOriginsMax).default([]),
})
