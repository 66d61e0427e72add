/** The name's field is 30 bytes in every layout: fifteen characters, the last as well as the first. */
import { expect, it } from 'vitest'
import { parseCardText } from '../../../../drivers/id-reader/sam/card-text.ts'

const utf16 = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => [unit & 0xff, unit >> 8])

function block(flag: string, name: string, nameAt: number, bytes = 256): Uint8Array {
  const text = Uint8Array.from(utf16(' '.repeat(bytes / 2)))
  text.set(utf16(name), nameAt)
  text.set(utf16(flag), 248)
  return text
}

const fifteen = '阿卜杜热西提买买提艾力江吐尔逊'

it.each([
  ['resident', ' ', 0],
  ['hmt-residence', 'J', 0],
  ['foreigner-2017', 'I', 158],
  ['foreigner-2023', 'Y', 0],
])('a %s card keeps a name of fifteen characters whole', (kind, flag, nameAt) => {
  expect(fifteen).toHaveLength(15)
  expect(parseCardText(block(flag, fifteen, nameAt))).toMatchObject({ kind, name: fifteen })
})

it('a text that is longer than a card’s is no card, whatever its flag says', () => {
  expect(parseCardText(block(' ', fifteen, 0, 258))).toBeNull()
})
