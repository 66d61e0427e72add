/** A table as a file, in the form that is asked for; read while it is sent, and no further than whoever asked takes it. */
import type { FastifyReply } from 'fastify'
import { csvOf } from '../exports/csv.ts'
import { jsonOf } from '../exports/json.ts'
import type { Table, TableForm } from '../exports/table.ts'
import { xlsxOf } from '../exports/xlsx.ts'

export const tableTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<TableForm, string>

/** `name` names the sheet and, with the period, the file. */
export async function sendTable(reply: FastifyReply, form: TableForm, table: Table, { name, from, to }: { readonly name: string; readonly from: string; readonly to: string }) {
  reply.header('content-disposition', `attachment; filename="${name}-${from}-${to}.${form}"`).header('cache-control', 'no-store').type(tableTypes[form])
  switch (form) {
    case 'csv':
      return reply.send(await csvOf(table))
    case 'xlsx':
      return reply.send(await xlsxOf(table, name))
    case 'json':
      return reply.send(jsonOf(table))
  }
}
