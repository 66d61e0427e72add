/**
 * Makes the write-ahead log as long as it will become, before the first person waits for a commit.
 *
 * A commit that makes the file longer has the file system write down the new length too, which costs
 * about as much again as the bytes themselves. SQLite overwrites the log from its beginning after every
 * checkpoint, so once it is long it stays so; what lies behind the valid frames does not count
 * (https://www.sqlite.org/fileformat2.html#walformat), and a log without its header is an empty one.
 * SQLite holds no lock on this file, so a descriptor of our own does no harm when it is closed.
 */
import { closeSync, constants, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** 1000 pages of 4096 bytes with their frame headers: where SQLite makes a checkpoint by itself. */
const fullBytes = 32 + 1000 * (24 + 4096)

/** A log that is long enough is left as it is. */
export function growLog(path: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    const { size } = fstatSync(file)
    if (size >= fullBytes) return
    writeSync(file, Buffer.alloc(fullBytes - size), 0, fullBytes - size, size)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
