/** What a transport did, for tests. */
import type { Line, LineEvents, Transport } from '../../device-daemon/transports/transport.ts'

export class Heard implements LineEvents {
  text = ''
  readonly closings: { reason: string; cause: Error | undefined }[] = []
  #waiting: { done: () => void; when: () => boolean }[] = []

  data(bytes: Uint8Array): void {
    this.text += Buffer.from(bytes).toString('latin1')
    this.#look()
  }

  closed(reason: string, cause?: Error): void {
    this.closings.push({ reason, cause })
    this.#look()
  }

  until(when: () => boolean): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ done, when })
      this.#look()
    })
  }

  #look(): void {
    for (const one of this.#waiting.filter(({ when }) => when())) {
      this.#waiting = this.#waiting.filter((other) => other !== one)
      one.done()
    }
  }
}

export async function openLine(transport: Transport): Promise<{ line: Line; heard: Heard }> {
  const heard = new Heard()
  return { line: await transport.open(heard), heard }
}

export const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
