/**
 * The 256-byte text block of a card: UTF-16LE, fields of fixed size, padded with spaces. The type flag
 * stands at byte 248 in all four layouts: space resident, J Hong Kong/Macao/Taiwan residence permit,
 * I permanent residence 2017, Y permanent residence 2023.
 *
 * Layouts: GA/T 490 (resident) and the published structures named in NOTES.md. Offsets are bytes.
 */
import type { CardRecord } from '../../contract/card.ts'
import { nationName } from './nations.ts'

export const textBytes = 256
const flagAt = 248

/** Null for a block of another size, or a type that no source describes. */
export function parseCardText(block: Uint8Array): CardRecord | null {
  if (block.length !== textBytes) return null
  const field = fieldReader(block)
  switch (field(flagAt, 2)) {
    case '':
      return resident(field)
    case 'J':
      return hmtResidence(field)
    case 'I':
      return foreigner2017(field)
    case 'Y':
      return foreigner2023(field)
    default:
      return null
  }
}

type Field = (offset: number, length: number) => string

function fieldReader(block: Uint8Array): Field {
  const decoder = new TextDecoder('utf-16le')
  // Some cards pad with NUL; nothing in a field ends in a space by itself.
  return (offset, length) => decoder.decode(block.subarray(offset, offset + length)).replace(/[\s\0]+$/u, '').trimStart()
}

function resident(field: Field): CardRecord {
  const nation = field(32, 4)
  return {
    kind: 'resident',
    name: field(0, 30),
    sex: field(30, 2),
    nation: { code: nation, name: nationName(nation) },
    birth: field(36, 16),
    address: field(52, 70),
    number: field(122, 36),
    authority: field(158, 30),
    validFrom: field(188, 16),
    validTo: field(204, 16),
  }
}

function hmtResidence(field: Field): CardRecord {
  return {
    kind: 'hmt-residence',
    name: field(0, 30),
    sex: field(30, 2),
    birth: field(36, 16),
    address: field(52, 70),
    number: field(122, 36),
    authority: field(158, 30),
    validFrom: field(188, 16),
    validTo: field(204, 16),
    travelPermit: field(220, 18),
    issueCount: field(238, 4),
  }
}

function foreigner2017(field: Field): CardRecord {
  return {
    kind: 'foreigner-2017',
    nameEn: field(0, 120),
    sex: field(120, 2),
    number: field(122, 30),
    nationality: field(152, 6),
    name: field(158, 30),
    validFrom: field(188, 16),
    validTo: field(204, 16),
    birth: field(220, 16),
    version: field(236, 4),
    acceptingAuthority: field(240, 8),
  }
}

function foreigner2023(field: Field): CardRecord {
  return {
    kind: 'foreigner-2023',
    name: field(0, 30),
    sex: field(30, 2),
    renewalCount: field(32, 4),
    birth: field(36, 16),
    // The English name goes on in a second field: 35 and 11 characters.
    nameEn: field(52, 70) + field(220, 22),
    number: field(122, 36),
    validFrom: field(188, 16),
    validTo: field(204, 16),
    nationality: field(242, 6),
    earlierLink: field(250, 6),
  }
}
