/**
 * The module's own number: u16 u16 u32 u32 u32, little-endian, printed as `05.01-20050101-0000000001-0000000001`.
 * All unsigned; one published client prints them signed and a digit short (NOTES.md).
 */
export function samIdOf(data: Uint8Array): string | null {
  if (data.length !== 16) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const two = (at: number) => String(view.getUint16(at, true)).padStart(2, '0')
  const ten = (at: number) => String(view.getUint32(at, true)).padStart(10, '0')
  return `${two(0)}.${two(2)}-${view.getUint32(4, true)}-${ten(8)}-${ten(12)}`
}
