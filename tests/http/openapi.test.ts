/** The document at /api/docs/json against what the routes really answer: every refusal in reach is provoked. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRights } from '../../device-daemon/access/rights.ts'
import { roles } from '../../device-daemon/wire/words.ts'
import { TestDaemon } from '../kit/test-daemon.ts'
import { askers, beyondReach, keyless, type Story, stories, valid } from './refusals.ts'

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }>>
}

const routes = Object.keys(routeRights) as (keyof typeof routeRights)[]
const answered = new Map<string, Set<string>>(routes.map((route) => [route, new Set()]))
const told = new Map<Story, string>()
const keysRefused = new Map<string, boolean>()
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
const folder = mkdtempSync(join(tmpdir(), 'guitai-openapi-'))
let daemon: TestDaemon

beforeAll(async () => {
  daemon = await TestDaemon.start({ change: manyRefusals })
  paths = (await daemon.call('GET', '/api/docs/json', null)).body.paths
  for (const route of routes) await provoke(route)
  for (const story of stories) {
    const { route, who, body, headers } = story
    told.set(story, await ask(route, pathOf(story), who, body, headers))
  }
  for (const route of routes) await sendBadKey(route)
})
afterAll(async () => {
  await daemon.remove()
  rmSync(folder, { recursive: true })
})

/** One queue is shut at nine o'clock, one has a single number, one item is closed, and one day is. */
// biome-ignore lint/suspicious/noExplicitAny: a test changes a configuration as a text editor would
function manyRefusals(config: any): void {
  const catalogue = JSON.parse(readFileSync(config.catalogue, 'utf8'))
  const items = Array.isArray(catalogue) ? catalogue : catalogue.items
  items.find(({ code }: { code: string }) => code === 'SJ-01').closed = true
  Object.assign(items.find(({ code }: { code: string }) => code === 'SJ-02'), { acceptLevels: [4], decideLevel: 4 })
  config.queues[2].hours = [{ from: '13:30', to: '17:00' }]
  config.queues[4].dailyQuota = 1
  config.calendar = { closed: ['2026-12-01'] }
  config.catalogue = join(folder, 'catalogue.json')
  writeFileSync(config.catalogue, JSON.stringify(catalogue))
}

const pathOf = ({ route, at = [], query = '' }: Pick<Story, 'route' | 'at' | 'query'>): string => {
  const left = [...at]
  return (route.split(' ')[1] ?? '').replace(/:\w+/g, () => left.shift() ?? '1') + query
}

async function ask(route: string, path: string, who: Story['who'], body?: unknown, headers?: Record<string, string>): Promise<string> {
  const method = route.startsWith('GET') ? 'GET' : 'POST'
  const answer = await daemon.call(method, path, who, body, headers)
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true
  const said = `${answer.status}${isProblem ? ` ${answer.body.code}` : ''}`
  answered.get(route)?.add(said)
  return said
}

/** What can be wrong with any request: who asks, from where, with which body, of what. */
async function provoke(route: (typeof routes)[number]): Promise<void> {
  const allowed: 'anyone' | readonly string[] = routeRights[route]
  const wrong = roles.find((role) => allowed !== 'anyone' && !allowed.includes(role))
  const right = askers[roles.find((role) => allowed === 'anyone' || allowed.includes(role)) ?? 'clerk']
  const path = pathOf({ route })
  await ask(route, path, null)
  await ask(route, path, null, undefined, { authorization: 'Bearer gt1.no.token' })
  await ask(route, path, right, undefined, { origin: 'https://evil.example' })
  if (wrong !== undefined) await ask(route, path, { role: wrong })
  if (path !== route.split(' ')[1]) {
    for (const id of ['%zz', '!!', 'x'.repeat(90), 'x'.repeat(150)]) await ask(route, path.replace(/1/, id), right)
  }
  if (route.startsWith('GET')) return void (await ask(route, path, right))
  for (const body of ['{"half":', { nonsense: 1 }, [], 'x'.repeat(20_000)]) await ask(route, path, right, body)
  await ask(route, path, right, 'words', { 'content-type': 'application/x-words' })
}

async function sendBadKey(route: string): Promise<void> {
  const request = valid[route]
  if (request === undefined) return
  const said = await ask(route, pathOf(request), request.who, request.body, { 'idempotency-key': 'short' })
  keysRefused.set(route, said === '400 BAD_REQUEST')
}

function operationOf(route: string): Operation | undefined {
  const [method = '', url = ''] = route.split(' ')
  return paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
}

/** `404 TICKET_UNKNOWN`, and the bare status where it is no problem. */
function documentedFor(route: string): string[] {
  return Object.entries(operationOf(route)?.responses ?? {}).flatMap(([status, { description, content }]) => {
    const codes = [...description.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => `${status} ${code}`)
    return content?.['application/problem+json'] === undefined ? [status] : codes
  })
}

describe('The document', () => {
  it('has every route of the table of rights and no other', () => {
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(documented.sort()).toEqual([...routes].sort())
  })

  it.each(routes)('says everything that %s answers', (route) => {
    const documented = documentedFor(route)
    expect([...(answered.get(route) ?? [])].filter((said) => !documented.includes(said))).toEqual([])
  })

  it.each(routes)('says nothing that %s never answers', (route) => {
    const unheard = documentedFor(route).filter((said) => said.includes(' ') && answered.get(route)?.has(said) !== true)
    expect(unheard.filter((said) => !beyondReach.some((one) => `${route} ${said}`.match(one)))).toEqual([])
  })

  it.each(routes.filter((route) => route.startsWith('POST')))('has an Idempotency-Key for %s exactly where one is read', (route) => {
    const named = operationOf(route)?.parameters?.some((one) => one.in === 'header' && one.name === 'Idempotency-Key') === true
    expect(named).toBe(keysRefused.get(route))
    expect(named).toBe(!keyless.includes(route))
  })
})

describe('Provoked', () => {
  it.each(stories)('$what: $said', (story) => {
    expect(told.get(story)).toBe(story.said)
  })
})
