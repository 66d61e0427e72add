import { noted } from '../noted.ts'
import type { ActFact } from './facts.ts'

/** Read by the day, from the figures' tables. */
export const actFold = noted<ActFact>({ acted: null })
