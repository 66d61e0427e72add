/** GS I and GS g 2: what an emulated printer says of itself. */

export interface Nameplate {
  readonly cutter: boolean
  /** The answer to GS I 69. */
  readonly charsetName: string
}

/** GS I n: a byte for the old questions, 5F text 00 for the others. Nothing for a question it does not know. */
export function informationOf(n: number, { cutter, charsetName }: Nameplate): number[] {
  const texts: Readonly<Record<number, string>> = { 65: '1.00', 66: 'GUITAI', 67: 'EMULATED', 68: '0001', 69: charsetName }
  const text = texts[n]
  if (text !== undefined) return [0x5f, ...Array.from(text, (one) => one.charCodeAt(0)), 0x00]
  if (n === 1 || n === 0x31) return [0x20]
  if (n === 2 || n === 0x32) return [cutter ? 0x03 : 0x01]
  return n === 3 || n === 0x33 ? [0x01] : []
}

/** GS g 2: a maintenance counter. Nothing is ever worn here. */
export const counterReply = [0x5f, 0x30, 0x00] as const
