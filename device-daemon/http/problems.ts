/** Every error leaves as problem+json (RFC 9457) with a code; only our own mistakes stay in the log. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ProblemError } from '../problem-error.ts'
import { type Problem, type ProblemCode, problems } from '../wire/problem.ts'

export function problemOf(code: ProblemCode, detail = '', errors?: Problem['errors']): Problem {
  const [status, title] = problems[code]
  return {
    type: `urn:guitai:problem:${code}`,
    title,
    status,
    code,
    ...(detail === '' ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

export function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
  return sendProblem(reply, problem)
}

function toProblem(error: FastifyError | ProblemError): Problem {
  if (error instanceof ProblemError) return { ...problemOf(error.code, error.detail), ...(error.rows === undefined ? {} : { rows: error.rows }) }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      path: issue.instancePath.split('/').filter(Boolean).join('.'),
      message: issue.message ?? '',
    }))
    return problemOf('BAD_REQUEST', errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; '), errors)
  }
  const status = error.statusCode ?? 500
  if (status === 413) return problemOf('BODY_TOO_LARGE')
  if (status === 429) return problemOf('TOO_MANY_REQUESTS')
  if (status === 404) return problemOf('NOT_FOUND')
  if (status < 500) return { ...problemOf('BAD_REQUEST', error.message), status }
  return problemOf('INTERNAL')
}
