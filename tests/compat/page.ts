/** A page of another system, as its maker wrote it, on the emulated reader of window 1. */
import { type ConfigChange, TestDaemon, type TestDaemonOptions } from '../kit/test-daemon.ts'
import { type Answer, raw } from '../embed/raw.ts'

export const origin = 'https://old.example'
export const reader = 'window-1/id-reader'
export const basis = '《居民身份证法》第十三条 办理婚姻登记'

/** Whole field sets of a service; what is left out is as the configuration has it by itself. */
export const services = (...own: readonly object[]): ConfigChange => (config) => {
  config.compat = { services: own.map((one) => ({ window: 1, port: 0, origins: [origin], purpose: { basis }, ...one })) }
}

export async function startWith(own: readonly object[], more: TestDaemonOptions = {}): Promise<TestDaemon> {
  return TestDaemon.start({ ...more, change: (config) => (services(...own)(config), more.change?.(config)) })
}

export const ask = (daemon: TestDaemon, path: string, { nth = 0, method = 'GET', headers = { origin } as Record<string, string> } = {}): Promise<Answer> =>
  raw(daemon.compat(nth), method, path, headers)

/** Somebody of the hall is at the window: cards are given for nobody else. */
export async function signIn(daemon: TestDaemon): Promise<void> {
  const answer = await daemon.call('POST', '/api/windows/1/sign-in', { role: 'clerk', window: 1 }, { workNo: '1001', pin: '2468' })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

export async function lay(daemon: TestDaemon, specimen = 'zhang-san'): Promise<void> {
  await daemon.gesture(reader, { type: 'lay', specimen })
  await daemon.clock.wind(1000)
}

/** Facts of cards that were given, as a clerk's page sees them from the beginning. */
export async function givenFacts(daemon: TestDaemon) {
  const page = await daemon.page({ role: 'supervisor' }, 0)
  return page.events.filter(({ type }) => type === 'identity-given')
}
