/** The published byte vectors. See tests/vectors/README.md. */
import { readFileSync } from 'node:fs'
import { fromHex } from '../../drivers/kit/hex.ts'

export interface Vector {
  readonly name: string
  readonly protocol: string
  readonly hex: string
  readonly meaning: string
  readonly source: string
  readonly confidence: string
  readonly kind: string
  readonly valid?: boolean
}

const all = JSON.parse(readFileSync(new URL('../vectors/vectors.json', import.meta.url), 'utf8')) as Vector[]

export function vectorsOf(protocol: string): readonly Vector[] {
  return all.filter((vector) => vector.protocol === protocol)
}

export function vector(name: string): Uint8Array {
  const found = all.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no vector ${name}`)
  return fromHex(found.hex)
}
