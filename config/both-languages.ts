/** Sentences made in English and Chinese from the same parts. */
import type { Words } from '../drivers/contract/driver.ts'

export const words = (en: string, zh: string): Words => ({ en, zh })

/** Several as one, each language with its own word between them. */
export const eachLanguage = (all: readonly Words[], en: string, zh: string): Words => words(all.map((one) => one.en).join(en), all.map((one) => one.zh).join(zh))

/** Chinese stands without a space before Chinese, and with one before letters and figures. */
export const glued = (head: string, tail: string): string => (/^[\x21-\x7e]/.test(tail) ? `${head} ${tail}` : `${head}${tail}`)
