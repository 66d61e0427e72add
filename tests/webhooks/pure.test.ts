/** What is signed, when it is tried again, and where it may go. */
import { describe, expect, it } from 'vitest'
import { checkLiteral, isAllowed } from '../../device-daemon/webhooks/allowed-address.ts'
import { givesUpAfterMs, nextTryAt, waitMs } from '../../device-daemon/webhooks/back-off.ts'
import { sign } from '../../device-daemon/webhooks/signature.ts'

describe('A signature', () => {
  it('is what `openssl dgst -sm3 -hmac` and `-sha256 -hmac` say', () => {
    expect(sign('a-secret-of-at-least-32-characters!', 7, 1795482000_999, '{"seq":7}')).toEqual({
      'guitai-id': '7',
      'guitai-timestamp': '1795482000',
      'guitai-signature': 'sm3=39a71ef0f511ab5161466a28ab34317cdc67df5eb3a92e52b2326b9a5a6fa4e8,sha256=19aea5766683cafe0a547b53429589a82a4634112bbc6097e703d8828a4feb1e',
    })
  })
})

describe('The back-off', () => {
  it.each([[1, 5], [2, 30], [3, 120], [4, 600], [5, 1800], [6, 3600], [7, 3600], [90, 3600]])('after try %i waits %i s, a tenth more or less', (tries, seconds) => {
    expect(waitMs(tries, 0.5)).toBe(seconds * 1000)
    expect(waitMs(tries, 0)).toBe(seconds * 900)
    expect(waitMs(tries, 1)).toBe(seconds * 1100)
  })

  it('ends 72 hours after the first try, with a last one then', () => {
    expect(givesUpAfterMs).toBe(72 * 3600_000)
    expect(nextTryAt(0, givesUpAfterMs - 60_000, 75, 0.5)).toBe(givesUpAfterMs)
    expect(nextTryAt(0, givesUpAfterMs, 76, 0.5)).toBeNull()
  })
})

describe('An address', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'febf::1',
    '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::127.0.0.1', '64:ff9b::7f00:1', 'office', '',
  ])('%s is refused', (address) => expect(isAllowed(address)).toBe(false))

  it.each(['10.1.2.3', '192.168.10.50', '203.0.113.9', '169.253.1.1', '2001:db8::1', 'fd00::1', 'fec0::1'])('%s is allowed', (address) => expect(isAllowed(address)).toBe(true))

  it.each(['[::1]', '127.0.0.1', new URL('http://2130706433/').hostname, new URL('http://0x7f.1/').hostname])('%s in a URL is refused', (name) => {
    expect(() => checkLiteral(name)).toThrow()
  })

  it('in a URL that is a name is judged when it is resolved', () => expect(() => checkLiteral('office.example')).not.toThrow())
})
