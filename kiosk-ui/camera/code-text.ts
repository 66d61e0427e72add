/** What is valid UTF-8 is UTF-8, the rest GB18030: codes carry no charset. `fallback` where there are no bytes. */
export function textOfCode(bytes: Uint8Array, fallback: string): string {
  if (bytes.length === 0) return fallback
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
