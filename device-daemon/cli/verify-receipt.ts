/** Whether a receipt's rating stands under the root that the hall has published: by the receipt alone, and by the journal where it is. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { raise } from '../hall/raise.ts'
import { fileName, maxSeq, readRows } from '../journal/rows.ts'
import { leafOf } from '../receipts/leaf.ts'
import { rootFrom, rootOf } from '../receipts/merkle.ts'
import { readSettings } from '../settings.ts'
import { emptyState, fold } from '../wire/fold.ts'
import { type Receipt, receiptSchema } from '../wire/receipt-view.ts'
import { UsageError } from './usage.ts'

const usage = 'guitai verify-receipt FILE'

export function verifyReceipt(words: readonly string[]): number {
  const [file] = words
  if (file === undefined || words.length > 1) throw new UsageError(usage)
  const receipt = receiptIn(file)
  const { date, root, path, level } = receipt
  if (root === null || path === null) return told(false, `The root of ${date} was not published yet when this receipt was made. Open the address on the ticket once more.`)
  const reached = rootFrom(leafOf(receipt.site, date, { ...receipt, ticket: '' }), path)
  if (reached !== root) return told(false, `This receipt leads to ${reached}, not to the root that it names, ${root}: it was altered.`)
  console.log(`The rating "${level}" of ${receipt.at} stands under the root of ${date}: ${root}.`)
  const { data } = readSettings(process.env)
  if (!existsSync(join(data, fileName))) return told(true, `Compare it with the root that the hall has published for ${date}. There is no journal in ${data} to compare it with.`)
  return compared(data, receipt)
}

function receiptIn(file: string): Receipt {
  try {
    return receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new UsageError(`${file} is no receipt: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`)
  }
}

/** The journal's own root of that day, and the one that its ratings lead to. */
function compared(data: string, { site, date, root }: Receipt): number {
  const state = emptyState()
  const said: string[] = []
  let published: string | null = null
  const database = new DatabaseSync(join(data, fileName), { readOnly: true })
  try {
    for (const { seq, at, fact } of readRows(database, 0, maxSeq(database))) {
      const known = raise(JSON.parse(fact))
      if (known === null) continue
      fold(state, { ...known, seq, at, site })
      if (known.type === 'ratings-rooted' && known.data.businessDate === date) published = known.data.root
      const one = state.rating.said.get(date)?.at(-1)
      if ((known.type === 'rated' || known.type === 'rating-supplemented') && state.rating.today === date && one !== undefined) said.push(leafOf(site, date, one))
    }
  } finally {
    database.close()
  }
  if (published === null) return told(false, `The journal has no root of ${date}.`)
  if (published !== root) return told(false, `The journal has published another root of ${date}: ${published}.`)
  const reckoned = rootOf(said)
  if (reckoned !== published) return told(false, `The ${said.length} ratings of ${date} in the journal lead to another root: ${reckoned}.`)
  return told(true, `The journal has published it, and its ${said.length} ratings of that day lead to it.`)
}

function told(isGood: boolean, sentence: string): number {
  if (isGood) console.log(sentence)
  else console.error(sentence)
  return isGood ? 0 : 1
}
