/** Pages made for ZKIDROnline. They repair its JSON as text, each in its own way, and then read it. */
import { afterEach, expect, it } from 'vitest'
import type { TestDaemon } from '../kit/test-daemon.ts'
import { ask, givenFacts, lay, reader, signIn, startWith } from './page.ts'

let daemon: TestDaemon
afterEach(() => daemon.remove())

const start = async (more: object = {}) => {
  daemon = await startWith([{ shape: 'zkidr', ...more }])
  await daemon.clock.wind(2000)
  await signIn(daemon)
}
const scan = '/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4&REPEAT=1&common=1&random=4711'
const repairs: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\\/g, '/'),
  (text) => text.replace(/\\/g, '\\\\'),
  (text) => text.replace(/"CardType": "/g, ',"CardType": "').replace(/\\/g, '/'),
  (text) => text.replace(/[\t\n\r\s]/g, '').replace(/\\/g, '/'),
]

it.each([
  scan,
  '/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4&REPEAT=1&READTYPE=1',
  '/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4',
  '/ZKIDROnline/ScanReadIdCardInfo?&OP-DEV=1&CMD-URL=4&common=1&random=150',
])('%s: the card, whichever way the page repairs the answer', async (path) => {
  await start()
  await lay(daemon)
  const { status, text } = await ask(daemon, path)
  expect([status, text.includes('\\')]).toEqual([200, false])
  for (const repair of repairs) {
    const { ret, Certificate } = JSON.parse(repair(text))
    expect([ret, Certificate.Name, Certificate.IDNumber, Certificate.Address, Certificate.Base64Photo]).toEqual([0, '张*', '1101**********002X', '', ''])
  }
})

it.each([
  ['plain', '19491231', '20200101'],
  ['dotted', '1949.12.31', '2020.01.01'],
])('in full, with %s dates', async (dates, birth, issued) => {
  await start({ fields: 'full', dates })
  await lay(daemon)
  expect(JSON.parse((await ask(daemon, scan)).text)).toEqual({
    ret: 0,
    Certificate: { Name: '张三', Sex: '男', Nation: '汉', Birthday: birth, Address: '北京市朝阳区某某街道1号', IDNumber: '11010519491231002X', IDIssued: '北京市公安局朝阳分局', IssuedData: issued, ValidDate: '长期', Base64Photo: '' },
  })
})

it('where somebody lives is where they moved to', async () => {
  await start({ fields: 'full' })
  await lay(daemon, 'moved')
  await daemon.clock.wind(2000)
  expect(JSON.parse((await ask(daemon, scan)).text).Certificate.Address).toBe('上海市黄浦区某某路2号')
})

it.each(['/ZKIDROnline/info', '/ZKIDROnline/info?0.5'])('%s: it is there, and newer than any page wants', async (path) => {
  await start()
  const { ret, data } = JSON.parse((await ask(daemon, path)).text)
  expect(ret).toBe(0)
  expect(Number(data.server_version.split('.')[0])).toBeGreaterThan(3)
})

it('has a code for each way in which there is no card', async () => {
  daemon = await startWith([{ shape: 'zkidr' }])
  await daemon.clock.wind(2000)
  const ret = async () => JSON.parse((await ask(daemon, scan)).text).ret
  expect(await ret()).toBe(30)
  await signIn(daemon)
  expect(await ret()).toBe(10)
  await lay(daemon)
  expect([await ret(), await ret()]).toEqual([0, 10])
  await daemon.gesture(reader, { type: 'lift' })
  await daemon.clock.wind(1000)
  await daemon.gesture(reader, { type: 'lift-early' })
  await lay(daemon)
  await daemon.clock.wind(3000)
  expect(await ret()).toBe(11)
  await daemon.gesture(reader, { type: 'fault', fault: 'silence' })
  await daemon.clock.wind(20_000)
  expect(await ret()).toBe(2)
  await daemon.gesture(reader, { type: 'cable', cable: 'out' })
  await daemon.clock.wind(3000)
  expect(await ret()).toBe(1)
  expect(await givenFacts(daemon)).toHaveLength(1)
})
