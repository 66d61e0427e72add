/** What clerks are to have read: the texts, who has read which when, and a clerk's word for it. */
import { z } from 'zod'
import { documentIdSchema, documentListSchema, documentViewSchema, readDocumentSchema } from '../../wire/document-view.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../../problem-error.ts'
import type { Document } from '../../../config/documents/load.ts'

const tags = ['documents']
const params = z.object({ document: documentIdSchema })

export async function documentRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, service } = parts

  app.get('/api/documents', { schema: { tags, response: { 200: documentListSchema } } }, (request) => {
    return { documents: hall.documents.map((document) => viewOf(parts, request, document)) }
  })

  app.post('/api/documents/:document/read', { schema: { tags, params, body: readDocumentSchema, response: { 200: documentViewSchema } } }, async (request) => {
    const { document: id } = request.params
    await service.execute({ type: 'read-document', document: id, ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    const document = hall.documents.find((one) => one.id === id)
    if (document === undefined) throw new ProblemError('DOCUMENT_UNKNOWN', `There is no document ${id}.`)
    return viewOf(parts, request, document)
  })
}

/** A clerk sees the own reading alone. */
function viewOf({ hall, service }: Parts, request: FastifyRequest, document: Document) {
  const { role, clerk: own = '' } = callerOf(request)
  const isShown = (clerk: string) => role === 'supervisor' || clerk === own
  const readings = [...service.state.document.readings.values()].filter((one) => one.document === document.id && isShown(one.clerk)).map((one) => ({ ...one, isNow: one.digest === document.digest }))
  const have = new Set(readings.filter(({ isNow }) => isNow).map(({ clerk }) => clerk))
  const missing = hall.config.clerks.map(({ workNo }) => workNo).filter((clerk) => isShown(clerk) && !have.has(clerk))
  return { ...document, lines: [...document.lines], linesEn: [...document.linesEn], readings, missing }
}
