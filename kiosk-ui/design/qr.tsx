/** A QR code as crisp squares. Text is encoded as UTF-8. */
import { encode } from 'uqr'

/** Light modules around the code: readers need four. */
const quiet = 4

export function Qr({ text, size, correction = 'M' }: { readonly text: string; readonly size: number; readonly correction?: 'L' | 'M' | 'Q' | 'H' }) {
  const { data, size: modules } = encode(text, { ecc: correction, border: 0 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  const side = modules + 2 * quiet
  return (
    <svg width={size} height={size} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges" role="img" aria-label="QR">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** How many modules a code of this text has on a side, without its quiet zone. */
export function qrModules(text: string, correction: 'L' | 'M' | 'Q' | 'H'): number {
  return encode(text, { ecc: correction, border: 0 }).size
}
