/** No token and no socket: whoever has the code may rate. */
export async function ask<T>(path: string, body?: object, key?: string): Promise<{ readonly data: T } | { readonly problem: string }> {
  try {
    const response = await fetch(path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }, body: JSON.stringify(body) })
    const said = response.status === 204 ? null : await response.json()
    return response.ok ? { data: said } : { problem: said.code }
  } catch {
    return { problem: 'UNREACHABLE' }
  }
}
