/** A ticket's layout against the hall: its queues, and every printer that will have to print it. Windows print copies. */
import { driverById } from '../../drivers/index.ts'
import type { AnyDriver } from '../../drivers/packed.ts'
import { ticketCode } from '../../device-daemon/wire/codes.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'
import { jobBytes } from '../layout/job-bytes.ts'
import { type Layout, type PlacedLine, placedLines, type TicketFacts, ticketPaper } from '../layout/paper.ts'
import { inChinese } from '../message-words.ts'
import type { HallConfig } from '../schema.ts'

interface Laid {
  readonly config: HallConfig
  readonly items: readonly ServiceItem[]
  readonly layout: Layout
}

export function layoutFaults(laid: Laid): Found[] {
  return [...unknownQueues(laid), ...unprintableLines(laid)]
}

function unknownQueues({ config, layout }: Laid): Found[] {
  const prefixes = new Set(config.queues.map(({ prefix }) => prefix))
  return layout.lines.flatMap(({ when }, index) =>
    (when?.queues ?? []).flatMap((prefix, at) =>
      prefixes.has(prefix) ? [] : [{ path: formatPath(['lines', index, 'when', 'queues', at]), sentence: words(`there is no queue ${prefix}`, `没有队列 ${prefix}`) }],
    ),
  )
}

/** Every ticket there can be, line by line and whole, so that none fails on a morning at the kiosk. */
function unprintableLines(laid: Laid): Found[] {
  const tickets = longestTickets(laid)
  const lines = uniqueBy(tickets.flatMap((facts) => placedLines(laid.layout, facts)), keyOf)
  const shapes = uniqueBy(tickets, (facts) => JSON.stringify(placedLines(laid.layout, facts).map(({ path }) => path)))
  // Printers of one kind say one thing, which is told of the first.
  const kinds = uniqueBy(laid.config.devices, ({ driver, settings }) => JSON.stringify([driver, settings]))
  const faults = kinds.flatMap((device) => {
    const driver = driverById(device.driver)
    if (driver?.kind !== 'printer') return []
    const say = (path: PlacedLine['path'], paper: readonly PaperLine[]): Found[] => {
      const sentence = whyNot(driver, device.settings, paper)
      return sentence === null ? [] : [{ path: formatPath(path), sentence: words(`cannot be printed by ${device.id}: ${sentence}`, `${device.id} 打印不了：${inChinese(sentence)}`) }]
    }
    const wrong = lines.flatMap(({ path, line }) => say(path, [line]))
    // Lines that are good each may be too much together.
    return wrong.length > 0 ? wrong : shapes.flatMap((facts) => say(['lines'], ticketPaper(laid.layout, facts))).slice(0, 1)
  })
  // Several tickets fail at one line for one reason.
  return uniqueBy(faults, ({ path, sentence }) => `${path} ${sentence.en}`)
}

/** The first of each. */
const uniqueBy = <T>(all: readonly T[], key: (one: T) => string): T[] => [...Map.groupBy(all, key).values()].flatMap((alike) => alike.slice(0, 1))

/** A picture is the same on every ticket, and long. */
const keyOf = ({ path, line }: PlacedLine): string => JSON.stringify(line.type === 'image' ? path : [path, line])

/** Those that any condition may tell apart, with the longest number and item. */
function longestTickets({ config, items }: Laid): TicketFacts[] {
  return config.queues.flatMap((queue) => {
    const longest = longestItem(items, queue.prefix)
    const number = `${queue.prefix}9999`
    const ticket = { site: config.site, queue, number, date: '2026-11-24', time: '09:00', code: ticketCode(config.site.code, `20261124-${number}`), rate: rateAddressLike(config, number) }
    return [longest, null].flatMap((item) => [9998, 0].flatMap((ahead) => (['original', 'reprint'] as const).map((copy) => ({ ...ticket, item, ahead, copy }))))
  })
}

/** As long as the real one will be. */
const rateAddressLike = ({ rating }: HallConfig, number: string): string | null => (rating.address === undefined ? null : `${rating.address}/rate/20261124${number}${'W'.repeat(10)}`)

/** The one that is hardest to get on paper; null in a queue without any. */
export function longestItem(items: readonly ServiceItem[], prefix: string): ServiceItem | null {
  const [longest = null] = items.filter(({ queue }) => queue === prefix).sort((one, other) => other.name.length - one.name.length)
  return longest
}

/** What the printer's driver has against a ticket. */
function whyNot(driver: Extract<AnyDriver, { kind: 'printer' }>, settings: unknown, lines: readonly PaperLine[]): string | null {
  return driver.use((opened) => {
    try {
      jobBytes(opened, opened.settings.parse(settings), lines)
      return null
    } catch (problem) {
      if (problem instanceof RangeError) return problem.message
      throw problem
    }
  })
}
