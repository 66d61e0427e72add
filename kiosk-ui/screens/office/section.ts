import type { Connection } from '../../daemon/connection.ts'
import type { Period } from './presets.ts'

export interface SectionProps {
  readonly line: Connection
  readonly period: Period
}

export const queryOf = ({ from, to }: Period): string => `from=${from}&to=${to}`
