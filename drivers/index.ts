/** Every driver there is. A new model is one more line here. */
import { ff68Caller } from './caller/ff68/driver.ts'
import { qsystemCaller } from './caller/qsystem/driver.ts'
import { ff68Display } from './display/ff68/driver.ts'
import { qsystemDisplay } from './display/qsystem/driver.ts'
import { samReader } from './id-reader/sam/driver.ts'
import { type AnyDriver, pack } from './packed.ts'
import { escPosPrinter } from './printer/esc-pos/driver.ts'
import { ff68Pad } from './rating-pad/ff68/driver.ts'
import { framedPad } from './rating-pad/framed/driver.ts'
import { hidKeysPad } from './rating-pad/hid-keys/driver.ts'
import { singleBytePad } from './rating-pad/single-byte/driver.ts'
import { hidPosScanner } from './scanner/hid-pos/driver.ts'
import { keyboardWedgeScanner } from './scanner/keyboard-wedge/driver.ts'
import { serialLineScanner } from './scanner/serial-line/driver.ts'
import { ssiScanner } from './scanner/ssi/driver.ts'

export const drivers: readonly AnyDriver[] = [
  pack(escPosPrinter),
  pack(samReader),
  pack(serialLineScanner),
  pack(ssiScanner),
  pack(hidPosScanner),
  pack(keyboardWedgeScanner),
  pack(ff68Pad),
  pack(singleBytePad),
  pack(hidKeysPad),
  pack(framedPad),
  pack(ff68Caller),
  pack(qsystemCaller),
  pack(ff68Display),
  pack(qsystemDisplay),
]

export function driverById(id: string): AnyDriver | undefined {
  return drivers.find((driver) => driver.id === id)
}
