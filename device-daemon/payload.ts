/** Which appointment a scanned text names: by the hall's own patterns where one fits, otherwise by our own code. */
import type { HallConfig } from '../config/schema.ts'
import { payloadMax } from '../config/payload-pattern.ts'
import { appointmentOf } from './wire/codes.ts'

const idForm = /^[0-9A-Za-z-]{4,40}$/

/** Null for a text that names none here. The first pattern that fits decides, also where what it finds is no id. */
export function payloadReader({ site, checkIn }: Pick<HallConfig, 'site' | 'checkIn'>): (text: string) => string | null {
  const patterns = checkIn.patterns.map((pattern) => new RegExp(pattern, 'u'))
  return (text) => {
    const payload = text.trim()
    for (const pattern of payload.length <= payloadMax ? patterns : []) {
      const match = pattern.exec(payload)
      if (match === null) continue
      const id = match.groups?.['appointment'] ?? ''
      return idForm.test(id) ? id : null
    }
    return appointmentOf(payload, site.code)
  }
}
