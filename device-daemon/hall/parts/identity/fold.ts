import { noted } from '../noted.ts'
import type { IdentityFact } from './facts.ts'

export const identityFold = noted<IdentityFact>({ 'identity-given': null })
