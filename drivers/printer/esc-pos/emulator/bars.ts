/** Symbols that a printer draws itself, as dots: bar codes and PDF417. `bwip-js` knows the bars; the printer knows its dots. */
import { createRequire } from 'node:module'
import type { Bits } from './bits.ts'

interface Symbology {
  raw(options: Readonly<Record<string, unknown>>): readonly ({ readonly sbs: readonly number[] } | { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number })[]
}

/** Loaded at the first symbol: a hall of real printers never needs its two megabytes. */
let library: Symbology | null = null
const require = createRequire(import.meta.url)

/** Modules in rows, 1 black; null for what the symbology cannot say. */
interface Modules {
  readonly across: number
  readonly down: number
  readonly black: readonly number[]
}

function modulesOf(options: Readonly<Record<string, unknown>>): Modules | null {
  library ??= require('bwip-js') as Symbology
  try {
    const [symbol] = library.raw(options)
    if (symbol === undefined) return null
    if ('pixs' in symbol) return { across: symbol.pixx, down: symbol.pixy, black: symbol.pixs }
    const black = symbol.sbs.flatMap((width, nth) => Array<number>(width).fill(nth % 2 === 0 ? 1 : 0))
    return { across: black.length, down: 1, black }
  } catch {
    return null
  }
}

/** Bars of a one-dimensional code, `thin` dots the thinnest. CODE128 is given by its codewords, `^104^033…`: how they are chosen is the host's to say. */
export function bars(symbology: string, text: string, thin: number, heightDots: number): Bits | null {
  const modules = modulesOf({ bcid: symbology, text, ...(symbology === 'code128' && { raw: true }) })
  return modules === null ? null : dotsOf(modules, thin, heightDots)
}

export interface Pdf417Look {
  /** 0: as the printer likes. */
  readonly columns: number
  readonly rows: number
  readonly moduleDots: number
  readonly rowModules: number
  readonly level: number
  readonly truncated: boolean
}

export function pdf417(text: string, look: Pdf417Look): Bits | null {
  const { columns, rows, moduleDots, rowModules, level, truncated } = look
  const shape = { ...(columns > 0 && { columns }), ...(rows > 0 && { rows }) }
  const modules = modulesOf({ bcid: truncated ? 'pdf417compact' : 'pdf417', text, eclevel: level, rowmult: 1, ...shape })
  return modules === null ? null : dotsOf(modules, moduleDots, moduleDots * rowModules)
}

function dotsOf({ across, down, black }: Modules, moduleWidth: number, moduleHeight: number): Bits {
  const widthDots = across * moduleWidth
  const heightDots = down * moduleHeight
  const rowBytes = Math.ceil(widthDots / 8)
  const bytes = new Uint8Array(rowBytes * heightDots)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      const isBlack = black[Math.floor(y / moduleHeight) * across + Math.floor(x / moduleWidth)] === 1
      const at = y * rowBytes + (x >> 3)
      if (isBlack) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { widthDots, heightDots, bytes }
}
