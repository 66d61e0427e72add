/** A scanner that types: a report with the key down and one with all keys up for each character, as a boot keyboard. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

const lower = ' abcdefghijklmnopqrstuvwxyz1234567890'
const usageOfLower = (character: string): number => {
  if (character === ' ') return 0x2c
  const nth = lower.indexOf(character) - 1
  return nth < 0 ? -1 : 0x04 + nth
}
/** [key, with shift] of what is no letter and no digit. */
const others: Readonly<Record<string, readonly [number, boolean]>> = {
  '-': [0x2d, false], '=': [0x2e, false], '[': [0x2f, false], ']': [0x30, false], '\\': [0x31, false], ';': [0x33, false],
  '\'': [0x34, false], '`': [0x35, false], ',': [0x36, false], '.': [0x37, false], '/': [0x38, false],
  '_': [0x2d, true], '+': [0x2e, true], '{': [0x2f, true], '}': [0x30, true], '|': [0x31, true], ':': [0x33, true],
  '"': [0x34, true], '~': [0x35, true], '<': [0x36, true], '>': [0x37, true], '?': [0x38, true],
  '!': [0x1e, true], '@': [0x1f, true], '#': [0x20, true], '$': [0x21, true], '%': [0x22, true],
  '^': [0x23, true], '&': [0x24, true], '*': [0x25, true], '(': [0x26, true], ')': [0x27, true],
}
const [shiftBit, altBit] = [0x02, 0x04]
const enterKey = 0x28

export function keyboardWedgeEmulator({ altCodes }: { readonly altCodes: 'gbk' | 'unicode' }, encodeGbk: (text: string) => Uint8Array, port: EmulatorPort): Emulator<'scanner'> {
  let shown: string | null = null
  const send = (modifiers: number, key: number): void => port.send(Uint8Array.of(0, modifiers, 0, key, 0, 0, 0, 0, 0))
  const type = (modifiers: number, key: number): void => {
    send(modifiers, key)
    send(0, 0)
  }
  const typeAlt = (number: number): void => {
    for (const digit of `0${number}`) {
      send(altBit, digit === '0' ? 0x62 : 0x58 + Number(digit))
      send(altBit, 0)
    }
    send(0, 0)
  }
  const typeCharacter = (character: string): void => {
    const small = character.toLowerCase()
    const [key, shift] = others[character] ?? [usageOfLower(small), small !== character]
    if (key > 0) type(shift ? shiftBit : 0, key)
    else if (altCodes === 'unicode') typeAlt(character.codePointAt(0) ?? 0)
    else for (const byte of encodeGbk(character)) typeAlt(byte)
  }
  return {
    receive: () => undefined,
    gesture({ text }) {
      shown = text
      port.changed()
      for (const character of text) typeCharacter(character)
      type(0, enterKey)
    },
    face: () => ({ kind: 'scanner', aiming: true, shown }),
    powered() {
      shown = null
      port.changed()
    },
  }
}
