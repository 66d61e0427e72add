/** The paper as the printer's own interpretation of its bytes left it, in the head's own dots. */
import type { PaperRow, PaperSpan, PrinterFace } from '../../device-daemon/wire/lab.ts'
import { cellDots, cellsOf, lineDots } from './paper-measure.ts'
import { Qr, qrModules } from './qr.tsx'
import './paper.css'

/** Pixels a dot: one keeps a QR code's modules whole pixels. */
const scale = 0.5

type Piece = Pick<PrinterFace['pieces'][number], 'cut' | 'rows'>

interface PaperProps {
  readonly piece: Piece
  readonly widthDots: number
  readonly testId: string
}

export function Paper({ piece, widthDots, testId }: PaperProps) {
  return (
    <div class={`paper ${piece.cut ? 'cut' : ''}`} style={{ width: `${widthDots * scale + 24}px` }} data-testid={testId}>
      {piece.rows.map((row, index) => (
        <Row key={index} row={row} />
      ))}
    </div>
  )
}

function Row({ row }: { readonly row: PaperRow }) {
  switch (row.row) {
    case 'text':
      return <TextRow align={row.align} spans={row.spans} />
    case 'qr':
      return (
        <div class="paper-row" style={{ justifyContent: row.align, padding: '6px 0' }}>
          <Qr text={row.payload} size={Math.max(2, Math.round(row.moduleDots * scale)) * (qrModules(row.payload, row.correction) + 8)} correction={row.correction} />
        </div>
      )
    case 'raster':
    case 'bars':
      return <Raster {...row} />
    case 'feed':
      return <div style={{ height: `${row.dots * scale}px` }} />
    case 'cut':
      return null
  }
}

/** Characters stand on one line; what the line's spacing is higher than they are is white below them. */
function TextRow({ align, spans }: { readonly align: 'left' | 'center' | 'right'; readonly spans: readonly PaperSpan[] }) {
  const highest = spans.reduce((most, span) => Math.max(most, span.heightTimes), 1)
  const white = Math.max(0, lineDots - cellDots * 2 * highest)
  return (
    <div class="paper-row" style={{ justifyContent: align, paddingBottom: `${white * scale}px` }}>
      {spans.map((span, index) => (
        <Span key={index} span={span} />
      ))}
    </div>
  )
}

/** The box has the size the printer gives the characters; the glyphs are stretched into it. */
function Span({ span }: { readonly span: PaperSpan }) {
  const width = cellsOf(span.text) * cellDots * span.widthTimes * scale
  const height = cellDots * 2 * span.heightTimes * scale
  const stretch = span.widthTimes / span.heightTimes
  return (
    <span class={`paper-span ${span.reverse ? 'reverse' : ''}`} style={{ width: `${width}px`, height: `${height}px` }}>
      <span
        style={{
          fontSize: `${height}px`,
          fontWeight: span.bold ? 700 : 400,
          textDecoration: span.underline ? 'underline' : 'none',
          transform: stretch === 1 ? 'none' : `scaleX(${stretch})`,
        }}
      >
        {span.text}
      </span>
    </span>
  )
}

function Raster({ widthDots, heightDots, bitsBase64, align }: Extract<PaperRow, { row: 'raster' | 'bars' }>) {
  const draw = (canvas: HTMLCanvasElement | null) => {
    const context = canvas?.getContext('2d')
    if (context === null || context === undefined) return
    const bits = Uint8Array.from(atob(bitsBase64), (character) => character.charCodeAt(0))
    const rowBytes = Math.ceil(widthDots / 8)
    for (let y = 0; y < heightDots; y++) {
      for (let x = 0; x < widthDots; x++) {
        if (((bits[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) context.fillRect(x, y, 1, 1)
      }
    }
  }
  return (
    // A picture comes in bands, which stand one on the other as on paper.
    <div class="paper-row" style={{ justifyContent: align }}>
      <canvas ref={draw} width={widthDots} height={heightDots} style={{ width: `${widthDots * scale}px` }} />
    </div>
  )
}
