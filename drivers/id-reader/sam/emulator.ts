/**
 * A reader with its security module, written from the published frames and card layouts and from
 * nothing of ours: its own checksum, its own layout writer, its own order of steps.
 */
import type { CardRecord } from '../../contract/card.ts'
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import { writeCardText, writeNewAddress } from './emulator-card.ts'

const frameMax = 64
const head = [0xaa, 0xaa, 0xaa, 0x96, 0x69]
/** A made-up module: 05.01-20050101-0000000001-0000000001. */
const moduleNumber = [0x05, 0x00, 0x01, 0x00, 0xb5, 0xf0, 0x31, 0x01, 0x01, 0, 0, 0, 0x01, 0, 0, 0]

interface Lying {
  readonly card: CardRecord
  readonly photo: Uint8Array
}

export function samEmulator(port: EmulatorPort): Emulator<'id-reader'> {
  let lying: Lying | null = null
  let step: 'idle' | 'found' | 'selected' = 'idle'
  /** A module finds a card once; it must be lifted before it is found again. */
  let spent = false
  let liftsEarly = false
  let lamp = false
  let heard: number[] = []

  const answer = (sw3: number, data: ArrayLike<number> = []): void => {
    const count = data.length + 4
    const body = [count >> 8, count & 255, 0, 0, sw3, ...Array.from(data)]
    let check = 0
    for (const byte of body) check ^= byte
    port.send(new Uint8Array([...head, ...body, check]))
  }

  /** A reset is like power off and on: a card that lies there is found anew. */
  const restart = (): void => {
    step = 'idle'
    spent = false
    lamp = false
    port.changed()
  }

  const lift = (): void => {
    lying = null
    restart()
  }

  const read = (withFinger: boolean): void => {
    if (lying === null || step !== 'selected') return answer(0x41)
    const lengths = withFinger ? [1, 0, 4, 0, 0, 0] : [1, 0, 4, 0]
    const photo = new Uint8Array(1024)
    photo.set(lying.photo.subarray(0, 1024))
    answer(0x90, [...lengths, ...writeCardText(lying.card), ...photo])
    step = 'idle'
    spent = true
    lamp = true
    port.changed()
  }

  const readAddress = (): void => {
    if (lying === null) return answer(0x41)
    const added = 'newAddress' in lying.card ? lying.card.newAddress : undefined
    if (added === undefined) answer(0x91)
    else answer(0x90, writeNewAddress(added))
  }

  const find = (): void => {
    if (lying === null || spent) return answer(0x80)
    step = 'found'
    answer(0x9f, [0, 0, 0, 0])
    if (liftsEarly) {
      liftsEarly = false
      lift()
    }
  }

  const select = (): void => {
    if (lying === null || step !== 'found') return answer(0x81)
    step = 'selected'
    answer(0x90, [0, 0, 0, 0, 0, 0, 0, 0])
  }

  const obey = (cmd: number, para: number): void => {
    const code = cmd * 256 + para
    if (code === 0x10ff) restart()
    if (code === 0x10ff || code === 0x11ff || (cmd === 0x60 && para <= 4)) answer(0x90)
    else if (code === 0x12ff) answer(0x90, moduleNumber)
    else if (code === 0x2001) find()
    else if (code === 0x2002) select()
    else if (code === 0x3001) read(false)
    else if (code === 0x3010) read(true)
    else if (code === 0x3003) readAddress()
    else answer(0x21)
  }

  /** One whole frame at the beginning of what was heard, judged as the module does. */
  const judge = (frame: readonly number[]): void => {
    let check = 0
    for (const byte of frame.slice(5, -1)) check ^= byte
    const [cmd, para, ...surplus] = frame.slice(7, -1)
    if (check !== frame.at(-1)) answer(0x10)
    // None of the commands known here has data.
    else if (cmd === undefined || para === undefined || surplus.length > 0) answer(0x11)
    else obey(cmd, para)
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard.push(byte)
        while (heard.length > 0 && head.slice(0, heard.length).some((wanted, at) => wanted !== heard[at])) heard.shift()
        if (heard.length < 7) continue
        const count = (heard[5] ?? 0) * 256 + (heard[6] ?? 0)
        if (count < 1 || count + 7 > frameMax) {
          heard = []
          answer(0x11)
        } else if (heard.length === count + 7) {
          const frame = heard
          heard = []
          judge(frame)
        }
      }
    },
    gesture(gesture) {
      switch (gesture.type) {
        case 'lay':
          lift()
          lying = { card: gesture.card, photo: gesture.photo ?? new Uint8Array(1024) }
          port.changed()
          return
        case 'lift':
          return lift()
        case 'lift-early':
          liftsEarly = true
          return
      }
    },
    face: () => ({
      kind: 'id-reader',
      card: lying === null ? null : { name: lying.card.name, kind: lying.card.kind },
      read: lamp,
    }),
    powered() {
      heard = []
      restart()
    },
  }
}
