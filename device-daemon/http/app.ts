/** Builds the web side: gate first, then token, then routes. Listening is main's business. */
import helmet from 'helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { checkRoute, isRoute } from '../access/rights.ts'
import { ProblemError } from '../problem-error.ts'
import { type AppOptions, bareApp, endConnections } from './bare-app.ts'
import { countedFor, recogniseCaller } from './caller.ts'
import { recordActs } from './acts.ts'
import { documented } from './documented.ts'
import { admit } from './embed/cors.ts'
import { embedRoutes } from './embed/routes.ts'
import { pages } from './pages.ts'
import type { App, Parts } from './parts.ts'
import { onError, problemOf, sendProblem } from './problems.ts'
import { appraisalRoutes } from './routes/appraisals.ts'
import { appointmentRoutes } from './routes/appointments.ts'
import { caseRoutes, caseWindowRoutes } from './routes/cases.ts'
import { catalogueRoutes } from './routes/catalogue.ts'
import { clipRoutes } from './routes/clips.ts'
import { complaintAskingRoutes, complaintRoutes } from './routes/complaints.ts'
import { deviceRoutes } from './routes/devices.ts'
import { configCheckRoutes } from './routes/config-check.ts'
import { diagnosticRoutes } from './routes/diagnostics.ts'
import { documentRoutes } from './routes/documents.ts'
import { exportRoutes } from './routes/exports.ts'
import { actRoutes, figureRoutes } from './routes/figures.ts'
import { handOverRoutes, reassignRoutes } from './routes/hand-overs.ts'
import { sixRoutes } from './routes/six.ts'
import { inspectionRoutes } from './routes/inspections.ts'
import { rectificationRoutes } from './routes/rectifications.ts'
import { healthRoutes } from './routes/health.ts'
import { helpRoutes, helpWindowRoutes } from './routes/help.ts'
import { labRoutes } from './routes/lab.ts'
import { noticeRoutes } from './routes/notices.ts'
import { pairingRoutes } from './routes/pairing.ts'
import { printRoutes } from './routes/prints.ts'
import { ratingWordsRoutes } from './routes/rating-words.ts'
import { clerkShownRoutes } from './routes/clerk-shown.ts'
import { padRoutes, ratingRoutes } from './routes/ratings.ts'
import { readingRoutes } from './routes/reading.ts'
import { officeRoutes, signInRoutes } from './routes/sign-in.ts'
import { staffCallRoutes } from './routes/staff-calls.ts'
import { ticketStepRoutes } from './routes/ticket-steps.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { voiceRoutes } from './routes/voice.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { pauseRoutes, windowRoutes } from './routes/windows.ts'

const rateWindowMs = 10_000

export async function createApp(parts: Parts, options: AppOptions): Promise<App> {
  const app = bareApp(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(onError)
  emptyBodies(app)
  app.decorateRequest('caller', null)
  app.decorateRequest('badToken', false)
  guardRoutes(app)
  endConnections(app)
  app.addHook('onRequest', async (request, reply) => {
    admit(request, reply, parts.gate)
    recogniseCaller(request, parts.tokens, parts.clock.now())
  })
  app.addHook('onRequest', (request, reply, done) => secure(request.raw, reply.raw, () => done()))
  await app.register(rateLimit, {
    max: parts.requestsMax,
    timeWindow: rateWindowMs,
    keyGenerator: countedFor,
    errorResponseBuilder: () => new ProblemError('TOO_MANY_REQUESTS'),
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (_request, reply) => sendProblem(reply, problemOf('NOT_FOUND')))
  recordActs(app, parts)
  await documentation(app)
  for (const routes of allRoutes) await app.register(async (scope: App) => routes(scope, parts))
  await pages(app, parts)
  return app
}

const allRoutes = [
  healthRoutes,
  diagnosticRoutes,
  configCheckRoutes,
  clipRoutes,
  pairingRoutes,
  catalogueRoutes,
  ticketRoutes,
  ticketStepRoutes,
  readingRoutes,
  voiceRoutes,
  signInRoutes,
  officeRoutes,
  windowRoutes,
  pauseRoutes,
  caseRoutes,
  caseWindowRoutes,
  noticeRoutes,
  handOverRoutes,
  reassignRoutes,
  rectificationRoutes,
  helpRoutes,
  helpWindowRoutes,
  staffCallRoutes,
  appointmentRoutes,
  ratingRoutes,
  ratingWordsRoutes,
  padRoutes,
  clerkShownRoutes,
  exportRoutes,
  figureRoutes,
  documentRoutes,
  actRoutes,
  appraisalRoutes,
  printRoutes,
  deviceRoutes,
  webhookRoutes,
  labRoutes,
  embedRoutes,
  complaintRoutes,
  complaintAskingRoutes,
  inspectionRoutes,
  sixRoutes,
]

/** No inline code, nothing from elsewhere; WebAssembly for the camera scanner. Made once: @fastify/helmet makes it anew at each request. */
const secure = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
})

/** Every command and question has its line in the table of rights; one without is our mistake, found at the start. */
function guardRoutes(app: App): void {
  app.addHook('onRoute', ({ method, url }) => {
    const route = `${askedAs(String(method))} ${url}`
    // A preflight asks for nothing itself: the gate judges it by the request it announces.
    if (method === 'OPTIONS') return
    if (isOurs(url) && !isRoute(route)) throw new RangeError(`access/rights.ts has no line for ${route}`)
  })
  // After the count of requests, which is in onRequest, and before a body is read.
  app.addHook('preParsing', async (request) => {
    if (request.badToken) throw new ProblemError('TOKEN_INVALID')
    const route = `${askedAs(request.method)} ${request.routeOptions.url ?? ''}`
    if (isRoute(route)) checkRoute(route, request.caller)
  })
}

/** A HEAD is the same question as its GET, and needs the same right. */
const askedAs = (method: string): string => (method === 'HEAD' ? 'GET' : method)

/** Many clients name JSON as the type of a body they do not send. Where a body is wanted, its schema misses it. */
function emptyBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body, done)
  })
}

const isOurs = (url: string): boolean => url.startsWith('/api/') && !url.startsWith('/api/docs')

async function documentation(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Guitai 柜台',
        version: '1',
        description:
          'The counter hardware of a public-service hall. Commands take an Idempotency-Key: sent twice, done once. ' +
          'Errors are problem+json with a code. Tokens are printed by `guitai token`.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: documented,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
}
