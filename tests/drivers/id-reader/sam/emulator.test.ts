import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardRecord } from '../../../../drivers/contract/card.ts'
import { parseCardText } from '../../../../drivers/id-reader/sam/card-text.ts'
import { samCodec } from '../../../../drivers/id-reader/sam/codec.ts'
import { samEmulator } from '../../../../drivers/id-reader/sam/emulator.ts'
import { nationName } from '../../../../drivers/id-reader/sam/nations.ts'
import { splitRead } from '../../../../drivers/id-reader/sam/read-reply.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { vector } from '../../../kit/vectors.ts'

const zhang = specimens[0]?.card
if (zhang === undefined) throw new Error('no specimen')

describe('The emulated module keeps the published order', () => {
  const ask = (...commands: string[]) => {
    const said: Uint8Array[] = []
    const emulator = samEmulator({ send: (bytes) => said.push(bytes), changed: () => undefined })
    return {
      emulator,
      said,
      tell: () => {
        for (const name of commands) emulator.receive(vector(name))
      },
    }
  }

  it('select without find fails, read without select fails', () => {
    const { said, tell, emulator } = ask('sam_cmd_select', 'sam_cmd_read_base')
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    expect(said).toEqual([vector('sam_resp_select_fail'), vector('sam_resp_read_fail')])
  })

  it('find, select and read answer with the published bytes', () => {
    const { said, tell, emulator } = ask('sam_cmd_find', 'sam_cmd_select', 'sam_cmd_read_base', 'sam_cmd_find')
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    expect(said.slice(0, 2)).toEqual([vector('sam_resp_find_ok'), vector('sam_resp_select_ok')])
    // The vector's photo is made up; its text is this card's.
    expect(said[2]?.slice(0, 14 + 256)).toEqual(vector('sam_resp_read_base_synth').slice(0, 14 + 256))
    expect(said[3]).toEqual(vector('sam_resp_find_none'))
  })

  it('the address that was added later has the published bytes; a card without one says 91, no card 41', () => {
    const { said, emulator } = ask()
    const readAddress = fromHex('AA AA AA 96 69 00 03 30 03 30')
    const moved = specimens.find(({ specimen }) => specimen === 'moved')?.card ?? zhang
    for (const card of [moved, zhang]) {
      emulator.gesture({ type: 'lay', card })
      for (const name of ['sam_cmd_find', 'sam_cmd_select', 'sam_cmd_read_base']) emulator.receive(vector(name))
      emulator.receive(readAddress)
    }
    emulator.gesture({ type: 'lift' })
    emulator.receive(readAddress)
    expect(said[3]).toEqual(vector('sam_resp_newaddr_synth'))
    expect(said[7]).toEqual(fromHex('AA AA AA 96 69 00 04 00 00 91 95'))
    expect(said[8]).toEqual(vector('sam_resp_read_fail'))
  })

  it('a wrong checksum, a wrong length and an unknown command have their own answers', () => {
    const { said, emulator } = ask()
    emulator.receive(fromHex('AA AA AA 96 69 00 03 20 01 21'))
    emulator.receive(fromHex('AA AA AA 96 69 00 03 A0 03 A0'))
    emulator.receive(fromHex('AA AA AA 96 69 FF FF'))
    expect(said.map((bytes) => bytes[9])).toEqual([0x10, 0x21, 0x11])
  })

  it('a reset is like power off and on: the card that lies there is found again, and not selected', () => {
    const { said, tell, emulator } = ask(
      'sam_cmd_find',
      'sam_cmd_select',
      'sam_cmd_reset',
      'sam_cmd_read_base',
      'sam_cmd_find',
    )
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    expect(said.slice(2)).toEqual([
      vector('sam_resp_status_ok'),
      vector('sam_resp_read_fail'),
      vector('sam_resp_find_ok'),
    ])
  })

  it('status, number, address and baud rate have their answers', () => {
    const { said, tell, emulator } = ask('sam_cmd_status', 'sam_cmd_samid', 'sam_cmd_baud_9600')
    tell()
    expect(said).toEqual([vector('sam_resp_status_ok'), vector('sam_resp_samid_synth'), vector('sam_resp_status_ok')])
    emulator.gesture({ type: 'lay', card: zhang })
    emulator.receive(fromHex('AA AA AA 96 69 00 03 30 03 30'))
    expect(said.at(-1)).toEqual(fromHex('AA AA AA 96 69 00 04 00 00 91 95'))
  })

  it('a command with a byte too many, and one with a byte too few, have a wrong length', () => {
    const { said, emulator } = ask()
    emulator.receive(fromHex('AA AA AA 96 69 00 04 20 01 00 25'))
    emulator.receive(fromHex('AA AA AA 96 69 00 02 20 22'))
    expect(said.map((bytes) => bytes[9])).toEqual([0x11, 0x11])
  })

  it('a card that has been read is not found until it is lifted and laid again', () => {
    const { said, tell, emulator } = ask('sam_cmd_find', 'sam_cmd_select', 'sam_cmd_read_base', 'sam_cmd_find')
    emulator.gesture({ type: 'lay', card: zhang })
    tell()
    emulator.gesture({ type: 'lift' })
    emulator.receive(vector('sam_cmd_find'))
    emulator.gesture({ type: 'lay', card: zhang })
    emulator.receive(vector('sam_cmd_find'))
    expect(said.slice(3)).toEqual([
      vector('sam_resp_find_none'),
      vector('sam_resp_find_none'),
      vector('sam_resp_find_ok'),
    ])
  })

  it('finds its way back to a preamble after noise, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 8 }), (pieces) => {
        const { said, emulator } = ask()
        for (const piece of pieces) emulator.receive(piece)
        // The longest frame it waits for is shorter than this.
        emulator.receive(new Uint8Array(80))
        emulator.receive(vector('sam_cmd_status'))
        expect(said.at(-1)).toEqual(vector('sam_resp_status_ok'))
      }),
      { numRuns: 200 },
    )
  })
})

