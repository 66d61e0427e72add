/** The six requirements (六有): what stands of each line, and what a supervisor states of those that are stated. */
import { z } from 'zod'
import { equipmentOf, filledFrom } from '../../hall/parts/six/standing.ts'
import { ProblemError } from '../../problem-error.ts'
import { type Six, type SixLine, sixLineSchema, sixSchema, stateLineSchema } from '../../wire/six-view.ts'
import { lineCodeSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['six']

export async function sixRoutes(app: App, parts: Parts): Promise<void> {
  app.get('/api/six', { schema: { tags, response: { 200: sixSchema } } }, () => sixOf(parts))

  app.post('/api/six/:line', { schema: { tags, params: z.object({ line: lineCodeSchema }), body: stateLineSchema, response: { 200: sixLineSchema } } }, async (request) => {
    const { line } = request.params
    await parts.service.execute({ type: 'state-requirement', line, ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    const stated = sixOf(parts).lines.find(({ code }) => code === line)
    if (stated === undefined) throw new ProblemError('LINE_UNKNOWN', `There is no requirement ${line}.`)
    return stated
  })
}

function sixOf({ hall, service, devices }: Parts): Six {
  const { version, lines, evidence } = hall.requirements
  const moment = { plan: service.plan, now: service.now() }
  const equipment = equipmentOf(service.state, devices.views(), moment)
  const lineOf = (line: (typeof lines)[number]): SixLine => {
    if (line.from !== 'stated') return { ...line, ...filledFrom(line.from, service.state, { equipment, moment }), statements: [] }
    const statements = [...(service.state.six.statements.get(line.code) ?? [])].reverse()
    return { ...line, met: statements[0]?.met ?? null, count: statements[0]?.count ?? null, statements }
  }
  return { version, lines: lines.map(lineOf), evidence: [...evidence], equipment }
}
