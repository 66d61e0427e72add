/** GS ( k pL pH cn fn parameters: pL pH count everything after them. cn 30 is PDF417, 31 QR. */
export function symbolFunction(symbology: number, fn: number, parameters: readonly number[]): number[] {
  const length = parameters.length + 2
  return [0x1d, 0x28, 0x6b, length & 0xff, length >> 8, symbology, fn, ...parameters]
}