describe('Whatever card lies on the emulated module', () => {
  const text = (max: number, charset: string) =>
    fc.array(fc.constantFrom(...charset), { minLength: 1, maxLength: max }).map((chars) => chars.join(''))
  const han = (max: number) => text(max, '张王李阿依古丽买提·市县乡村路号一二三')
  const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
  /** No space at the ends, which would be padding; any number of them inside. */
  const latin = (max: number) =>
    text(max, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ , ').map((name) => name.replace(/^ /, 'A').replace(/ $/, 'Z').trim())
  const person = {
    number: digits(18),
    sex: fc.constantFrom('0', '1', '2', '9'),
    birth: digits(8),
    validFrom: digits(8),
    validTo: fc.oneof(digits(8), fc.constant('长期')),
  }
  const anyCard: fc.Arbitrary<CardRecord> = fc.oneof(
    fc.record({
      kind: fc.constant('resident' as const),
      name: han(15),
      nation: digits(2).map((code) => ({ code, name: nationName(code) })),
      address: han(35),
      authority: han(15),
      ...person,
    }),
    fc.record({
      kind: fc.constant('hmt-residence' as const),
      name: han(15),
      address: han(35),
      authority: han(15),
      travelPermit: digits(9),
      issueCount: digits(2),
      ...person,
    }),
    fc.record({
      kind: fc.constant('foreigner-2017' as const),
      ...person,
      name: han(15),
      nameEn: latin(60),
      number: digits(15),
      nationality: fc.constantFrom('PAK', 'CAN'),
      version: digits(2),
      acceptingAuthority: digits(4),
    }),
    fc.record({
      kind: fc.constant('foreigner-2023' as const),
      ...person,
      name: han(15),
      nameEn: latin(46),
      renewalCount: digits(2),
      nationality: fc.constantFrom('PAK', 'CAN'),
      earlierLink: digits(3),
    }),
  )

  it('every frame it composes decodes, and the card comes out as it was laid', () => {
    fc.assert(
      fc.property(anyCard, fc.uint8Array({ minLength: 1024, maxLength: 1024 }), fc.boolean(), (card, photo, finger) => {
        const codec = samCodec()
        const heard = [] as ReturnType<typeof codec.receive>
        const emulator = samEmulator({ send: (bytes) => heard.push(...codec.receive(bytes)), changed: () => undefined })
        emulator.gesture({ type: 'lay', card, photo })
        for (const command of [
          'status',
          'sam-id',
          'find',
          'select',
          finger ? 'read-with-fingerprint' : 'read',
        ] as const) {
          emulator.receive(codec.encode(command).bytes)
        }
        expect(heard.map((one) => one.kind)).toEqual(['reply', 'reply', 'reply', 'reply', 'reply'])
        const last = heard.at(-1)
        const parts = last?.kind === 'reply' ? splitRead(last.reply.data, finger) : null
        expect(parts?.photo).toEqual(photo)
        expect(parts && parseCardText(parts.text)).toEqual(card)
      }),
      { numRuns: 100 },
    )
  })
})
