/** Writes the 256 bytes of text of a card for the emulator: fields by offset and size, spaces between. */
import type { CardRecord } from '../../contract/card.ts'

type Placed = readonly [offset: number, length: number, text: string]

export function writeCardText(card: CardRecord): Uint8Array {
  return filled(256, fieldsOf(card))
}

/** The 70 bytes of the address that was added later. */
export function writeNewAddress(address: string): Uint8Array {
  return filled(70, [[0, 70, address]])
}

function filled(size: number, fields: readonly Placed[]): Uint8Array {
  const block = new Uint8Array(size)
  for (let at = 0; at < size; at += 2) block[at] = 0x20
  for (const [offset, length, text] of fields) {
    for (let unit = 0; unit < text.length && unit * 2 < length; unit++) {
      const code = text.charCodeAt(unit)
      block[offset + unit * 2] = code & 0xff
      block[offset + unit * 2 + 1] = code >> 8
    }
  }
  return block
}

function fieldsOf(card: CardRecord): readonly Placed[] {
  switch (card.kind) {
    case 'resident':
      return [...person(card), [32, 4, card.nation.code], [52, 70, card.address], [158, 30, card.authority]]
    case 'hmt-residence':
      return [
        ...person(card),
        [52, 70, card.address],
        [158, 30, card.authority],
        [220, 18, card.travelPermit],
        [238, 4, card.issueCount],
        [248, 2, 'J'],
      ]
    case 'foreigner-2017':
      return [
        [0, 120, card.nameEn],
        [120, 2, card.sex],
        [122, 30, card.number],
        [152, 6, card.nationality],
        [158, 30, card.name],
        [188, 16, card.validFrom],
        [204, 16, card.validTo],
        [220, 16, card.birth],
        [236, 4, card.version],
        [240, 8, card.acceptingAuthority],
        [248, 2, 'I'],
      ]
    case 'foreigner-2023':
      return [
        ...person(card),
        [32, 4, card.renewalCount],
        [52, 70, card.nameEn.slice(0, 35)],
        [220, 22, card.nameEn.slice(35)],
        [242, 6, card.nationality],
        [248, 2, 'Y'],
        [250, 6, card.earlierLink],
      ]
  }
}

const person = (card: Exclude<CardRecord, { kind: 'foreigner-2017' }>): readonly Placed[] => [
  [0, 30, card.name],
  [30, 2, card.sex],
  [36, 16, card.birth],
  [122, 36, card.number],
  [188, 16, card.validFrom],
  [204, 16, card.validTo],
]
