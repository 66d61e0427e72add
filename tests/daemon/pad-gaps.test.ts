/** What a window's page is told of the levels that its pad has no key for. */
import { afterEach, describe, expect, it } from 'vitest'
import { type ConfigChange, TestDaemon } from '../kit/test-daemon.ts'

const daemons: TestDaemon[] = []
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

/** What the page of a clerk at window 1 sees of each window. */
async function gapsWith(change: ConfigChange) {
  const daemon = await TestDaemon.start({ change })
  daemons.push(daemon)
  const { windows } = (await daemon.page({ role: 'clerk', window: 1, clerk: '1001' })).view()
  return new Map(windows.map(({ number, padGaps }) => [number, padGaps]))
}

describe('A window’s page', () => {
  it('is told what a pad of three keys cannot express, in the order of the levels', async () => {
    const gaps = await gapsWith((config) => {
      const pad = config.devices.find(({ id }: { id: string }) => id === 'window-1/pad')
      pad.settings.keys = [pad.settings.keys[0], pad.settings.keys[1], pad.settings.keys[2]]
    })
    expect(gaps.get(1)).toEqual(['dissatisfied', 'very_dissatisfied'])
  })

  it('is told nothing of a pad with five keys, and each window of its own pad', async () => {
    expect(await gapsWith(() => undefined)).toEqual(new Map([[1, []], [2, ['very_dissatisfied']]]))
  })

  it('is told nothing where there is no pad', async () => {
    const gaps = await gapsWith((config) => {
      delete config.windows[0].pad
      config.devices = config.devices.filter(({ id }: { id: string }) => id !== 'window-1/pad')
    })
    expect(gaps).toEqual(new Map([[1, []], [2, ['very_dissatisfied']]]))
  })
})
