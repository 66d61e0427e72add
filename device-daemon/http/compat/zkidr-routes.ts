/** ZKIDROnline: the parameters say which device and which command of it; there is one reader and one command here. */
import { zkidrInfo, zkidrRead } from '../../compat/zkidr.ts'
import type { ReaderService } from '../../compat/reader-service.ts'
import type { App } from '../parts.ts'
import { answer } from './answer.ts'

export function zkidrRoutes(app: App, service: ReaderService): void {
  app.get('/ZKIDROnline/info', (_request, reply) => answer(reply, zkidrInfo()))
  app.get('/ZKIDROnline/ScanReadIdCardInfo', async (_request, reply) => answer(reply, zkidrRead(await service.read())))
}
