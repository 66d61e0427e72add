/** Reads a hall's files and says in sentences what is wrong with them. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { DeviceKind } from '../drivers/contract/kinds.ts'
import { driverById, drivers } from '../drivers/index.ts'
import { catalogueSchema, type DeviceConfig, type HallConfig, hallSchema, isLoopback, type ServiceItem } from './schema.ts'

export interface Hall {
  readonly config: HallConfig
  readonly items: readonly ServiceItem[]
  /** Absolute path of the hall's file; other paths in it are relative to its folder. */
  readonly file: string
}

/** One thing wrong: where, and a sentence. `path` is empty where it concerns the whole file. */
export interface Fault {
  readonly file: string
  readonly path: string
  readonly sentence: string
}

export class ConfigError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => [fault.path, fault.sentence].filter(Boolean).join(': ')).join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** `devices[2].baudRate` */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

/** Throws ConfigError with every fault that could be found in one reading. */
export function loadHall(file: string): Hall {
  const path = resolve(file)
  const config = check(hallSchema, readYaml(path), path)
  const cataloguePath = resolve(dirname(path), config.catalogue)
  const catalogue = check(catalogueSchema, readYaml(cataloguePath), cataloguePath)
  const faults = [
    ...deviceFaults(config),
    ...referenceFaults(config, catalogue.items),
    ...repetitionFaults(config, catalogue.items),
  ].map((fault) => ({ file: path, ...fault }))
  if (faults.length > 0) throw new ConfigError(faults)
  return { config, items: catalogue.items, file: path }
}

function readYaml(path: string): unknown {
  try {
    return parseYaml(readFileSync(path, 'utf8'), { prettyErrors: true })
  } catch (error) {
    const sentence =
      error instanceof YAMLParseError
        ? `is not valid YAML: ${error.message.split('\n')[0]}`
        : `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    throw new ConfigError([{ file: path, path: '', sentence: `${path} ${sentence}` }])
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ConfigError(issueFaults(result.error.issues, file, []))
}

function issueFaults(issues: readonly z.core.$ZodIssue[], file: string, prefix: readonly PropertyKey[]): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path]
    if (issue.code !== 'unrecognized_keys') return [{ file, path: formatPath(path), sentence: issue.message }]
    return issue.keys.map((key) => ({
      file,
      path: formatPath([...path, key]),
      sentence: 'there is no such setting',
    }))
  })
}

type Found = Omit<Fault, 'file'>

function deviceFaults(config: HallConfig): Found[] {
  return config.devices.flatMap((device, index) => {
    const at = ['devices', index]
    const driver = driverById(device.driver)
    if (driver === undefined) {
      const known = drivers.map((one) => one.id).join(', ')
      return [{ path: formatPath([...at, 'driver']), sentence: `there is no driver ${device.driver}; there are ${known}` }]
    }
    const settings = driver.settings.safeParse(device.settings)
    const wrong = settings.success ? [] : issueFaults(settings.error.issues, '', [...at, 'settings'])
    return [...transportFaults(device, driver.id, driver.transports[plug(device)] !== undefined, at), ...wrong]
  })
}

const plug = (device: DeviceConfig): 'serial' | 'tcp' | 'hid' => (device.transport === 'emulated' ? 'serial' : device.transport)

function transportFaults(device: DeviceConfig, driver: string, usable: boolean, at: PropertyKey[]): Found[] {
  if (device.transport === 'emulated' || usable) return []
  return [{ path: formatPath([...at, 'transport']), sentence: `${driver} cannot be spoken to by ${device.transport}` }]
}

function referenceFaults(config: HallConfig, items: readonly ServiceItem[]): Found[] {
  const prefixes = new Set(config.queues.map((queue) => queue.prefix))
  const clerks = new Set(config.clerks.map((clerk) => clerk.workNo))
  const codes = new Set(items.map((item) => item.code))
  const faults: Found[] = []
  const expect = (good: boolean, path: PropertyKey[], sentence: string) => {
    if (!good) faults.push({ path: formatPath(path), sentence })
  }
  const expectDevice = (id: string | undefined, kind: DeviceKind, path: PropertyKey[]) => {
    if (id === undefined) return
    const device = config.devices.find((one) => one.id === id)
    expect(device !== undefined, path, `there is no device ${id}`)
    const found = device && driverById(device.driver)?.kind
    if (found) expect(found === kind, path, `${id} is a ${found}, not a ${kind}`)
  }
  config.windows.forEach((window, index) => {
    for (const [at, prefix] of window.queues.entries()) {
      expect(prefixes.has(prefix), ['windows', index, 'queues', at], `there is no queue ${prefix}`)
    }
    expectDevice(window.pad, 'rating-pad', ['windows', index, 'pad'])
    expectDevice(window.idReader, 'id-reader', ['windows', index, 'idReader'])
    expect(
      window.staffedBy === undefined || clerks.has(window.staffedBy),
      ['windows', index, 'staffedBy'],
      `there is no clerk ${window.staffedBy}`,
    )
  })
  config.kiosks.forEach((kiosk, index) => {
    expectDevice(kiosk.printer, 'printer', ['kiosks', index, 'printer'])
    expectDevice(kiosk.scanner, 'scanner', ['kiosks', index, 'scanner'])
  })
  config.clerks.forEach((clerk, index) => {
    const clear = !clerk.pin.startsWith('scrypt:')
    expect(config.emulated || !clear, ['clerks', index, 'pin'], 'a PIN in the clear is for emulated halls only; `guitai config pin` makes its digest')
  })
  if (config.emulated) expect(isLoopback(config.listen.host), ['emulated'], 'an emulated hall listens on loopback only')
  config.appointments.forEach((appointment, index) => {
    expect(codes.has(appointment.item), ['appointments', index, 'item'], `there is no item ${appointment.item}`)
  })
  for (const item of items) expect(prefixes.has(item.queue), ['catalogue'], `${item.code}: there is no queue ${item.queue}`)
  return faults
}

function repetitionFaults(config: HallConfig, items: readonly ServiceItem[]): Found[] {
  const repeated = (list: string, key: string, values: readonly (string | number)[]): Found[] =>
    values.flatMap((value, index) =>
      values.indexOf(value) === index ? [] : [{ path: formatPath([list, index, key]), sentence: `${value} is there twice` }],
    )
  return [
    ...repeated('queues', 'prefix', config.queues.map((queue) => queue.prefix)),
    ...repeated('windows', 'number', config.windows.map((window) => window.number)),
    ...repeated('kiosks', 'number', config.kiosks.map((kiosk) => kiosk.number)),
    ...repeated('clerks', 'workNo', config.clerks.map((clerk) => clerk.workNo)),
    ...repeated('devices', 'id', config.devices.map((device) => device.id)),
    ...repeated('appointments', 'id', config.appointments.map((appointment) => appointment.id)),
    ...repeated('items', 'code', items.map((item) => item.code)),
  ]
}
