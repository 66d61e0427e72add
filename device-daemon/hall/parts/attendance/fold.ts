import { noted } from '../noted.ts'
import type { AttendanceFact } from './facts.ts'

/** Attendance itself follows from sign-ins and is counted with the figures. */
export const attendanceFold = noted<AttendanceFact>({ 'attendance-corrected': null })
