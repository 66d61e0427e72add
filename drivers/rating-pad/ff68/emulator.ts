/** A caller with a four-key pad on an RS-485 line, written from the published frames and from nothing of ours. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import { type CallerKey, callerKeys, type RatingLevel } from '../../contract/kinds.ts'

export interface EmulatedFf68 {
  readonly address: number
  readonly keys: readonly { readonly key: number; readonly level: RatingLevel | null }[]
}

const frameMax = 15
const codes = {
  'call': '0c',
  'recall': '0d',
  'evaluate': '0b',
  'cancel': '0e',
  'pause': '12',
  'transfer': '13',
  'no-show': '060f',
  'hang': '000f',
  'call-back': '030f',
} as const satisfies Partial<Record<CallerKey, string>>
const ownKeys = callerKeys.filter((key): key is keyof typeof codes => key in codes)

export function ff68Emulator({ address, keys }: EmulatedFf68, port: EmulatorPort): Emulator<'rating-pad'> {
  let inviting = false
  let starry = false
  let digits = '      '
  let beeps = 0
  let heard: number[] = []

  const say = (func: number, data: readonly number[]): void => {
    const payload = [address, func, ...data]
    const sum = payload.reduce((total, byte) => total + byte, 0) % 256
    port.send(new Uint8Array([0xff, 0x68, payload.length, payload.length, 0x68, ...payload, sum, 0x16]))
  }

  const obey = (func: number, data: readonly number[]): void => {
    if (func === 0x03) beeps += 1
    else if (func === 0x01 && data[0] === 0x0b) inviting = true
    // The acknowledgement of a rating ends the prompt.
    else if (func === 0x01) inviting = false
    else if (func === 0x02 && data.length === 6) {
      digits = data.map((digit) => (digit < 10 ? String(digit) : ' ')).join('')
      inviting = false
      starry = false
    } else if (func === 0x02 && data[0] === 0x05) starry = true
    port.changed()
  }

  /** Takes whole, right frames out of what was heard; everything else falls away byte by byte. */
  const listen = (): void => {
    while (heard.length >= 9) {
      const size = heard[2] ?? 0
      const total = size + 7
      const framed = heard[0] === 0xff && heard[1] === 0x68 && heard[3] === size && heard[4] === 0x68 && total <= frameMax
      if (framed && heard.length < total) return
      const payload = heard.slice(5, 5 + size)
      const sum = payload.reduce((all, byte) => all + byte, 0) % 256
      if (framed && heard[total - 2] === sum && heard[total - 1] === 0x16) {
        heard = heard.slice(total)
        const [to, func = 0, ...data] = payload
        if (to === address) obey(func, data)
      } else heard = heard.slice(1)
    }
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard.push(byte)
        listen()
      }
    },
    gesture(gesture) {
      if (gesture.type === 'press') {
        if (keys.some((key) => key.key === gesture.key)) say(0x11, [gesture.key])
      } else {
        const own = ownKeys.find((key) => key === gesture.key)
        if (own !== undefined) say(0x01, codes[own].match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [])
      }
    },
    face: () => ({
      kind: 'rating-pad',
      inviting,
      display: `${digits.slice(0, 3)} ${digits.slice(3)}`.trim(),
      stars: starry,
      beeps,
      keys,
      callerKeys: ownKeys,
    }),
    powered() {
      inviting = false
      starry = false
      digits = '      '
      heard = []
      port.changed()
    },
  }
}
