/** One request to the daemon, with a token, and what it answered. */
import type { Problem } from '../../device-daemon/wire/problem.ts'

export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: Problem }

/** What a request that never reached the daemon is told as. */
const unreachable: Problem = { type: 'about:blank', title: 'The daemon does not answer.', status: 0, code: 'UNREACHABLE' }

interface Asking<T> {
  readonly body?: object | undefined
  readonly token: string | null
  readonly key?: string | undefined
  readonly read: (response: Response) => Promise<T>
}

export const jsonOf = async (response: Response) => (response.status === 204 ? null : await response.json())

export async function request<T>(method: string, path: string, { body, token, key, read }: Asking<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.ok ? { ok: true, data: await read(response) } : { ok: false, problem: await response.json() }
  } catch {
    return { ok: false, problem: unreachable }
  }
}
