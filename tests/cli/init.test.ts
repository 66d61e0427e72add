/** The first file of a hall: a few answers, and it loads. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadHall } from '../../config/load.ts'
import { proposals } from '../../device-daemon/cli/init-ports.ts'
import { dataFolder, runGuitai } from '../kit/daemon-process.ts'

const folders: ReturnType<typeof dataFolder>[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})
const folder = () => {
  const made = dataFolder()
  folders.push(made)
  return made.path
}
const answers = (...lines: string[]) => `${lines.join('\n')}\n`
const line = '/dev/serial/by-path/pci-0000:00:14.0-usb-0:9:1.0'

describe('guitai init', () => {
  it('writes what was answered, and the file loads as a real hall', async () => {
    const file = join(folder(), 'new', 'hall.yaml')
    const { code, out } = await runGuitai(['init', file], {}, answers('510921105', '"石桥"村: 便民服务站', 'Shiqiao: #1 "Station"', 'village', '3', 'yes', line))
    expect(code).toBe(0)
    expect(out).toContain(`GUITAI_CONFIG=${file} npx guitai config check`)
    const { config, items } = loadHall(file)
    expect(config.site).toMatchObject({ code: '510921105', name: '"石桥"村: 便民服务站', nameEn: 'Shiqiao: #1 "Station"', tier: 'village' })
    expect(config.windows.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(config.kiosks).toEqual([{ number: 1, printer: 'kiosk-1/printer', reading: 'when-asked' }])
    expect(config.devices).toEqual([{ id: 'kiosk-1/printer', driver: 'printer/esc-pos', transport: 'serial', path: line, settings: {} }])
    expect(config.emulated).toBe(false)
    expect(items).toHaveLength(32)
  })

  it('asks again after a wrong answer, and an empty one is the default', async () => {
    const file = join(folder(), 'hall.yaml')
    const { code, out } = await runGuitai(['init', file], {}, answers('石桥', '510921105', '', '', 'moon', 'city', 'none', '0', '1', 'perhaps', 'no'))
    expect(code).toBe(0)
    expect(out.match(/Again, please: it /g)).toHaveLength(5)
    expect(out).toContain('Again, please: it must be one of city, township, village, not "moon".')
    const { config } = loadHall(file)
    expect(config.site).toMatchObject({ code: '510921105', name: '便民服务中心', tier: 'city' })
    expect([config.windows.length, config.devices.length, config.kiosks]).toEqual([1, 0, [{ number: 1, reading: 'when-asked' }]])
  })

  it('with --yes asks nothing', async () => {
    const file = join(folder(), 'hall.yaml')
    const { code, out } = await runGuitai(['init', '--yes', file])
    expect([code, out.includes('?')]).toEqual([0, false])
    expect(loadHall(file).config.windows).toHaveLength(2)
  })

  it('ends while the terminal is still open', async () => {
    const file = join(folder(), 'hall.yaml')
    const guitai = resolve(import.meta.dirname, '../../device-daemon/cli/guitai.mjs')
    const child = spawn(process.execPath, [guitai, 'init', file], { stdio: ['pipe', 'ignore', 'inherit'] })
    child.stdin.write(answers('1', '', '', '', '', 'no'))
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('what is switched off in the file is good YAML when it is switched on', async () => {
    const file = join(folder(), 'hall.yaml')
    for (const printer of ['no', 'yes']) {
      await runGuitai(['init', join(file, '..', printer)], {}, answers('1', '', '', '', '2', printer, line))
      const text = readFileSync(join(file, '..', printer), 'utf8')
      const whole = parse(text.replace(/^( *)#(?=[^ \n])/gm, '$1'))
      expect(whole.clerks).toHaveLength(1)
      expect(whole.windows[1]).toMatchObject({ pad: 'window-2/pad', idReader: 'window-2/id-reader' })
      expect(whole.devices.at(-1)).toMatchObject({ id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'serial' })
    }
  })

  it('overwrites nothing', async () => {
    const file = join(folder(), 'hall.yaml')
    writeFileSync(file, 'mine')
    const { code, err } = await runGuitai(['init', file, '--yes'])
    expect([code, readFileSync(file, 'utf8')]).toEqual([2, 'mine'])
    expect(err).toContain(`${file} is there already and is not overwritten.`)
  })

  it('writes nothing when the answers end early', async () => {
    const file = join(folder(), 'hall.yaml')
    const { code, err } = await runGuitai(['init', file], {}, answers('510921105', ''))
    expect([code, existsSync(file)]).toEqual([2, false])
    expect(err.trim().split('\n').at(-1)).toBe('A question was left without an answer; nothing was written. --yes takes the defaults.')
  })

  it.each([[['init']], [['init', 'a', 'b']], [['init', '--no']]])('%j is wrong use', async (words) => {
    const { code, err } = await runGuitai(words)
    expect([code, err.trim()]).toEqual([2, 'guitai init FILE [--yes]'])
  })
})

describe('The lines that are proposed', () => {
  it('are links by path first, one a port, then ports that have none', () => {
    const box = folder()
    const [usb, serial] = [join(box, 'ttyUSB0'), join(box, 'ttyS0')]
    const links = join(box, 'by-path')
    mkdirSync(links)
    for (const port of [usb, serial]) writeFileSync(port, '')
    symlinkSync(usb, join(links, 'pci-usb-0:1'))
    symlinkSync(usb, join(links, 'pci-usbv2-0:1'))
    symlinkSync(join(box, 'gone'), join(links, 'pci-usb-0:2'))
    const seen = [{ path: serial, about: '' }, { path: usb, about: 'FTDI 0403:6001' }]
    expect(proposals(seen, links)).toEqual([
      { path: join(links, 'pci-usb-0:1'), about: `${usb} FTDI 0403:6001` },
      { path: serial, about: '' },
    ])
    expect(proposals(seen, join(box, 'none'))).toEqual(seen)
  })
})
