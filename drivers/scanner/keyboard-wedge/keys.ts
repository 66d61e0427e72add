/** What the keys of a US keyboard write: usage → without and with shift. HID Usage Tables, page 07. */

const pairs = (first: number, plain: string, shifted: string): (readonly [number, readonly [string, string]])[] =>
  Array.from(plain, (character, nth) => [first + nth, [character, shifted[nth] ?? character]] as const)

export const written: ReadonlyMap<number, readonly [string, string]> = new Map([
  ...pairs(0x04, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  ...pairs(0x1e, '1234567890', '!@#$%^&*()'),
  ...pairs(0x2c, ' -=[]\\', ' _+{}|'),
  ...pairs(0x33, ';\'`,./', ':"~<>?'),
  ...pairs(0x54, '/*-+', '/*-+'),
  ...pairs(0x59, '1234567890.', '1234567890.'),
])

export const enter = 0x28
export const keypadEnter = 0x58
export const tab = 0x2b
export const capsLock = 0x39
const [leftShift, leftAlt, rightShift, rightAlt] = [0xe1, 0xe2, 0xe5, 0xe6]

export const isShift = (key: number): boolean => key === leftShift || key === rightShift
export const isAlt = (key: number): boolean => key === leftAlt || key === rightAlt
export const isLetter = (key: number): boolean => key >= 0x04 && key <= 0x1d

/** The keypad's digit, or null. */
export function keypadDigit(key: number): string | null {
  return key >= 0x59 && key <= 0x62 ? (written.get(key)?.[0] ?? null) : null
}
