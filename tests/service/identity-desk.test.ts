/** The photo of a card is in memory for its minute and no longer: its bytes are overwritten, however the minute ends. */
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { IdentityDesk } from '../../device-daemon/desks/identity-desk.ts'
import { emptyState, type HallEvent } from '../../device-daemon/wire/fold.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { WoundClock } from '../kit/test-daemon.ts'

const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
const [specimen] = specimens

async function laid() {
  const clock = new WoundClock(Date.UTC(2026, 10, 24, 1))
  const shown: unknown[] = []
  const pages = {
    showIdentity: (_window: number, identity: unknown) => shown.push(identity),
    showUnreadable: (window: number, why: string) => shown.push([window, why]),
  }
  const counted: string[] = []
  const metrics = { cardUnreadable: (device: string, why: string) => counted.push(`${device} ${why}`) }
  const desk = new IdentityDesk({ hall, clock, pages, metrics, service: { state: emptyState() } } as unknown as Bench)
  const spoil = (why: string) => desk.heard({ kind: 'id-reader', device: 'window-1/id-reader', event: { type: 'card-unreadable', why } } as never, { window: 1 })
  const lay = (validTo?: string) => {
    const photo = new Uint8Array(1024).fill(0x5a)
    const card = { ...specimen?.card, ...(validTo === undefined ? {} : { validTo }) }
    desk.heard({ kind: 'id-reader', device: 'window-1/id-reader', event: { type: 'card-read', card, photo } } as never, { window: 1 })
    return photo
  }
  return { clock, desk, shown, lay, spoil, counted }
}
const happens = (type: string) => ({ type, window: 1, seq: 1, at: '2026-11-24T01:00:00.000Z', site: 'test', data: {} }) as unknown as HallEvent

it.each(['ticket-finished', 'ticket-no-show', 'clerk-signed-in', 'clerk-signed-out'])('is gone at once with %s', async (type) => {
  const { desk, lay, shown } = await laid()
  const photo = lay()
  expect(photo.every((byte) => byte === 0x5a)).toBe(true)
  desk.follow(happens(type))
  expect(photo.every((byte) => byte === 0)).toBe(true)
  expect(shown.at(-1)).toBeNull()
  expect(desk.view(1)).toBeNull()
})

it('is gone when its minute is over, when another card is laid, and when the daemon stops', async () => {
  const { clock, desk, lay } = await laid()
  const [first, second] = [lay(), lay()]
  expect([first[0], second[0]]).toEqual([0, 0x5a])
  await clock.wind(hall.config.identity.seconds * 1000)
  expect(second[0]).toBe(0)
  const third = lay()
  desk.stop()
  expect(third[0]).toBe(0)
})

it.each([
  ['20261123', 'expired'],
  ['20261124', 'valid'],
  ['长期', 'valid'],
  ['2026', 'unknown'],
])('a card valid to %s is %s on 24 November 2026', async (validTo, valid) => {
  const { desk, lay } = await laid()
  lay(validTo)
  expect(desk.view(1)).toMatchObject({ valid })
  desk.stop()
})

it.each(['lifted-early', 'wrong-card', 'not-authentic', 'failed'])('a card that cannot be read (%s) is told at once and counted, and the one before is not shown beside it', async (why) => {
  const { desk, shown, lay, spoil, counted } = await laid()
  const photo = lay()
  spoil(why)
  expect(shown.slice(1)).toEqual([null, [1, why]])
  expect(photo[0]).toBe(0)
  expect(desk.view(1)).toBeNull()
  expect(counted).toEqual([`window-1/id-reader ${why}`])
})

it('what was said of an unreadable card ends with the visit, once, and with a card that is read', async () => {
  const { desk, shown, lay, spoil } = await laid()
  spoil('failed')
  desk.follow(happens('ticket-finished'))
  desk.follow(happens('clerk-signed-out'))
  expect(shown).toEqual([[1, 'failed'], null])
  spoil('failed')
  lay()
  expect(shown.slice(2)).toEqual([[1, 'failed'], expect.objectContaining({ kind: 'resident' })])
  desk.stop()
})
