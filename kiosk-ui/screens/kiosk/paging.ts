/** Choices in pages: nobody has to scroll, and no page has more than six. */
export const choicesMax = 6

export function pagesOf<T>(choices: readonly T[]): T[][] {
  const pages: T[][] = []
  for (let at = 0; at < choices.length; at += choicesMax) pages.push(choices.slice(at, at + choicesMax))
  return pages
}
