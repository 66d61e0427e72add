/**
 * Where the chain ends, written down in a second place: a journal whose tail was deleted is still a whole
 * chain, and only somebody who remembers its end can say what is missing.
 *
 * One file of two slots, written in turns, so that a write cut short leaves the other:
 *
 *   slot (256 bytes): {"site":"…","seq":n,"hash":"…"} LF sm3-of-that-text-in-hex LF, filled with spaces
 *
 * It is written after each commit, without waiting for the disk: a process that is killed leaves it in the
 * system's cache, and after a power failure it is at most older than the journal, never newer.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Link } from './chain.ts'

const fileName = 'journal.head'
const slotBytes = 256
/** So many entries may pass before the note is forced to the disk. */
const syncEvery = 1000

const noteSchema = z.object({ site: z.string(), seq: z.int().min(0), hash: z.string() })

export class HeadNote {
  readonly #file: number
  readonly #site: string
  #slot = 0
  #syncedSeq: number

  constructor(folder: string, site: string, link: Link) {
    this.#file = openSync(join(folder, fileName), constants.O_RDWR | constants.O_CREAT, 0o600)
    this.#site = site
    this.#syncedSeq = link.seq
    // Both slots: what stood in them is not told apart from what is to come.
    this.#write(link)
    this.#write(link)
    fsyncSync(this.#file)
  }

  moved(link: Link): void {
    this.#write(link)
    if (link.seq - this.#syncedSeq >= syncEvery) this.#sync(link)
  }

  close(link: Link): void {
    this.#write(link)
    this.#sync(link)
    closeSync(this.#file)
  }

  #write({ seq, hash }: Link): void {
    const text = JSON.stringify({ site: this.#site, seq, hash: Buffer.from(hash).toString('hex') })
    writeSync(this.#file, `${text}\n${digest(text)}\n`.padEnd(slotBytes), this.#slot * slotBytes)
    this.#slot = 1 - this.#slot
  }

  #sync({ seq }: Link): void {
    fsyncSync(this.#file)
    this.#syncedSeq = seq
  }
}

/** The newest end that was written down for this site, or null. */
export function readHeadNote(folder: string, site: string): Link | null {
  let text: string
  try {
    text = readFileSync(join(folder, fileName), 'latin1')
  } catch {
    return null
  }
  let newest: Link | null = null
  for (const slot of [text.slice(0, slotBytes), text.slice(slotBytes)]) {
    const note = parseSlot(slot)
    if (note?.site === site && (newest === null || note.seq > newest.seq)) newest = { seq: note.seq, hash: Buffer.from(note.hash, 'hex') }
  }
  return newest
}

function parseSlot(slot: string): z.infer<typeof noteSchema> | null {
  const [text = '', sum] = slot.split('\n')
  if (sum === undefined || digest(text) !== sum) return null
  const parsed = noteSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}

const digest = (text: string): string => createHash('sm3').update(text).digest('hex')
