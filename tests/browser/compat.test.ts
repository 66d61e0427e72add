/** Pages made for makers' card readers ask in real Chromium, in their own words, and read what they are told. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lay, reader, signIn, startWith } from '../compat/page.ts'
import { launchChromium } from '../kit/chromium.ts'
import type { TestDaemon } from '../kit/test-daemon.ts'

const servers: Server[] = []
let daemon: TestDaemon
let browser: Browser
let named: string
let unnamed: string

async function office(): Promise<string> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>old</title>'))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  named = await office()
  unnamed = await office()
  daemon = await startWith([
    { shape: 'cvr', origins: [named] },
    { shape: 'zkidr', origins: [named] },
  ])
  await daemon.clock.wind(2000)
  await signIn(daemon)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers) server.close()
  await daemon?.remove()
})

/** As such pages do: no library, and the answer as text. */
async function ask(origin: string, url: string, headers: Record<string, string> = {}): Promise<string> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(origin)
  const text = await page.evaluate(
    `new Promise((done) => {
      const xml = new XMLHttpRequest()
      xml.open('GET', ${JSON.stringify(url)}, true)
      for (const [name, value] of Object.entries(${JSON.stringify(headers)})) xml.setRequestHeader(name, value)
      xml.onload = () => done(xml.responseText)
      xml.onerror = () => done('nothing')
      xml.send()
    })`,
  )
  await page.context().close()
  return String(text)
}
const layAgain = async () => {
  await daemon.gesture(reader, { type: 'lift' })
  await daemon.clock.wind(1000)
  await lay(daemon)
}

describe('The named page', () => {
  it.each(['/readcard&t=0.77', '/readcard&picpath="D:\\1\\123.bmp"&t=0.5', '/readCard'])('reads the card with %s', async (path) => {
    await layAgain()
    expect(await ask(named, daemon.compat() + path)).toMatch(/"certNumber" : "1101\*{10}002X",\n/)
  })

  it('reads it as ZKIDROnline’s, and with a header of its own, for which the browser asks beforehand', async () => {
    await layAgain()
    const text = await ask(named, `${daemon.compat(1)}/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4&REPEAT=1&common=1&random=7`, { 'uc-token': 'x' })
    expect(JSON.parse(text.replace(/\\/g, '/'))).toMatchObject({ ret: 0, Certificate: { Name: '张*' } })
  })
})

it('a page that is not named reads nothing, and uses nothing up', async () => {
  await layAgain()
  expect(await ask(unnamed, `${daemon.compat()}/readcard&t=1`)).toBe('nothing')
  const page = await (await browser.newContext()).newPage()
  await page.goto(unnamed)
  await page.evaluate(`new Promise((done) => { const image = new Image(); image.onerror = done; image.src = ${JSON.stringify(`${daemon.compat()}/readcard`)} })`)
  await page.context().close()
  expect(await ask(named, `${daemon.compat()}/readcard`)).toContain('读卡成功')
})
