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
const newAddressBytes = 70

/** Null for a block of another size, or a type that no source describes. */
export function parseCardText(block: Uint8Array): CardRecord | null {
  if (block.length !== textBytes) return null
  const field = fieldReader(block)
  // The flag is taken as it stands: a block of zeros is not a resident without a name.
  switch (String.fromCharCode((block[flagAt] ?? 0) + (block[flagAt + 1] ?? 0) * 256)) {
    case ' ':
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

/** The address that was added later, 70 bytes; null for a block of another size, or an empty one. */
export function parseNewAddress(block: Uint8Array): string | null {
  if (block.length !== newAddressBytes) return null
  const address = fieldReader(block)([0, newAddressBytes])
  return address === '' ? null : address
}

type Field = (...places: readonly (readonly [offset: number, length: number])[]) => string

/** The fields in order, joined before the padding is removed: a space at a seam belongs to the text. */
function fieldReader(block: Uint8Array): Field {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  return (...places) => {
    const text = places.map(([offset, length]) => decoder.decode(block.subarray(offset, offset + length))).join('')
    // The sources say spaces; NUL is taken for padding, too, as no text has one.
    return text.replace(/[\s\0]+$/u, '').trimStart()
  }
}

function resident(field: Field): CardRecord {
  const nation = field([32, 4])
  return {
    kind: 'resident',
    name: field([0, 30]),
    sex: field([30, 2]),
    nation: { code: nation, name: nationName(nation) },
    birth: field([36, 16]),
    address: field([52, 70]),
    number: field([122, 36]),
    authority: field([158, 30]),
    validFrom: field([188, 16]),
    validTo: field([204, 16]),
  }
}

function hmtResidence(field: Field): CardRecord {
  return {
    kind: 'hmt-residence',
    name: field([0, 30]),
    sex: field([30, 2]),
    birth: field([36, 16]),
    address: field([52, 70]),
    number: field([122, 36]),
    authority: field([158, 30]),
    validFrom: field([188, 16]),
    validTo: field([204, 16]),
    travelPermit: field([220, 18]),
    issueCount: field([238, 4]),
  }
}

function foreigner2017(field: Field): CardRecord {
  return {
    kind: 'foreigner-2017',
    nameEn: field([0, 120]),
    sex: field([120, 2]),
    number: field([122, 30]),
    nationality: field([152, 6]),
    name: field([158, 30]),
    validFrom: field([188, 16]),
    validTo: field([204, 16]),
    birth: field([220, 16]),
    version: field([236, 4]),
    acceptingAuthority: field([240, 8]),
  }
}

function foreigner2023(field: Field): CardRecord {
  return {
    kind: 'foreigner-2023',
    name: field([0, 30]),
    sex: field([30, 2]),
    renewalCount: field([32, 4]),
    birth: field([36, 16]),
    // The English name goes on in a second field: 35 and 11 characters.
    nameEn: field([52, 70], [220, 22]),
    number: field([122, 36]),
    validFrom: field([188, 16]),
    validTo: field([204, 16]),
    nationality: field([242, 6]),
    earlierLink: field([250, 6]),
  }
}
