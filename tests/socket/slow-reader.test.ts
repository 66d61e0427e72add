import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HallOfNoise, RawPage } from './hall-of-noise.ts'

let hall: HallOfNoise
beforeEach(async () => {
  hall = await HallOfNoise.open()
})
afterEach(() => hall.close())

/** What the kernel of both ends holds of a connection at the very most, and the daemon's own part. */
const heldBytesMax = 24 * 1024 * 1024
const open = async (after = {}) => {
  const page = new RawPage(hall, hall.token({ role: 'technician' }), after)
  await page.until(() => page.heard('caught-up'))
  return page
}
const seqs = (page: RawPage) => page.told.filter(({ name }) => name === 'event').map(({ value }) => value.seq)

describe('A page that does not read', () => {
  it('is cut off, and misses nothing when it comes back with its cursor', async () => {
    const page = await open()
    page.socket.pause()
    for (let event = 0; event < 800; event++) {
      hall.happen(100_000)
      if (event % 20 === 0) await hall.clock.wind(1)
    }
    page.socket.resume()
    await page.closed
    expect(page.bytes).toBeLessThan(heldBytesMax)
    const last = seqs(page).at(-1) ?? 0
    expect(last).toBeLessThan(800)
    const back = await open({ after: last })
    expect([...seqs(page), ...seqs(back)]).toEqual(Array.from({ length: 800 }, (_, index) => index + 1))
    back.socket.terminate()
  })

  it('is told of devices and emulators only how they are at last', async () => {
    const page = await open()
    page.socket.pause()
    for (let change = 1; change <= 2000; change++) {
      hall.change(change, 20_000)
      if (change % 20 === 0) await hall.clock.wind(1)
    }
    page.socket.resume()
    const lastOf = (name: string) => page.told.findLast((one) => one.name === name)?.value.number
    for (let look = 0; look < 1000 && (lastOf('emulator') !== 2000 || lastOf('device') !== 2000); look++) await hall.clock.wind(250)
    expect([lastOf('device'), lastOf('emulator')]).toEqual([2000, 2000])
    expect(page.bytes).toBeLessThan(heldBytesMax)
    const numbers = page.told.filter(({ name }) => name === 'device').map(({ value }) => value.number)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    page.socket.terminate()
  })

  it('does not hold up the others', async () => {
    const [still, reading] = [await open(), await open()]
    still.socket.pause()
    for (let event = 0; event < 400; event++) {
      hall.happen(100_000)
      await reading.until(() => seqs(reading).length === event + 1)
    }
    expect(seqs(reading)).toHaveLength(400)
    reading.socket.terminate()
    still.socket.terminate()
  })

  it('may be shown first more than a backlog may be', async () => {
    for (let event = 0; event < 300; event++) hall.happen(20_000)
    const page = await open({ after: 0 })
    expect(seqs(page)).toHaveLength(300)
    hall.happen(10)
    await page.until(() => seqs(page).length === 301)
    page.socket.terminate()
  })
})

describe('The end of a token', () => {
  it('is the end of its open socket, also weeks away', async () => {
    const page = new RawPage(hall, hall.token({ role: 'board', until: hall.clock.now() + 30 * 24 * 3600_000 }))
    await page.until(() => page.heard('caught-up'))
    await hall.clock.wind(30 * 24 * 3600_000 - 1)
    hall.happen(10)
    await page.until(() => seqs(page).length === 1)
    await hall.clock.wind(1)
    await hall.clock.wind(2000)
    await page.closed
    hall.happen(10)
    expect(seqs(page)).toEqual([1])
  })
})
