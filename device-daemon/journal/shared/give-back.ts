/**
 * A server may come back with less than it had answered for: Debian's nats-server 2.9 forces its files to the disk
 * every two minutes, so that a power failure costs the last of them. Every box has what was agreed on a disk of its
 * own, and gives back what is missing before it asks for anything new.
 */
import { JournalDamaged } from '../journal.ts'
import type { OwnJournal } from '../sqlite-journal.ts'
import type { HallStream } from './hall-stream.ts'
import { decodeMessage, encodeMessage, entriesIn, hashBehind } from './message.ts'

/** Entries of one message: a small part of a server's 1 MiB. */
const entriesMax = 200

interface Giver {
  readonly box: string
  readonly newId: () => string
}

/** The stream's end afterwards. Throws JournalDamaged where the two differ. */
export async function giveBack(stream: HallStream, copy: OwnJournal, end: number, giver: Giver): Promise<number> {
  const known = await entriesAgreed(stream, copy, end)
  let [after, place] = [known, end]
  while (after < copy.head) {
    const appends = [...copy.written(after, after + entriesMax)]
    const message = { box: giver.box, after, hash: (await copy.hashAt(after)) ?? '', appends }
    const taken = await stream.publish(giver.newId(), encodeMessage(message), place)
    // Another box was first: it gave the same back, or went on without knowing. The next look tells which.
    if (taken === null) throw new Error('another box is giving back what the stream has lost')
    place = taken
    after += entriesIn(message)
  }
  return place
}

/** How many entries the stream has, once its last message is seen to be this copy's own; the copy's head where it has more. */
async function entriesAgreed(stream: HallStream, copy: OwnJournal, end: number): Promise<number> {
  if (end === 0) return 0
  const last = decodeMessage(await stream.at(end), end)
  const head = last.after + entriesIn(last)
  if (head > copy.head) return copy.head
  const same = (await copy.hashAt(last.after)) === last.hash && (await copy.hashAt(head)) === hashBehind(last)
  if (!same) throw new JournalDamaged(`The hall's stream and the copy on this box differ after entry ${last.after}.`, last.after)
  return head
}
