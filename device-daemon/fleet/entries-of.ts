/** How many of a site's entries are in its stream. */
import type { HallStream } from '../journal/shared/hall-stream.ts'
import { decodeMessage, entriesIn } from '../journal/shared/message.ts'

export async function entriesOf(stream: Pick<HallStream, 'at'>, end: number): Promise<number> {
  if (end === 0) return 0
  const last = decodeMessage(await stream.at(end), end)
  return last.after + entriesIn(last)
}
