/** Which of the seven bars a figure lights. */

/** Bars a to g: top, right above, right below, bottom, left below, left above, middle. */
const lit: Readonly<Record<string, string>> = {
  '0': 'abcdef', '1': 'bc', '2': 'abdeg', '3': 'abcdg', '4': 'bcfg', '5': 'acdfg', '6': 'acdefg', '7': 'abc', '8': 'abcdefg', '9': 'abcdfg',
  'A': 'abcefg', 'B': 'cdefg', 'C': 'adef', 'D': 'bcdeg', 'E': 'adefg', 'F': 'aefg', 'G': 'acdef', 'H': 'bcefg', 'L': 'def', 'O': 'abcdef', 'P': 'abefg', 'U': 'bcdef',
  '-': 'g', ' ': '',
}

/** Null where one of the figures has no form of seven bars: then the display has dots, and shows letters. */
export function segmentsOf(text: string): readonly string[] | null {
  const figures = [...text.toUpperCase()].map((figure) => lit[figure])
  return figures.every((figure) => figure !== undefined) ? figures : null
}
