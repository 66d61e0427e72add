/** What a page is told of each window's name. */
import { afterEach, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
afterEach(() => daemon.remove())

it('A page is told each window’s English name, or that it has none', async () => {
  daemon = await TestDaemon.start({ change: (config) => void delete config.windows[1].nameEn })
  const { windows } = (await daemon.page({ role: 'clerk', window: 1, clerk: '1001' })).view()
  expect(windows.map(({ name, nameEn }) => [name, nameEn])).toEqual([['综合窗口', 'General window'], ['综合出件', null]])
})
