/** The parts of `escpos` 2.5.2 that the codec uses; the package ships no types. */
declare module 'escpos/printer.js' {
  interface Adapter {
    open(): void
    write(bytes: Uint8Array, done?: () => void): void
    close(): void
  }

  export default class Printer {
    constructor(adapter: Adapter)
    /** ESC @ */
    hardware(what: 'init'): this
    /** ESC a n */
    align(where: 'lt' | 'ct' | 'rt'): this
    /** An array of byte values goes as it is; a plain Uint8Array would be turned into its text. */
    print(bytes: readonly number[]): this
    /** LF */
    newLine(): this
    /** So many LF; 0 counts as 1. */
    feed(lines: number): this
    /** Hands everything so far to the adapter, at once. */
    flush(): this
  }
}
