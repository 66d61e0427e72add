import type { Role } from '../../../wire/words.ts'

/** Boards, kiosks and technicians never learn which clerk did what. */
export const clerkEyes: readonly Role[] = ['clerk', 'supervisor']
/** A window's pad says whose service is rated there. */
export const signInEyes: readonly Role[] = [...clerkEyes, 'pad']
export const maySeeClerks = (role: Role): boolean => clerkEyes.includes(role)
