/** What a booking system sends, row by row: read, checked by itself, and rid of the identity number. */
import { z } from 'zod'
import type { BookingRow, RowFault } from '../hall/parts/appointment/book.ts'
import { appointmentIdSchema, itemCodeSchema, timeSchema } from '../wire/words.ts'
import { isIdNumber } from './id-number.ts'

export const rowsMax = 5000

const empty = (value: unknown) => (value === '' ? undefined : value)

/** One row. A number of a card is turned into a digest at once, and kept nowhere. */
export const bookingRowSchema = z
  .strictObject({
    appointment: appointmentIdSchema,
    item: itemCodeSchema.optional(),
    date: z.iso.date('is not a date such as 2026-12-01').optional(),
    from: timeSchema.optional(),
    to: timeSchema.optional(),
    idNumber: z.string().optional(),
    cancel: z.boolean().default(false),
  })
  .refine(({ cancel, item, date }) => cancel || (item !== undefined && date !== undefined), 'needs an item and a date')
  .refine(({ from, to }) => to === undefined || (from !== undefined && from < to), { path: ['to'], message: 'is not after from' })

export type Digest = (date: string, idNumber: string) => string

export interface ReadRows {
  readonly rows: readonly BookingRow[]
  readonly faults: readonly RowFault[]
}

/** Throws what `digest` throws. */
export function readRows(raw: readonly unknown[], digest: Digest): ReadRows {
  const rows: BookingRow[] = []
  const faults: RowFault[] = []
  for (const [nth, value] of raw.entries()) {
    const row = nth + 1
    const parsed = bookingRowSchema.safeParse(value)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      faults.push({ row, code: 'ROW_INVALID', message: `${[issue?.path.join('.') || 'The row', issue?.message].join(' ')}.` })
      continue
    }
    const { appointment, item = '', date = '', from = null, to = null, idNumber, cancel } = parsed.data
    const number = idNumber?.trim().toUpperCase()
    if (number !== undefined && !isIdNumber(number)) {
      faults.push({ row, code: 'ID_NUMBER_INVALID', message: 'idNumber is no number of an identity card.' })
      continue
    }
    const holder = number === undefined || cancel ? null : digest(date, number)
    rows.push({ row, appointment, item, date, from, to, holder, cancelled: cancel })
  }
  return { rows, faults }
}

/** The columns of a table, by the names that they may have in its first line. */
const columns: Readonly<Record<string, keyof z.input<typeof bookingRowSchema>>> = {
  appointment: 'appointment', 预约号: 'appointment', 预约编号: 'appointment',
  item: 'item', 事项编码: 'item', 事项: 'item',
  date: 'date', 日期: 'date', 预约日期: 'date',
  from: 'from', 开始时间: 'from', 开始: 'from',
  to: 'to', 结束时间: 'to', 结束: 'to',
  idNumber: 'idNumber', 身份证号: 'idNumber', 公民身份号码: 'idNumber',
  cancel: 'cancel', 取消: 'cancel',
}

/** The records of a CSV file, with the first line's names: UTF-8, or GB 18030 as spreadsheets here write it. Throws Error with a sentence. */
export async function readCsv(bytes: Uint8Array): Promise<unknown[]> {
  const { parse } = await import('csv-parse/sync')
  const unknown: string[] = []
  const names = (header: string[]) =>
    header.map((name) => {
      const column = columns[name.trim()]
      if (column === undefined) unknown.push(name.trim())
      return column ?? name
    })
  const records: Record<string, string>[] = parse(textOf(bytes), { columns: names, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
  if (unknown.length > 0) throw new Error(`The first line names columns that are not known here: ${unknown.join(', ')}.`)
  return records.map((record) => Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (empty(value) === undefined ? [] : [[name, name === 'cancel' ? yes.has(value) : value]]))))
}

const yes: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'y', '是', '取消'])

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
