/** The thread that walks a long chain while the daemon serves; says something only when it is broken. */
import { parentPort, workerData } from 'node:worker_threads'
import { JournalDamaged } from './journal.ts'
import { verifyJournal } from './verify.ts'

const { folder, site } = workerData as { readonly folder: string; readonly site: string }

try {
  await verifyJournal(folder, site)
} catch (error) {
  if (!(error instanceof JournalDamaged)) throw error
  parentPort?.postMessage({ message: error.message, seq: error.seq })
}
