/** No token and no socket: whoever has the code may rate. */
export async function ask<T>(path: string, body?: object, key = ''): Promise<{ readonly data: T } | { readonly problem: string }> {
  try {
    const response = await fetch(path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) })
    const said = await response.json()
    return response.ok ? { data: said } : { problem: said.code }
  } catch {
    return { problem: 'UNREACHABLE' }
  }
}
