/** A configuration as whoever mends from afar must know it. Every value is named here: no path, no secret, nobody's name or number gets in by being new. */
import type { HallConfig } from '../../config/schema.ts'
import { isLoopback } from '../../config/schema.ts'
import type { ConfigExplained } from '../wire/diagnostics-view.ts'

export function configExplained({ site, emulated, listen, queues, windows, kiosks, clerks, devices, lines, webhooks, embed, compat }: HallConfig): ConfigExplained {
  return {
    site: { code: site.code, name: site.name, tier: site.tier, timeZone: site.timeZone },
    emulated,
    listens: { beyondThisBox: !isLoopback(listen.host), port: listen.port, encrypted: listen.tls !== undefined },
    queues: queues.map(({ prefix }) => prefix),
    windows: windows.map(({ number, queues: served, pad = null, caller = null, display = null, idReader = null, printer = null }) => ({ number, queues: [...served], pad, caller, display, idReader, printer })),
    kiosks: kiosks.map(({ number, printer = null, scanner = null, idReader = null }) => ({ number, printer, scanner, idReader })),
    lines: lines.map(({ id, transport }) => ({ id, transport })),
    devices: devices.map(({ id, driver, transport }) => ({ id, driver, transport })),
    counts: { clerks: clerks.length, webhooks: webhooks.length, embedOrigins: embed.origins.length, readerServices: compat.services.length },
  }
}
