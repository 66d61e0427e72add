/** The hall's files as they are on the disk now, and what a start would say of them. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const technician = { role: 'technician' } as const
let daemon: TestDaemon
let file: string

beforeEach(async () => {
  daemon = await TestDaemon.start()
  file = join(daemon.folder, 'hall.yaml')
})
afterEach(() => daemon.stop())

const check = async () => (await daemon.call('GET', '/api/config-check', technician)).body
const change = (from: string | RegExp, to: string) => {
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replace(from, to))
  expect(readFileSync(file, 'utf8')).not.toBe(before)
}

it('are what runs, until somebody changes them', async () => {
  expect(await check()).toEqual({ changed: false, faults: [] })
  change('示范镇便民服务中心', '新名字便民服务中心')
  expect(await check()).toEqual({ changed: true, faults: [] })
})

it('with faults say each of them on a line, by the file’s name and not its folder', async () => {
  change(/^site:/m, 'colour: red\nsite:')
  expect(await check()).toEqual({ changed: true, faults: [{ file: 'hall.yaml', path: 'colour', sentence: { en: 'there is no such setting', zh: '没有这项设置' } }] })
  change('colour: red\n', '')
  change(/^catalogue: .*$/m, 'catalogue: nowhere.json')
  const { faults } = await check()
  expect(faults).toHaveLength(1)
  expect(JSON.stringify(faults)).toContain('nowhere.json')
  expect(faults[0].file).not.toContain('/')
})

it('that cannot be read are no fault of the daemon’s', async () => {
  writeFileSync(file, 'a: [')
  expect((await check()).faults).toHaveLength(1)
  rmSync(file)
  const { changed, faults } = await check()
  expect([changed, faults.length]).toEqual([true, 1])
  expect((await daemon.call('GET', '/api/queue', technician)).status).toBe(200)
})
