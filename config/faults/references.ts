import { driverById } from '../../drivers/index.ts'
import type { DeviceKind } from '../../drivers/contract/kinds.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'
import { type HallConfig, isLoopback } from '../schema.ts'

type Expect = (good: boolean, path: PropertyKey[], sentence: string) => void

/** Everything that names something else: is that there, and is it of the right kind. */
export function referenceFaults(config: HallConfig, items: readonly ServiceItem[]): Found[] {
  const faults: Found[] = []
  const expect: Expect = (good, path, sentence) => {
    if (!good) faults.push({ path: formatPath(path), sentence })
  }
  expectQueues(config, items, expect)
  expectDevices(config, expect)
  expectClerks(config, items, expect)
  if (config.emulated) expect(isLoopback(config.listen.host), ['emulated'], 'an emulated hall listens on loopback only')
  expectOrigins(config, expect)
  const codes = new Set(items.map((item) => item.code))
  config.appointments.forEach((appointment, index) => {
    expect(codes.has(appointment.item), ['appointments', index, 'item'], `there is no item ${appointment.item}`)
  })
  return faults
}

/** Without TLS anybody on the way can be such a page; only one of this machine comes no way. */
function expectOrigins({ embed, compat, emulated }: HallConfig, expect: Expect): void {
  const judge = (origins: readonly string[], ...at: PropertyKey[]) =>
    origins.forEach((origin, index) => {
      const { protocol, hostname } = new URL(origin)
      const isSafe = protocol === 'https:' || emulated || isLoopback(hostname.replace(/^\[|\]$/g, ''))
      expect(isSafe, [...at, 'origins', index], `${origin} is not https; http is for pages of this machine and for emulated halls`)
    })
  judge(embed.origins, 'embed')
  for (const [index, { origins }] of compat.services.entries()) judge(origins, 'compat', 'services', index)
}

function expectQueues(config: HallConfig, items: readonly ServiceItem[], expect: Expect): void {
  const prefixes = new Set(config.queues.map((queue) => queue.prefix))
  const outputs = config.queues.filter(({ output }) => output)
  expect(outputs.length < 2, ['queues'], `one queue at most is for what was made; there are ${outputs.length}`)
  for (const { code, queue } of items) expect(outputs[0]?.prefix !== queue, ['catalogue'], `${code}: nobody takes a number for queue ${queue}`)
  config.windows.forEach((window, index) => {
    for (const [at, prefix] of window.queues.entries()) {
      expect(prefixes.has(prefix), ['windows', index, 'queues', at], `there is no queue ${prefix}`)
    }
    for (const [at, prefix] of window.helpsWith.entries()) {
      expect(prefixes.has(prefix), ['windows', index, 'helpsWith', at], `there is no queue ${prefix}`)
      expect(
        !window.queues.includes(prefix),
        ['windows', index, 'helpsWith', at],
        `${prefix} is among this window's own queues`,
      )
    }
  })
  const limited = config.queues.filter(({ perPerson }) => perPerson !== null).map(({ prefix }) => prefix)
  config.kiosks.forEach(({ idReader }, index) => {
    expect(idReader !== undefined || limited.length === 0, ['kiosks', index], `queue ${limited[0]} counts by person, and this kiosk has no idReader: nobody could take a number for it here`)
  })
  for (const item of items) expect(prefixes.has(item.queue), ['catalogue'], `${item.code}: there is no queue ${item.queue}`)
}

function expectDevices(config: HallConfig, expect: Expect): void {
  const expectDevice = (id: string | undefined, kind: DeviceKind, path: PropertyKey[]) => {
    if (id === undefined) return
    const device = config.devices.find((one) => one.id === id)
    expect(device !== undefined, path, `there is no device ${id}`)
    const found = device && driverById(device.driver)?.kind
    if (found) expect(found === kind, path, `${id} is ${withArticle(found)}, not ${withArticle(kind)}`)
  }
  config.windows.forEach((window, index) => {
    expectDevice(window.pad, 'rating-pad', ['windows', index, 'pad'])
    expectDevice(window.caller, 'caller', ['windows', index, 'caller'])
    expectDevice(window.display, 'display', ['windows', index, 'display'])
    expectDevice(window.printer, 'printer', ['windows', index, 'printer'])
    expectDevice(window.idReader, 'id-reader', ['windows', index, 'idReader'])
  })
  config.kiosks.forEach((kiosk, index) => {
    expectDevice(kiosk.printer, 'printer', ['kiosks', index, 'printer'])
    expectDevice(kiosk.scanner, 'scanner', ['kiosks', index, 'scanner'])
    expectDevice(kiosk.idReader, 'id-reader', ['kiosks', index, 'idReader'])
  })
}

function expectClerks(config: HallConfig, items: readonly ServiceItem[], expect: Expect): void {
  const clerks = new Set(config.clerks.map((clerk) => clerk.workNo))
  config.windows.forEach(({ staffedBy }, index) => {
    const known = staffedBy === undefined || clerks.has(staffedBy)
    expect(known, ['windows', index, 'staffedBy'], `there is no clerk ${staffedBy}`)
  })
  const skills = new Set(config.clerks.flatMap((clerk) => clerk.skills))
  for (const { code, skill } of items) {
    // Without clerks of its own a hall cannot say what they can do.
    const someoneCan = skill === undefined || config.clerks.length === 0 || skills.has(skill)
    expect(someoneCan, ['clerks'], `${code} asks for ${skill}, and no clerk has that among their skills`)
  }
  config.clerks.forEach((clerk, index) => {
    const clear = !clerk.pin.startsWith('scrypt:')
    const sentence = 'a PIN in the clear is for emulated halls only; `guitai config pin` makes its digest'
    expect(config.emulated || !clear, ['clerks', index, 'pin'], sentence)
  })
}

const withArticle = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
