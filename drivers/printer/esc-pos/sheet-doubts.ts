/** What a printer does that its data sheet, or its configuration, does not say: a warning with the line to change. */
import type { Condition } from '../../contract/status.ts'
import type { EscPosSettings } from './settings.ts'

type Charset = EscPosSettings['charset']

/** One job may be an accident. */
const unconfirmedMax = 2

/** Smaller fonts first: a printer that can say more than is asked of it is no trouble. */
const sizes: readonly Charset[] = ['gb2312', 'gbk', 'gb18030']

export class SheetDoubts {
  #unconfirmed = 0
  /** The charset to configure instead, or what the printer said where it is none of ours. */
  #charset: string | null = null

  /** A job of a printer that was well, and answered other questions, was not confirmed. */
  unconfirmed(): void {
    this.#unconfirmed += 1
  }

  confirmed(): void {
    this.#unconfirmed = 0
  }

  /** `said`: what GS I 69 answers, such as `CHINA GB18030`. */
  charsetIs(said: string, configured: Charset): void {
    const name = said.toLowerCase().replace(/^china\s*/, '')
    const told = sizes.find((charset) => charset === name)
    const isLess = told === undefined || sizes.indexOf(told) < sizes.indexOf(configured)
    this.#charset = isLess ? (told ?? said) : null
  }

  /** Beside what the printer says of itself; that comes first, being what a person can mend now. */
  beside(condition: Condition): Condition {
    if (condition.state !== 'ok') return condition
    if (this.#charset !== null) return { state: 'warning', reason: 'charset-differs', detail: `charset: ${this.#charset}` }
    if (this.#unconfirmed >= unconfirmedMax) return { state: 'warning', reason: 'never-confirms', detail: 'completion: none' }
    return condition
  }
}
