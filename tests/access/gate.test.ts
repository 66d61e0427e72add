import { describe, expect, it } from 'vitest'
import { createGate } from '../../device-daemon/access/gate.ts'

const gate = createGate({ scheme: 'http', host: '127.0.0.1', names: ['hall.example'], port: () => 8630 })

describe('The gate looks at Host and Origin before anything else', () => {
  it.each([
    ['127.0.0.1:8630', undefined, 'welcome'],
    ['localhost:8630', undefined, 'welcome'],
    ['LOCALHOST:8630', undefined, 'welcome'],
    ['[::1]:8630', undefined, 'welcome'],
    ['hall.example:8630', undefined, 'welcome'],
    ['127.0.0.1:8630', 'http://127.0.0.1:8630', 'welcome'],
    ['127.0.0.1:8630', 'http://localhost:8630', 'welcome'],
    ['127.0.0.1:8630', 'https://evil.example', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'https://127.0.0.1:8630', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'http://127.0.0.1:8631', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'http://127.0.0.1', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'null', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', '', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'http://127.0.0.1:8630.evil.example', 'ORIGIN_REFUSED'],
    ['127.0.0.1:8630', 'http://user@127.0.0.1:8630', 'ORIGIN_REFUSED'],
    ['evil.example:8630', undefined, 'HOST_REFUSED'],
    ['evil.example', 'http://127.0.0.1:8630', 'HOST_REFUSED'],
    ['127.0.0.1', undefined, 'HOST_REFUSED'],
    ['127.0.0.1:80', undefined, 'HOST_REFUSED'],
    ['127.0.0.1:8630.evil.example', undefined, 'HOST_REFUSED'],
    [undefined, undefined, 'HOST_REFUSED'],
    ['', undefined, 'HOST_REFUSED'],
  ] as const)('Host %s and Origin %s: %s', (host, origin, verdict) => {
    expect(gate.judge({ host, origin })).toBe(verdict)
  })

  it('knows its port only after listening', () => {
    let port = 0
    const late = createGate({ scheme: 'https', host: '::1', names: [], port: () => port })
    port = 443
    expect(late.judge({ host: '[::1]', origin: 'https://[::1]' })).toBe('welcome')
    expect(late.judge({ host: '[::1]:443' })).toBe('welcome')
  })
})
