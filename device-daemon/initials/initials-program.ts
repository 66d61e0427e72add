/** Names as a JSON list on standard input, their initials in the same order on standard output. */
import { text } from 'node:stream/consumers'
import { initialsOf } from './initials.ts'

const names: readonly string[] = JSON.parse(await text(process.stdin))
process.stdout.write(JSON.stringify(names.map(initialsOf)))
