/**
 * A ticket as a printer of the hall would leave it, before anybody stands in front of it. The layout's
 * file is read anew, so that whoever writes it sees each change; the bytes are those that the printer
 * would get, and its emulator says what becomes of them.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Found, inChinese, inEnglish } from '../../config/fault.ts'
import { layoutFaults, longestItem } from '../../config/faults/layouts.ts'
import { jobBytes } from '../../config/layout/job-bytes.ts'
import { loadLayout } from '../../config/layout/load.ts'
import { type Layout, ticketPaper } from '../../config/layout/paper.ts'
import { ConfigError, type Hall } from '../../config/load.ts'
import type { HallConfig } from '../../config/schema.ts'
import type { Words } from '../../drivers/contract/driver.ts'
import type { PaperLine, PrinterFace } from '../../drivers/contract/kinds.ts'
import { driverById } from '../../drivers/index.ts'
import { ProblemError } from '../problem-error.ts'
import { ticketCode } from '../wire/codes.ts'
import type { PreviewAsk, TicketPreview } from '../wire/preview.ts'
import { wallTime } from './wall-time.ts'

/** A number and a crowd that a hall might have. */
const sample = { number: '023', ahead: 5 } as const

/** `now` in ms. Throws DEVICE_UNKNOWN where there is no such printer, and QUEUE_UNKNOWN. */
export function previewOf(hall: Hall, printer: string, ask: PreviewAsk, now: number): TicketPreview {
  const print = printerOf(hall, printer)
  const queue = queueOf(hall, ask.queue)
  const file = { file: hall.layout.file, name: hall.layout.name }
  try {
    const layout = loadLayout(hall.layout.file, true)
    const faults = layoutFaults({ config: hall.config, items: hall.items, layout })
    if (faults.length > 0) return { ...file, inForce: false, faults: faults.map(told), paper: null }
    return { ...file, name: layout.name, inForce: isDeepStrictEqual(layout, hall.layout), faults: [], paper: print(paperOf(hall, layout, { ...ask, queue }, now)) }
  } catch (problem) {
    if (problem instanceof ConfigError) return { ...file, inForce: false, faults: problem.faults.map(told), paper: null }
    throw problem
  }
}

const told = (found: Found): Words => ({ en: inEnglish(found), zh: inChinese(found) })

/** What prints on an emulator of its own: none of the hall's moves. */
function printerOf(hall: Hall, id: string): (lines: readonly PaperLine[]) => TicketPreview['paper'] {
  const device = hall.config.devices.find((one) => one.id === id)
  const driver = driverById(device?.driver ?? '')
  if (device === undefined || driver?.kind !== 'printer') throw new ProblemError('DEVICE_UNKNOWN', `There is no printer ${id}.`)
  return (lines) =>
    driver.use((opened) => {
      const settings = opened.settings.parse(device.settings)
      const emulator = opened.emulator(settings, { send: () => undefined, changed: () => undefined })
      for (const bytes of jobBytes(opened, settings, lines)) emulator.receive(bytes)
      return paperIn(emulator.face())
    })
}

const paperIn = ({ widthDots, pieces }: PrinterFace): TicketPreview['paper'] => ({ widthDots, rows: pieces.flatMap(({ rows }) => [...rows]) })

type Queue = HallConfig['queues'][number]

function queueOf({ config }: Hall, prefix: string): Queue {
  const queue = config.queues.find((one) => one.prefix === prefix)
  if (queue === undefined) throw new ProblemError('QUEUE_UNKNOWN', `There is no queue ${prefix}.`)
  return queue
}

/** As long as a real one, and of no act. */
export const sampleCode = '20261124A0010000000000'

type Ticket = Omit<PreviewAsk, 'queue'> & { readonly queue: Queue }

function paperOf({ config, items }: Hall, layout: Layout, { queue, item, ahead, copy }: Ticket, now: number): PaperLine[] {
  const number = `${queue.prefix}${sample.number}`
  const time = wallTime(new Date(now).toISOString(), config.site.timeZone)
  const code = ticketCode(config.site.code, `${time.date.replaceAll('-', '')}-${number}`)
  return ticketPaper(layout, {
    site: config.site,
    queue,
    number,
    item: item === 'chosen' ? longestItem(items, queue.prefix) : null,
    ahead: ahead === 'some' ? sample.ahead : 0,
    ...time,
    code,
    rate: config.rating.address === undefined ? null : `${config.rating.address}/rate/${sampleCode}`,
    copy,
  })
}
