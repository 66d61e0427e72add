/** A loopback port for each service that is configured; none where none is. */
import type { FastifyBaseLogger } from 'fastify'
import { serviceHost } from '../../../config/compat-schema.ts'
import type { HallConfig } from '../../../config/schema.ts'
import { createGate } from '../../access/gate.ts'
import { ReaderService, type ReaderServiceParts } from '../../compat/reader-service.ts'
import { listen } from '../../listening.ts'
import type { App } from '../parts.ts'
import { createServiceApp } from './service-app.ts'

export interface ReaderServices {
  readonly urls: readonly (string | null)[]
  close(): Promise<void>
}

export interface ReaderServicesParts extends Omit<ReaderServiceParts, 'windows'> {
  readonly hall: { readonly config: Pick<HallConfig, 'compat' | 'windows'> }
  readonly log: FastifyBaseLogger
  readonly requestsMax: number
}

export async function openReaderServices(parts: ReaderServicesParts): Promise<ReaderServices> {
  const { hall, log, requestsMax, report } = parts
  const apps: App[] = []
  const urls: (string | null)[] = []
  for (const config of hall.config.compat.services) {
    let port = config.port
    const gate = createGate({ scheme: 'http', host: serviceHost, names: [], embedded: config.origins, isOpen: () => true, port: () => port })
    const app = await createServiceApp(new ReaderService(config, { ...parts, windows: hall.config.windows }), { gate, log, requestsMax })
    apps.push(app)
    try {
      port = await listen(app, serviceHost, port, `Its maker's own service runs still? It has to go before Guitai answers its pages for window ${config.window}.`)
      urls.push(`http://${serviceHost}:${port}`)
    } catch (error) {
      // The hall is not shut for it: the doctor says it, too.
      report(error, 'opening a port for the pages of another system')
      urls.push(null)
    }
  }
  return { urls, close: async () => void (await Promise.all(apps.map((app) => app.close()))) }
}
