/**
 * Guitai in a page of another system:
 *
 *   <script src="http://127.0.0.1:8630/embed.js"></script>
 *   const desk = Guitai.connect({ address: 'http://127.0.0.1:8630', window: 1, token })
 *   await desk.callNext()
 *
 * The page's origin stands in the hall's file (embed.origins); the token is one of
 * `guitai token --role clerk --window N --clerk NO`. No names leak out of the block.
 */
{
  /** Longer than the daemon takes for anything that is asked here. */
  const answerMsMax = 10_000
  const retries = 1

  const problem = (code, status, message) => Object.assign(new Error(message), { name: 'GuitaiError', code, status })

  /** Not randomUUID: that is missing on pages without TLS. */
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

  /** Browsers name the permission differently, by their age; a name that one does not know tells nothing. */
  const isDenied = async () => {
    for (const name of ['loopback-network', 'local-network', 'local-network-access']) {
      try {
        if ((await navigator.permissions.query({ name })).state === 'denied') return true
      } catch {}
    }
    return false
  }

  /** A browser does not say why a request failed, so that every cause it can have is named. */
  const unreachable = async (address) => {
    const words = (await isDenied())
      ? `The browser denies this page the local network, and with it Guitai at ${address}. Allow "local network access" for this page in its site settings, or have the administrator deploy the policy LocalNetworkAccessAllowedForUrls. 浏览器禁止本页面访问本地网络：请在网站设置中允许，或由管理员部署该策略。`
      : `Guitai at ${address} gave no answer. Either the daemon is not running, or this page's origin (${globalThis.location?.origin}) is not in embed.origins, or the browser waits for, or was refused, its local-network permission ("look for and connect to devices on your local network"). 柜台服务没有应答：服务未运行，或本页面来源不在 embed.origins 中，或浏览器的本地网络权限未允许。`
    return problem('UNREACHABLE', 0, words)
  }

  const send = async (address, path, init) => {
    for (let sent = 0; ; sent += 1) {
      try {
        const response = await fetch(address + path, { ...init, signal: AbortSignal.timeout(answerMsMax) })
        // The body belongs to the answer: a line that is lost in the middle of it is lost, too.
        return { response, text: await response.text() }
      } catch {
        if (sent >= retries) throw await unreachable(address)
      }
    }
  }

  const parsed = (text) => {
    try {
      return JSON.parse(text)
    } catch {
      return {}
    }
  }

  const ask = async (address, token, path, more) => {
    const { response, text } = await send(address, path, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      ...more,
      headers: { authorization: `Bearer ${token}`, ...more.headers },
    })
    const said = parsed(text)
    if (response.ok) return said
    throw problem(said.code ?? 'INTERNAL', response.status, said.detail ?? said.title ?? `Guitai answered ${response.status}.`)
  }

  const connect = ({ address, window: number, token }) => {
    const base = new URL(address).origin
    /** The key is made once a command: what is sent again is done once. */
    const step = (name, body) => () =>
      ask(base, token, `/api/windows/${encodeURIComponent(number)}/${name}`, {
        method: 'POST',
        headers: { 'idempotency-key': newKey(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return Object.freeze({
      callNext: step('call-next'),
      recall: step('recall'),
      start: step('start'),
      finish: step('finish'),
      noShow: step('no-show'),
      hold: step('hold'),
      undo: step('undo'),
      withdrawRating: (why) => step('withdraw-rating', { why })(),
      queue: () => ask(base, token, '/api/queue', {}),
      ticket: (id) => ask(base, token, `/api/tickets/${encodeURIComponent(id)}`, {}),
    })
  }

  globalThis.Guitai = Object.freeze({ connect })
}
