/** Pages made for 华视's local service, with the requests and the patterns that they were written with. */
import { afterEach, expect, it } from 'vitest'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import type { TestDaemon } from '../kit/test-daemon.ts'
import { ask, basis, givenFacts, lay, reader, signIn, startWith } from './page.ts'

let daemon: TestDaemon
afterEach(() => daemon.remove())

const start = async (more: object = {}) => {
  daemon = await startWith([{ shape: 'cvr', ...more }])
  await daemon.clock.wind(2000)
  await signIn(daemon)
}
const get = async (path: string) => (await ask(daemon, path)).text
/** Such a page reads no JSON. */
const field = (text: string, name: string) => new RegExp(`"${name}" : "(.*?)"`).exec(text)?.[1]
const flag = (text: string) => /"resultFlag" : (.*)/.exec(text)?.[1]
const outcome = (text: string) => [flag(text), field(text, 'errorMsg')]
const failed = ['-11', '读卡失败，请重新放卡']

it.each([
  ['/OpenDevice', '打开成功'],
  ['/OpenDevice&t=0.8444218515250482', '打开成功'],
  ['/openDevice', '打开成功'],
  ['/CloseDevice', '关闭成功'],
  ['/CloseDevice&t=0.13', '关闭成功'],
])('%s: %s', async (path, message) => {
  await start()
  const answer = await ask(daemon, path)
  expect([answer.status, ...outcome(answer.text)]).toEqual([200, '0', message])
  expect(JSON.parse(answer.text)).toEqual({ errorMsg: message, resultFlag: 0 })
})

it.each([
  ['GET', '/readcard'],
  ['GET', '/readcard&t=1764032400000'],
  ['GET', '/readCard'],
  ['GET', '/readcard?t=1764032400000'],
  // As the browser sends `&picpath="D:\1\123.bmp"&t=…`.
  ['GET', '/readcard&picpath=%22D:/1/123.bmp%22&t=0.5'],
  ['POST', '/readCard'],
])('%s %s reads the card, masked', async (method, path) => {
  await start()
  await lay(daemon)
  const { status, text } = await ask(daemon, path, { method })
  expect(status).toBe(200)
  expect([...outcome(text), field(text, 'partyName'), field(text, 'certNumber')]).toEqual(['0', '读卡成功', '张*', '1101**********002X'])
  const { bornDay, certAddress, certOrg, effDate, expDate, gender, nation, nationCode, identityPic } = JSON.parse(text)
  expect([bornDay, certAddress, certOrg, effDate, expDate, gender, nation, nationCode, identityPic].join('')).toBe('')
})

it('other paths, and other words behind these, are nothing', async () => {
  await start()
  for (const path of ['/', '/readcards', '/readcard/1', '/OpenDevices', '/ZKIDROnline/info']) expect((await ask(daemon, path)).status, path).toBe(404)
})

it('where the configuration says full, it is the whole card, without a photo that nobody decodes', async () => {
  await start({ fields: 'full' })
  await lay(daemon)
  expect(JSON.parse(await get('/readcard'))).toEqual({
    bornDay: '19491231',
    certAddress: '北京市朝阳区某某街道1号',
    certNumber: '11010519491231002X',
    certOrg: '北京市公安局朝阳分局',
    certType: ' ',
    effDate: '20200101',
    errorMsg: '读卡成功',
    expDate: '长期',
    gender: '男',
    identityPic: '',
    nation: '汉',
    nationCode: '01',
    partyName: '张三',
    resultFlag: 0,
  })
  const [fact] = await givenFacts(daemon)
  expect(fact).toMatchObject({ window: 1, actor: 'service:cvr', data: { shape: 'cvr', fields: 'full', photo: false, basis } })
})

it('a page that asks twice a second gets each card once, and the journal has a fact a card', async () => {
  await start()
  const answers: string[] = []
  const poll = async (times: number) => {
    for (let nth = 0; nth < times; nth++) {
      answers.push((await get(`/readcard&t=${daemon.clock.now()}`)))
      await daemon.clock.wind(500)
    }
  }
  await poll(6)
  await lay(daemon)
  await poll(6)
  await daemon.gesture(reader, { type: 'lift' })
  await daemon.clock.wind(1000)
  await poll(2)
  await lay(daemon)
  await poll(3)
  const read = answers.flatMap((text, at) => (flag(text) === '0' ? [at] : []))
  expect(read).toEqual([6, 14])
  for (const [at, text] of answers.entries()) if (!read.includes(at)) expect([...outcome(text), field(text, 'certNumber')]).toEqual([...failed, ''])
  expect(await givenFacts(daemon)).toHaveLength(2)
})

it('two pages at once: one of them gets it, and there is one fact', async () => {
  await start()
  await lay(daemon)
  const answers = await Promise.all(Array.from({ length: 8 }, () => get('/readcard')))
  expect(answers.filter((text) => flag(text) === '0')).toHaveLength(1)
  expect(await givenFacts(daemon)).toHaveLength(1)
})

it('while nobody is signed in, nothing is read; what was laid before somebody came is nobody’s', async () => {
  daemon = await startWith([{ shape: 'cvr' }])
  await daemon.clock.wind(2000)
  await lay(daemon)
  expect(outcome(await get('/readcard'))).toEqual(['-4', '窗口没有人员登录'])
  await signIn(daemon)
  expect(outcome(await get('/readcard'))).toEqual(failed)
  expect(await givenFacts(daemon)).toEqual([])
})

it('a reader without its cable is a port that cannot be opened, one that is mute is a time that ran out', async () => {
  await start()
  await daemon.gesture(reader, { type: 'cable', cable: 'out' })
  await daemon.clock.wind(3000)
  for (const path of ['/OpenDevice', '/readcard']) expect(outcome(await get(path)), path).toEqual(['-1', '端口打开失败'])
  await daemon.gesture(reader, { type: 'cable', cable: 'in' })
  await daemon.gesture(reader, { type: 'fault', fault: 'silence' })
  await daemon.clock.wind(20_000)
  for (const path of ['/OpenDevice', '/readcard']) expect(outcome(await get(path)), path).toEqual(['-2', '读卡器无应答，超时'])
})

it('the card of a visit that is over is given to nobody', async () => {
  await start()
  await daemon.take()
  for (const step of ['call-next', 'start']) await daemon.step(1, step)
  await lay(daemon)
  await daemon.step(1, 'finish')
  expect(outcome(await get('/readcard'))).toEqual(failed)
})

it.each([
  ['hmt-residence', 'J'],
  ['foreigner-2017', 'I'],
  ['foreigner-2023', 'Y'],
])('a card of the kind %s is of the type %s, and its holder’s name is as on it', async (specimen, type) => {
  await start({ fields: 'full' })
  await lay(daemon, specimen)
  const { card } = specimens.find((one) => one.specimen === specimen) ?? {}
  expect(JSON.parse(await get('/readcard'))).toMatchObject({ certType: type, partyName: card?.name, certNumber: card?.number, resultFlag: 0 })
})
