/** A ticket's layout against the hall: its queues, and every printer that will have to print it. */
import { driverById } from '../../drivers/index.ts'
import type { AnyDriver } from '../../drivers/packed.ts'
import { ticketCode } from '../../device-daemon/wire/codes.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import { type Found, formatPath } from '../fault.ts'
import { type Layout, placedLines, type TicketFacts } from '../layout/paper.ts'
import type { HallConfig, ServiceItem } from '../schema.ts'

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
      prefixes.has(prefix) ? [] : [{ path: formatPath(['lines', index, 'when', 'queues', at]), sentence: `there is no queue ${prefix}` }],
    ),
  )
}

/** Each line by itself, of the longest tickets there can be, so that none fails on a morning at the kiosk. */
function unprintableLines(laid: Laid): Found[] {
  const lines = longestTickets(laid).flatMap((facts) => placedLines(laid.layout, facts))
  const faults = laid.config.devices.flatMap((device) => {
    const driver = driverById(device.driver)
    if (driver?.kind !== 'printer') return []
    return lines.flatMap(({ path, line }) => {
      const sentence = whyNot(driver, device.settings, line)
      return sentence === null ? [] : [{ path: formatPath(path), sentence: `cannot be printed by ${device.id}: ${sentence}` }]
    })
  })
  // Several tickets fail at one line for one reason.
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.sentence}`, fault])).values()]
}

/** One a queue, with and without people before it and an item, as original and as copy. */
function longestTickets({ config, items }: Laid): TicketFacts[] {
  return config.queues.flatMap((queue) => {
    const [item = null] = items.filter(({ queue: prefix }) => prefix === queue.prefix).sort((one, other) => other.name.length - one.name.length)
    const number = `${queue.prefix}9999`
    const ticket = { site: config.site, queue, number, date: '2026-11-24', time: '09:00', code: ticketCode(config.site.code, `20261124-${number}`) }
    return [
      { ...ticket, item, ahead: 9998, copy: 'reprint' as const },
      { ...ticket, item: null, ahead: 0, copy: 'original' as const },
    ]
  })
}

/** What the printer's driver has against a line. */
function whyNot(driver: Extract<AnyDriver, { kind: 'printer' }>, settings: unknown, line: PaperLine): string | null {
  return driver.use((opened) => {
    const own = opened.settings.parse(settings)
    const commands = opened.routine(own).order({ type: 'print', job: 'layout', lines: [line] })
    const codec = opened.codec(own, null)
    try {
      for (const command of commands) codec.encode(command)
      return null
    } catch (problem) {
      if (problem instanceof RangeError) return problem.message
      throw problem
    }
  })
}
