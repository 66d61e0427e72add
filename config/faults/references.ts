import { driverById } from '../../drivers/index.ts'
import type { Words } from '../../drivers/contract/driver.ts'
import type { DeviceKind } from '../../drivers/contract/kinds.ts'
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'
import { type HallConfig, isLoopback } from '../schema.ts'

type Expect = (good: boolean, path: PropertyKey[], sentence: Words) => void

/** Everything that names something else: is that there, and is it of the right kind. */
export function referenceFaults(config: HallConfig, items: readonly ServiceItem[]): Found[] {
  const faults: Found[] = []
  const expect: Expect = (good, path, sentence) => {
    if (!good) faults.push({ path: formatPath(path), sentence })
  }
  expectQueues(config, items, expect)
  expectDevices(config, expect)
  expectClerks(config, items, expect)
  if (config.emulated) expect(isLoopback(config.listen.host), ['emulated'], words('an emulated hall listens on loopback only', '模拟大厅只能监听本机地址'))
  expectOrigins(config, expect)
  const codes = new Set(items.map((item) => item.code))
  config.appointments.forEach((appointment, index) => {
    expect(codes.has(appointment.item), ['appointments', index, 'item'], words(`there is no item ${appointment.item}`, `没有事项 ${appointment.item}`))
  })
  return faults
}

/** Without TLS anybody on the way can be such a page; only one of this machine comes no way. */
function expectOrigins({ embed, compat, emulated }: HallConfig, expect: Expect): void {
  const judge = (origins: readonly string[], ...at: PropertyKey[]) =>
    origins.forEach((origin, index) => {
      const { protocol, hostname } = new URL(origin)
      const isSafe = protocol === 'https:' || emulated || isLoopback(hostname.replace(/^\[|\]$/g, ''))
      expect(isSafe, [...at, 'origins', index], words(`${origin} is not https; http is for pages of this machine and for emulated halls`, `${origin} 不是 https；http 只用于本机的网页和模拟大厅`))
    })
  judge(embed.origins, 'embed')
  for (const [index, { origins }] of compat.services.entries()) judge(origins, 'compat', 'services', index)
}

function expectQueues(config: HallConfig, items: readonly ServiceItem[], expect: Expect): void {
  const prefixes = new Set(config.queues.map((queue) => queue.prefix))
  const outputs = config.queues.filter(({ output }) => output)
  expect(outputs.length < 2, ['queues'], words(`one queue at most is for what was made; there are ${outputs.length}`, `出件队列（output）最多一个，现在有 ${outputs.length} 个`))
  for (const { code, queue } of items) expect(outputs[0]?.prefix !== queue, ['catalogue'], words(`${code}: nobody takes a number for queue ${queue}`, `${code}：队列 ${queue} 不取号`))
  config.windows.forEach((window, index) => {
    for (const [at, prefix] of window.queues.entries()) {
      expect(prefixes.has(prefix), ['windows', index, 'queues', at], words(`there is no queue ${prefix}`, `没有队列 ${prefix}`))
    }
    for (const [at, prefix] of window.helpsWith.entries()) {
      expect(prefixes.has(prefix), ['windows', index, 'helpsWith', at], words(`there is no queue ${prefix}`, `没有队列 ${prefix}`))
      expect(
        !window.queues.includes(prefix),
        ['windows', index, 'helpsWith', at],
        words(`${prefix} is among this window's own queues`, `${prefix} 已是本窗口自己的队列`),
      )
    }
  })
  const limited = config.queues.filter(({ perPerson }) => perPerson !== null).map(({ prefix }) => prefix)
  config.kiosks.forEach(({ idReader }, index) => {
    expect(idReader !== undefined || limited.length === 0, ['kiosks', index], words(`queue ${limited[0]} counts by person, and this kiosk has no idReader: nobody could take a number for it here`, `队列 ${limited[0]} 按人限号，而这台自助机没有 idReader：在这里取不了它的号`))
  })
  for (const item of items) expect(prefixes.has(item.queue), ['catalogue'], words(`${item.code}: there is no queue ${item.queue}`, `${item.code}：没有队列 ${item.queue}`))
}

function expectDevices(config: HallConfig, expect: Expect): void {
  const expectDevice = (id: string | undefined, kind: DeviceKind, path: PropertyKey[]) => {
    if (id === undefined) return
    const device = config.devices.find((one) => one.id === id)
    expect(device !== undefined, path, words(`there is no device ${id}`, `没有设备 ${id}`))
    const found = device && driverById(device.driver)?.kind
    if (found) expect(found === kind, path, words(`${id} is ${withArticle(found)}, not ${withArticle(kind)}`, `${id} 是${kindWords[found]}，不是${kindWords[kind]}`))
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
    expect(known, ['windows', index, 'staffedBy'], words(`there is no clerk ${staffedBy}`, `没有工号 ${staffedBy} 的工作人员`))
  })
  const skills = new Set(config.clerks.flatMap((clerk) => clerk.skills))
  for (const { code, skill } of items) {
    // Without clerks of its own a hall cannot say what they can do.
    const someoneCan = skill === undefined || config.clerks.length === 0 || skills.has(skill)
    expect(someoneCan, ['clerks'], words(`${code} asks for ${skill}, and no clerk has that among their skills`, `${code} 需要技能 ${skill}，但没有工作人员的 skills 里有它`))
  }
  config.clerks.forEach((clerk, index) => {
    const clear = !clerk.pin.startsWith('scrypt:')
    const sentence = words('a PIN in the clear is for emulated halls only; `guitai config pin` makes its digest', '明文 PIN 只用于模拟大厅；用命令 `guitai config pin` 生成摘要')
    expect(config.emulated || !clear, ['clerks', index, 'pin'], sentence)
  })
}

const withArticle = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`

const kindWords: Readonly<Record<DeviceKind, string>> = {
  'printer': '打印机',
  'rating-pad': '评价器',
  'id-reader': '身份证阅读器',
  'scanner': '扫描器',
  'caller': '叫号器',
  'display': '窗口屏',
}
