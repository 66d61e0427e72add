/** Reading parameters byte by byte, as generators that wait for the next. */

export type Reading<T> = Generator<undefined, T, number>

/** Parameters kept of one command; those of a longer one are read and let go. */
const parametersMax = 64 * 1024
const textMax = 255

export function* skip(count: number): Reading<void> {
  for (let left = count; left > 0; left--) yield
}

/** Low byte first. */
export function* number(bytes: number): Reading<number> {
  let value = 0
  for (let place = 0; place < bytes; place++) value += (yield) * 256 ** place
  return value
}

/** Empty when they are too many. */
export function* take(count: number): Reading<number[]> {
  if (count > parametersMax) {
    yield* skip(count)
    return []
  }
  const bytes: number[] = []
  while (bytes.length < count) bytes.push(yield)
  return bytes
}

export function* untilNul(): Reading<number[]> {
  const bytes: number[] = []
  for (;;) {
    const byte = yield
    if (byte === 0) return bytes
    if (bytes.length < textMax) bytes.push(byte)
  }
}
