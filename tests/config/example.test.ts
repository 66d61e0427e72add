/** The example shows every setting there is, and none that there is not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadHall } from '../../config/load.ts'
import { hallSchema } from '../../config/schema.ts'
import { drivers } from '../../drivers/index.ts'
import type { Broken } from './broken.ts'

const file = resolve(import.meta.dirname, '../../config/halls/example.yaml')
const text = readFileSync(file, 'utf8')
/** With the settings that are switched off. */
const whole: Broken = parse(text.replace(/^( *)#(?=[^ \n])/gm, '$1'))

const folder = resolve(import.meta.dirname, '../../config/pads')
const pads = readdirSync(folder).map((name) => parse(readFileSync(join(folder, name), 'utf8')))

type Json = z.core.JSONSchema.JSONSchema

/** `devices[].path`: every setting of a schema, each union's members together. */
function settingsOf(schema: Json, at = ''): string[] {
  const members = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as Json[]
  const properties = Object.entries(schema.properties ?? {}) as [string, Json][]
  return [
    ...members.flatMap((member) => settingsOf(member, at)),
    ...properties.flatMap(([key, part]) => [`${at}.${key}`, ...settingsOf(part, `${at}.${key}`)]),
    ...(typeof schema.items === 'object' && !Array.isArray(schema.items) ? settingsOf(schema.items as Json, `${at}[]`) : []),
  ]
}
const settingsOfSchema = (schema: z.ZodType) => new Set(settingsOf(z.toJSONSchema(schema, { io: 'input' })))

/** The same of a value; `settings` of a device are left to its driver. */
function keysOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => keysOf(part, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [`${at}.${key}`, ...(key === 'settings' ? [] : keysOf(part, `${at}.${key}`))])
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe('The example', () => {
  it('has every setting of a hall, and no other', () => {
    expect(sorted(keysOf(whole))).toEqual(sorted(settingsOfSchema(hallSchema)))
    expect(settingsOfSchema(hallSchema).size).toBeGreaterThan(60)
  })

  it.each(drivers.map(({ id, settings }) => [id, settings] as const))('has every setting of %s, and no other', (id, schema) => {
    const used = whole.devices.filter((device: Broken) => device.driver === id)
    // The names under `levels` are a pad's keys, not settings.
    const keys = used.flatMap((device: Broken) => keysOf(device.settings)).filter((key: string) => !key.startsWith('.levels.'))
    // A profile stands in a file of its own; the four of config/pads together have every setting of one.
    for (const pad of id === 'rating-pad/framed' ? pads : []) keys.push(...keysOf({ profile: pad }))
    const settings = [...settingsOfSchema(schema)].filter((key) => !key.startsWith('.levels.'))
    expect(settings.length).toBeGreaterThan(0)
    expect(sorted(keys)).toEqual(sorted(settings))
  })

  it('has every transport', () => {
    expect(sorted(whole.devices.map((device: Broken) => device.transport))).toEqual(['emulated', 'hid', 'line', 'serial', 'tcp', 'usblp'])
  })

  it('says of every setting, above its first line or above its entry, what it is', () => {
    const lines = text.split('\n')
    const heads = lines.flatMap((line, index) => (/^ *#?(host|port|certificate|key|hours|dailyQuota|seconds|widthDots|pollMs|address|echo|trigger):/.test(line) ? [lines[index - 1] ?? ''] : []))
    expect(heads.length).toBeGreaterThan(10)
    for (const head of heads) expect(head).toMatch(/^ *# /)
  })

  it('loads as it is, as a real hall whose PINs are digests', () => {
    const { config } = loadHall(file)
    expect(config.emulated).toBe(false)
    for (const { pin } of config.clerks) expect(pin).toMatch(/^scrypt:/)
  })
})
