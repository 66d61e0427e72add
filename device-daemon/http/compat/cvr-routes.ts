/** 华视-style: `/OpenDevice`, `/readcard`, `/CloseDevice`, in any case, by GET or POST, with `&t=…` behind the path. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cvrClosed, cvrOpened, cvrRead } from '../../compat/cvr.ts'
import type { ReaderService } from '../../compat/reader-service.ts'
import { ProblemError } from '../../problem-error.ts'
import type { App } from '../parts.ts'
import { answer } from './answer.ts'

/** Against caches, and where a picture is to be written to: nothing of it is wanted. */
const isTail = (behind: string): boolean => behind === '' || behind.startsWith('&')

export function cvrRoutes(app: App, service: ReaderService): void {
  const on = (path: string, say: () => string | Promise<string>) =>
    app.route<{ Params: { '*': string } }>({
      method: ['GET', 'POST'],
      url: `${path}*`,
      handler: async (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply) => {
        // The path has an ampersand and no question mark.
        if (!isTail(request.params['*'])) throw new ProblemError('NOT_FOUND')
        return answer(reply, await say())
      },
    })
  on('/OpenDevice', () => cvrOpened(service.trouble()))
  on('/CloseDevice', cvrClosed)
  on('/readcard', async () => cvrRead(await service.read()))
}
