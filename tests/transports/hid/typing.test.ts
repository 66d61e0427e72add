import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { typesIntoPages } from '../../../device-daemon/transports/hid/typing.ts'
import { hidBox } from './hid-box.ts'

let box: ReturnType<typeof hidBox>
beforeEach(() => {
  box = hidBox()
  box.plug('hidraw0')
})
afterEach(() => box.remove())

const types = () => typesIntoPages({ node: '/dev/hidraw0' }, { ...box.roots, run: join(box.roots.dev, 'run') })
function input(name: string, event: string, dev: string): void {
  const folder = join(box.roots.sys, 'class/hidraw/hidraw0/device/input', name, event)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'dev'), `${dev}\n`)
}
function udev(dev: string, ...lines: string[]): void {
  const folder = join(box.roots.dev, 'run/udev/data')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `c${dev}`), lines.map((line) => `${line}\n`).join(''))
}

describe('What a keyboard types', () => {
  it('reaches the page in front unless udev has marked all its nodes', async () => {
    input('input3', 'event5', '13:69')
    expect(await types()).toBe(true)
    udev('13:69', 'E:ID_INPUT=1')
    expect(await types()).toBe(true)
    udev('13:69', 'E:ID_INPUT=1', 'E:LIBINPUT_IGNORE_DEVICE=1')
    expect(await types()).toBe(false)
    input('input4', 'event6', '13:70')
    expect(await types()).toBe(true)
    udev('13:70', 'E:LIBINPUT_IGNORE_DEVICE=0')
    expect(await types()).toBe(true)
  })

  it('comes out of no node of an input that is inhibited', async () => {
    input('input3', 'event5', '13:69')
    const inhibit = (name: string, value: string) => writeFileSync(join(box.roots.sys, 'class/hidraw/hidraw0/device/input', name, 'inhibited'), `${value}\n`)
    inhibit('input3', '0')
    expect(await types()).toBe(true)
    inhibit('input3', '1')
    expect(await types()).toBe(false)
    // A scanner's second interface, of which the rule says nothing.
    input('input4', 'event6', '13:70')
    expect(await types()).toBe(true)
    inhibit('input4', '1')
    expect(await types()).toBe(false)
  })

  it('reaches nobody where the kernel has no input node for it', async () => {
    expect(await types()).toBe(false)
  })
})
