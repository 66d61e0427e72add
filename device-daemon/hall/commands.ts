/** What can be asked of the hall, and how it says no. */
import type { ProblemCode } from '../wire/problem.ts'
import type { Fact } from '../wire/events.ts'
import type { RatingLevel } from '../wire/words.ts'

export type HallCommand =
  | { readonly type: 'take-ticket'; readonly by: { readonly queue: string } | { readonly item: string }; readonly channel: 'kiosk' | 'window' | 'api'; readonly actor: string; readonly printer: string | null; readonly job: string }
  | { readonly type: 'check-in'; readonly appointment: string; readonly actor: string }
  | { readonly type: 'sign-in'; readonly window: number; readonly clerk: string }
  | { readonly type: 'sign-out'; readonly window: number; readonly clerk: string }
  | { readonly type: 'call-next'; readonly window: number; readonly clerk: string }
  | { readonly type: 'recall'; readonly window: number; readonly clerk: string }
  | { readonly type: 'start'; readonly window: number; readonly clerk: string }
  /** `session` is the random id of the rating session to offer. */
  | { readonly type: 'finish'; readonly window: number; readonly clerk: string; readonly session: string }
  | { readonly type: 'no-show'; readonly window: number; readonly clerk: string }
  | { readonly type: 'rating-shown'; readonly session: string }
  | { readonly type: 'pad-key'; readonly window: number; readonly device: string; readonly key: number; readonly level: RatingLevel | null }
  | { readonly type: 'rating-expired'; readonly session: string }
  | { readonly type: 'rating-declined'; readonly session: string }
  | { readonly type: 'rating-device-lost'; readonly session: string }
  | { readonly type: 'withdraw-rating'; readonly session: string; readonly clerk: string }
  /** A second paper of a ticket, marked as such. */
  | { readonly type: 'reprint'; readonly ticket: string; readonly printer: string; readonly job: string; readonly actor: string }
  | { readonly type: 'print-started'; readonly job: string }
  | { readonly type: 'print-ended'; readonly job: string; readonly how: 'printed' | 'unconfirmed' | 'failed'; readonly reason: string }

export type Decision =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly code: ProblemCode; readonly detail: string }

export type CommandOf<T extends HallCommand['type']> = Extract<HallCommand, { type: T }>

export function refuse(code: ProblemCode, detail: string): Extract<Decision, { ok: false }> {
  return { ok: false, code, detail }
}
