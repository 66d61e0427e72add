/** Runs a driver's self-test steps and tells each as a sentence: passed, or what is wrong and what to do. */
import type { SelfTestStep, Settled, Words } from '../../../drivers/contract/driver.ts'
import type { DeviceKind, OrderOf } from '../../../drivers/contract/kinds.ts'
import type { Reason } from '../../../drivers/contract/status.ts'
import { reasonWords } from '../../wire/reasons.ts'
import { type Clock, timestamp } from '../../clock.ts'
import type { SelfTestReport } from '../../wire/views.ts'

export interface SelfTestBench<K extends DeviceKind, C, R> {
  readonly device: string
  readonly clock: Clock
  connected(): boolean
  /** Why the device is not well, as it stands. */
  reason(): Reason | null
  send(command: C): Promise<Settled<R>>
  order(order: OrderOf<K>): Promise<Settled<R>>
  /** True when the device told something in time. */
  nextEvent(withinMs: number): Promise<boolean>
}

/** Why it is not there, and what to do. */
function absence(reason: Reason | null): Words {
  const { says, mend } = reasonWords[reason ?? 'unplugged']
  return { zh: `设备未连接:${says.zh}${mend.zh}`, en: `The device is not connected. ${says.en} ${mend.en}` }
}

const mendFirst: Words = {
  zh: '未进行:请先处理上面的问题。',
  en: 'Not tried: mend what is above first.',
}

export async function runSelfTest<K extends DeviceKind, C, R>(
  steps: readonly SelfTestStep<K, C, R>[],
  bench: SelfTestBench<K, C, R>,
): Promise<SelfTestReport> {
  const results: SelfTestReport['steps'] = []
  for (const step of steps) {
    // A printer with its lid open would print the test slip when somebody closes it.
    const isTooEarly = 'order' in step && results.some((result) => !result.passed)
    const advice = isTooEarly ? mendFirst : await runStep(step, bench)
    results.push({ title: step.title, passed: advice === null, advice })
  }
  const passed = results.every((result) => result.passed)
  return { device: bench.device, at: timestamp(bench.clock.now()), passed, steps: results }
}

async function runStep<K extends DeviceKind, C, R>(step: SelfTestStep<K, C, R>, bench: SelfTestBench<K, C, R>): Promise<Words | null> {
  if (!bench.connected()) return absence(bench.reason())
  if ('awaitMs' in step) return (await bench.nextEvent(step.awaitMs)) ? null : step.mend
  const how = 'send' in step ? await bench.send(step.send) : await bench.order(step.order)
  return how.type === 'lost' ? absence(bench.reason()) : step.judge(how)
}
