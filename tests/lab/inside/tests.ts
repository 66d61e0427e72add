/** Every test of the lab, in the order they run in. */
import { hidTests } from './hid.ts'
import { printerTests } from './printer.ts'
import { scannerTests } from './scanners.ts'
import { serialTests } from './serial.ts'

export interface LabTest {
  readonly name: string
  run(): Promise<void>
}

export const tests: readonly LabTest[] = [...serialTests, ...hidTests, ...scannerTests, ...printerTests]
