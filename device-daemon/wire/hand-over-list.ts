/** In whose list a hand-over stands: for the rules, the back office and the pages alike. */
import type { HandOverTo, HandOverView } from './hand-over-view.ts'

export type { HandOverTo, HandOverView } from './hand-over-view.ts'

/** A clerk, and the window where that clerk is; `queues` are those whose people may be called to it. */
export interface ClerkHere {
  readonly clerk: string
  readonly window: number | null
  readonly queues: readonly string[]
}

interface Place {
  readonly number: number
  readonly queues: readonly string[]
  readonly helps: readonly string[]
}

/** Whoever helps with a queue serves it. At no window a clerk serves none. */
export function clerkHere(clerk: string, at: Place | undefined): ClerkHere {
  return { clerk, window: at?.number ?? null, queues: at === undefined ? [] : [...at.queues, ...at.helps] }
}

export const isOpen = ({ state }: HandOverView): boolean => state !== 'closed'
export const isOverdue = (one: HandOverView, now: number): boolean => isOpen(one) && now > Date.parse(one.dueAt)

/** Who sees to it now: one clerk, or all whom it is meant for; nobody once it is closed. */
export function holderOf({ state, to, by, first }: HandOverView): HandOverTo | null {
  if (state === 'closed') return null
  if (state === 'offered') return to
  return { clerk: by ?? first }
}

/** This clerk has it in hand: what is only meant for one is not. */
export function isHeldBy(one: HandOverView, clerk: string): boolean {
  const holder = one.state === 'offered' ? null : holderOf(one)
  return holder !== null && 'clerk' in holder && holder.clerk === clerk
}

/** Who handed it over waits for somebody else to take it. */
export function mayTake({ state, to, first }: HandOverView, { clerk, window, queues }: ClerkHere): boolean {
  if (state !== 'offered' || clerk === first) return false
  if ('clerk' in to) return to.clerk === clerk
  return 'window' in to ? to.window === window : queues.includes(to.queue)
}

/** What a clerk sees to, may take, or answers for as the one who was asked first. */
export const concerns = (one: HandOverView, here: ClerkHere): boolean => isOpen(one) && (one.first === here.clerk || isHeldBy(one, here.clerk) || mayTake(one, here))
