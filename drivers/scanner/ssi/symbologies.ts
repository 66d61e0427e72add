/**
 * Zebra's numbers of symbologies as AIM identifiers, for those whose number says enough: where it leaves
 * the modifier open, the plain one stands. Sources in NOTES.md; a number that is not here names none.
 */
const identifiers: ReadonlyMap<number, string> = new Map([
  [0x01, ']A0'],
  [0x02, ']F0'],
  [0x03, ']C0'],
  [0x06, ']I0'],
  [0x07, ']G0'],
  [0x08, ']E0'],
  [0x0a, ']E4'],
  [0x0b, ']E0'],
  [0x0f, ']C1'],
  [0x11, ']L0'],
  [0x1c, ']Q1'],
  [0x30, ']e0'],
])

export function identifierOf(symbology: number): string | null {
  return identifiers.get(symbology) ?? null
}
