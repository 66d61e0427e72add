/** Help for people who cannot come: asked for, assigned, visited, closed; and how to reach them, for the clerk who goes. */
import { z } from 'zod'
import { withContact } from '../../contacts/with-contact.ts'
import { openHelp } from '../../hall/parts/help/fold.ts'
import { stateAfter } from '../../hall-views.ts'
import { ProblemError } from '../../problem-error.ts'
import { assignHelpSchema, cancelHelpSchema, closeHelpSchema, contactSchema, requestHelpSchema } from '../../wire/help-commands.ts'
import { type HelpView, helpViewSchema } from '../../wire/help-view.ts'
import { helpNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import { actingClerk, windowParams } from './windows.ts'

const tags = ['help']
const params = z.object({ help: helpNoSchema })
const stepParams = windowParams.extend({ help: helpNoSchema })
const response = { 200: helpViewSchema }

export async function helpRoutes(app: App, parts: Parts): Promise<void> {
  const { service, contacts } = parts

  app.post('/api/help', { schema: { tags, body: requestHelpSchema, response: { 201: helpViewSchema } } }, async (request, reply) => {
    const caller = callerOf(request)
    const { by, contact, ...said } = request.body
    const channel = caller.role === 'kiosk' ? 'kiosk' : by
    // Whether there is one, and no digest of it: of a telephone number that would be the number.
    const cause = causeOf(request, { by, ...said, contact: contact !== null })
    const { events } = await withContact(parts, contact, (reference) =>
      service.execute({ type: 'request-help', ...said, channel, contact: reference, actor: actorOf(caller) }, cause),
    )
    const made = events.find((event) => event.type === 'help-requested')?.data.help ?? ''
    // Repeated when the hall has let it go, it is as it was then.
    return reply.code(201).send(service.state.help.requests.get(made) ?? stateAfter(events).help.requests.get(made) ?? helpUnknown(made))
  })

  app.get('/api/help', { schema: { tags, response: { 200: z.object({ help: z.array(helpViewSchema) }) } } }, () => ({ help: openHelp(service.state.help) }))

  app.get('/api/help/:help/contact', { schema: { tags, params, response: { 200: contactSchema } } }, async (request, reply) => {
    const { help } = request.params
    // Without a key: asked again it is seen again. What cannot be written down is not shown.
    await service.execute({ type: 'see-contact', help, clerk: callerOf(request).clerk ?? null })
    const reference = helpOf(parts, help).contact
    const contact = reference === null ? null : contacts.read(reference)
    if (contact === null) throw new ProblemError('CONTACT_UNKNOWN')
    void reply.header('cache-control', 'no-store')
    return contact
  })
}

/** The steps of a clerk, at a window. */
export async function helpWindowRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts
  const path = '/api/windows/:number/help/:help'

  app.post(`${path}/assign`, { schema: { tags, params: stepParams, body: assignHelpSchema, response } }, async (request) => {
    const { number: window, help } = request.params
    const clerk = await actingClerk(request, window, parts)
    await service.execute({ type: 'assign-help', window, clerk, help, to: request.body.clerk }, causeOf(request))
    return helpOf(parts, help)
  })

  app.post(`${path}/visit`, { schema: { tags, params: stepParams, response } }, async (request) => {
    const { number: window, help } = request.params
    const clerk = await actingClerk(request, window, parts)
    await service.execute({ type: 'visit-for-help', window, clerk, help }, causeOf(request))
    return helpOf(parts, help)
  })

  app.post(`${path}/close`, { schema: { tags, params: stepParams, body: closeHelpSchema, response } }, async (request) => {
    const { number: window, help } = request.params
    const clerk = await actingClerk(request, window, parts)
    await service.execute({ type: 'close-help', window, clerk, help, ...request.body }, causeOf(request))
    return helpOf(parts, help)
  })

  app.post(`${path}/cancel`, { schema: { tags, params: stepParams, body: cancelHelpSchema, response } }, async (request) => {
    const { number: window, help } = request.params
    const clerk = await actingClerk(request, window, parts)
    await service.execute({ type: 'cancel-help', window, clerk, help, ...request.body }, causeOf(request))
    return helpOf(parts, help)
  })
}

const helpOf = ({ service }: Parts, no: string): HelpView => service.state.help.requests.get(no) ?? helpUnknown(no)

function helpUnknown(no: string): never {
  throw new ProblemError('HELP_UNKNOWN', `There is no request ${no}.`)
}
