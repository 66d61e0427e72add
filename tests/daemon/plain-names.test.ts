/** What a kiosk is told so that people find their business by the words they know. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { catalogueViewSchema, type ItemView } from '../../device-daemon/wire/item-view.ts'
import { dataFolder } from '../kit/daemon-process.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const data = dataFolder()
let daemon: TestDaemon
afterEach(() => daemon.remove())
afterAll(data.remove)

const catalogueOf = async () => catalogueViewSchema.parse((await daemon.call('GET', '/api/catalogue', kiosk)).body)
const itemOf = async (code: string): Promise<ItemView | undefined> => (await catalogueOf()).items.find((item) => item.code === code)

/** The township's catalogue with GA-01 said differently. */
async function startWith(change: (item: Record<string, unknown>) => void): Promise<void> {
  const value = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../config/catalogue/township.json'), 'utf8'))
  change(value.items[0])
  const catalogue = join(data.path, 'catalogue.json')
  writeFileSync(catalogue, JSON.stringify(value))
  daemon = await TestDaemon.start({ change: (config) => (config.catalogue = catalogue) })
}

describe('The catalogue as a kiosk has it', () => {
  it('says every item in plain words and in initials', async () => {
    daemon = await TestDaemon.start()
    expect(await itemOf('MZ-02')).toMatchObject({
      name: '高龄津贴申领',
      plainName: '领高龄补贴',
      plainNameEn: 'Old-age allowance',
      hint: '给高龄老人的津贴',
      hintEn: 'For people of great age',
      initials: ['LGLBT', 'GLJTSL'],
    })
    const { items } = await catalogueOf()
    for (const { code, initials } of items) {
      expect(initials, code).toHaveLength(2)
      for (const one of initials) expect(one, code).toMatch(/^[A-Z0-9]{2,}$/)
    }
  })

  it('has the official name, one set of initials and no hint where nothing is said in plain words', async () => {
    await startWith((item) => ['plainName', 'plainNameEn', 'hint', 'hintEn'].forEach((key) => delete item[key]))
    const item = await itemOf('GA-01')
    expect(item).toMatchObject({ plainName: '居民身份证申领、换领、补领', plainNameEn: item?.nameEn, hint: null, hintEn: null, initials: ['JMSFZSLHLBL'] })
  })

  it('has no empty initials for a name of signs only', async () => {
    await startWith((item) => (item['plainName'] = '——'))
    expect((await itemOf('GA-01'))?.initials).toEqual(['JMSFZSLHLBL'])
  })
})

describe('The queues as a page has them', () => {
  it('have their hints, and null where nothing is said', async () => {
    daemon = await TestDaemon.start({ change: (config) => (delete config.queues[1].hint, delete config.queues[1].hintEn) })
    const { queues } = (await daemon.page(kiosk)).view()
    expect(queues[4]).toMatchObject({ prefix: 'E', hint: '高龄补贴、低保、残疾人补贴、临时救助', hintEn: 'Old-age allowance, dibao, disability subsidies, relief' })
    expect(queues[1]).toEqual({ prefix: 'B', name: '社保医保', nameEn: 'Social and medical insurance', hint: null, hintEn: null, output: false })
    const { body } = await daemon.call('GET', '/api/queue', kiosk)
    expect(body.queues[4]).toMatchObject({ prefix: 'E', hint: queues[4]?.hint, waiting: 0 })
  })
})

describe('What is asked for today', () => {
  const asked = async () => (await daemon.page(kiosk)).view().asked

  it('is in a kiosk’s view, those served long ago too, when it comes and while it listens', async () => {
    daemon = await TestDaemon.start()
    const page = await daemon.page(kiosk)
    for (let nth = 0; nth < 12; nth++) await daemon.serve(1, 'MZ-02')
    await daemon.take('RS-01')
    await daemon.turns()
    expect(await asked()).toEqual({ 'MZ-02': 12, 'RS-01': 1 })
    expect(page.view().asked).toEqual({ 'MZ-02': 12, 'RS-01': 1 })
    expect(page.view().tickets.length).toBeLessThan(13)
  })

  it('is counted on after a restart', async () => {
    daemon = await TestDaemon.start()
    for (const item of ['MZ-02', 'RS-01', 'MZ-02']) await daemon.take(item)
    const { folder, clock } = daemon
    await daemon.stop()
    daemon = await TestDaemon.start({ folder, clock })
    expect(await asked()).toEqual({ 'MZ-02': 2, 'RS-01': 1 })
    await daemon.take('MZ-02')
    expect(await asked()).toEqual({ 'MZ-02': 3, 'RS-01': 1 })
  })

  it('begins anew at midnight, for a page that stays open as well', async () => {
    daemon = await TestDaemon.start()
    await daemon.take('MZ-02')
    const page = await daemon.page(kiosk)
    expect(page.view().asked).toEqual({ 'MZ-02': 1 })
    await daemon.clock.jump(15 * 3600_000 + 60_000)
    expect(page.view().businessDate).toBe('2026-11-25')
    expect(page.view().asked).toEqual({})
    expect(await asked()).toEqual({})
  })
})
