/** ZKIDROnline. Its pages repair its JSON before they read it; this one needs no repair and survives it. Sources: NOTES.md. */
import type { Reading } from './reading.ts'

/** Its pages have a sentence for each of 0, 1, 2, 10, 11, 20, 30, 40, 100 and 200, and take any other for a broken service. */
const codes: Readonly<Record<Reading['type'], number>> = {
  'card': 0,
  'port': 1,
  'silent': 2,
  'no-card': 10,
  'unreadable': 11,
  'self-test': 20,
  'unstaffed': 30,
  'not-recorded': 30,
}

/** Pages compare it with the version they were made for, number by number. */
const version = '9.9.9'

export const zkidrInfo = (): string => JSON.stringify({ ret: 0, data: { server_version: version, start: true } })

export function zkidrRead(reading: Reading): string {
  const ret = codes[reading.type]
  if (reading.type !== 'card') return JSON.stringify({ ret })
  const { card } = reading
  return JSON.stringify({
    ret,
    Certificate: {
      Name: card.name,
      Sex: card.sex,
      Nation: card.nation,
      Birthday: card.birth,
      Address: card.address,
      IDNumber: card.number,
      IDIssued: card.authority,
      IssuedData: card.validFrom,
      ValidDate: card.validTo,
      Base64Photo: card.photo,
    },
  })
}
