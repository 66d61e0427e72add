import type { Role } from '../../../wire/words.ts'

/** Boards, kiosks and technicians never learn which clerk did what. */
export const clerkEyes: readonly Role[] = ['clerk', 'supervisor']
export const maySeeClerks = (role: Role): boolean => clerkEyes.includes(role)
