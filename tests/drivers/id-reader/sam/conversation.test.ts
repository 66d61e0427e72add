import { describe, expect, it } from 'vitest'
import { samReader } from '../../../../drivers/id-reader/sam/driver.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'
import { Conversation } from '../../../kit/conversation.ts'

const settings = samReader.settings.parse({})
const talk = () => new Conversation(samReader, settings)
const zhang = specimens[0]?.card
if (zhang === undefined) throw new Error('no specimen')

describe('A reader on its line', () => {
  it('says who it is, then looks for cards every 250 ms', () => {
    const line = talk()
    expect(line.told).toEqual([{ type: 'reader-identified', samId: '05.01-20050101-0000000001-0000000001' }])
    expect(line.conditions).toEqual([{ state: 'ok' }])
    expect(line.wakeMs).toBe(250)
  })

  it.each(specimens.map((one) => [one.specimen, one.card] as const))('reads the card %s whole', (_name, card) => {
    const line = talk()
    line.gesture({ type: 'lay', card })
    line.wake()
    expect(line.told.at(-1)).toMatchObject({ type: 'card-read', card })
  })

  it.each(specimens.map((one) => [one.specimen, one.card] as const))(
    'reads %s with fingerprints asked for',
    (_name, card) => {
      const line = new Conversation(samReader, samReader.settings.parse({ fingerprint: true }))
      line.gesture({ type: 'lay', card })
      line.wake()
      expect(line.told.at(-1)).toEqual({ type: 'card-read', card, photo: new Uint8Array(1024) })
    },
  )

  it('passes the photo on as it came', () => {
    const photo = Uint8Array.from({ length: 1024 }, (_, at) => at % 251)
    const line = talk()
    line.gesture({ type: 'lay', card: zhang, photo })
    line.wake()
    expect(line.told.at(-1)).toMatchObject({ type: 'card-read', photo })
  })

  it('tells a card that is left lying once only', () => {
    const line = talk()
    line.gesture({ type: 'lay', card: zhang })
    for (let poll = 0; poll < 10; poll++) line.wake()
    expect(line.told.filter((event) => event.type === 'card-read')).toHaveLength(1)
  })

  it('tells the same card again after it was lifted', () => {
    const line = talk()
    for (let laying = 0; laying < 2; laying++) {
      line.gesture({ type: 'lay', card: zhang })
      line.wake()
      line.gesture({ type: 'lift' })
      line.wake()
    }
    expect(line.told.filter((event) => event.type === 'card-read')).toHaveLength(2)
  })

  it('says so when a card is lifted too early, and reads the next', () => {
    const line = talk()
    line.gesture({ type: 'lift-early' })
    line.gesture({ type: 'lay', card: zhang })
    line.wake()
    expect(line.told.at(-1)).toEqual({ type: 'card-unreadable', why: 'lifted-early' })
    line.wake()
    line.gesture({ type: 'lay', card: zhang })
    line.wake()
    expect(line.told.at(-1)?.type).toBe('card-read')
  })

  it('says its number when asked who it is', () => {
    const line = talk()
    line.order({ type: 'identify' })
    expect(line.told.filter((event) => event.type === 'reader-identified')).toHaveLength(2)
  })

  it('hears no garbage from its module in all of this', () => {
    const line = talk()
    for (const { card } of specimens) {
      line.gesture({ type: 'lay', card })
      line.wake()
      line.gesture({ type: 'lift' })
      line.wake()
    }
    expect(line.garbage).toEqual([])
    expect(line.told.filter((event) => event.type === 'card-read')).toHaveLength(specimens.length)
  })

  it('goes on looking for ever', () => {
    const line = talk()
    for (let poll = 0; poll < 200; poll++) {
      line.wake()
      expect(line.wakeMs).toBe(250)
    }
  })
})
