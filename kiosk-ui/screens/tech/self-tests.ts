/** Results of self-tests that still say something: one of each device, until it is closed or the device has changed. */
import type { DeviceView, SelfTestReport } from '../../../device-daemon/wire/views.ts'
import { isDown } from './order.ts'

export type SelfTest =
  | { readonly device: string; readonly state: 'running' }
  | { readonly device: string; readonly state: 'done'; readonly report: SelfTestReport }
  | { readonly device: string; readonly state: 'refused'; readonly code: string }

/** In the place of what was known of that device before. */
export const withTest = (tests: readonly SelfTest[], test: SelfTest): readonly SelfTest[] => [...withoutTest(tests, test.device), test]

export const withoutTest = (tests: readonly SelfTest[], device: string): readonly SelfTest[] => tests.filter((one) => one.device !== device)

/**
 * Those that still hold; the same list when all do. A device that was mended since it failed, or has failed since it passed, is not
 * what its report says. What goes does not come back with the next change: the caller keeps what it is given.
 */
export function stillTrue(tests: readonly SelfTest[], devices: readonly DeviceView[]): readonly SelfTest[] {
  const kept = tests.filter((test) => !isOver(test, devices.find(({ id }) => id === test.device)))
  return kept.length === tests.length ? tests : kept
}

function isOver(test: SelfTest, device: DeviceView | undefined): boolean {
  if (test.state !== 'done' || device === undefined || device.since <= test.report.at) return false
  return test.report.passed ? isDown(device) : device.state === 'ok' || device.state === 'warning'
}
