/** A ticket as a printer is told it, without a printer: for who asks whether it can be, and what it would look like. */
import type { Driver } from '../../drivers/contract/driver.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'

/** Throws RangeError with a sentence where the printer cannot say it. */
export function jobBytes<S, C, E, R>(driver: Driver<'printer', S, C, E, R>, settings: S, lines: readonly PaperLine[]): Uint8Array[] {
  const codec = driver.codec(settings, null)
  return driver.routine(settings).order({ type: 'print', job: 'layout', lines }).map((command) => codec.encode(command).bytes)
}
