/** The unit starts what `npm start` starts, and may write where it is told to. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const unit = readFileSync(resolve(root, 'systemd/guitai.service'), 'utf8')
const valuesOf = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')
const flagsIn = (command: string) => command.split(' ').filter((word) => word.startsWith('--'))

it('the unit runs the daemon with the flags of `npm start`', () => {
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
  expect(flagsIn(valuesOf('ExecStart')[0] ?? '')).toEqual(flagsIn(scripts.start))
})

it('the folders of the unit’s environment are its own to write to', () => {
  const environment = Object.fromEntries(valuesOf('Environment').flatMap((line) => line.split(' ')).map((pair) => pair.split('=')))
  expect(environment.GUITAI_DATA).toBe(`/var/lib/${valuesOf('StateDirectory')[0]}`)
  expect(environment.NODE_COMPILE_CACHE).toBe(`/var/cache/${valuesOf('CacheDirectory')[0]}`)
})
