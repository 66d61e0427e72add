/** What of a line of the log may leave the hall. */
import { describe, expect, it } from 'vitest'
import { logLineOf } from '../../device-daemon/diagnostics/log-line.ts'
import { linesMax, RecentLog } from '../../device-daemon/diagnostics/recent-log.ts'
import { createLog } from '../../device-daemon/logging.ts'

const time = '2026-11-24T01:00:00.000Z'
const line = (fields: object) => logLineOf(JSON.stringify({ level: 40, time, msg: 'a device needs attention', ...fields }))

describe('A line of the log', () => {
  it('says of a device what is known of it', () => {
    expect(line({ device: 'window-1/pad', state: 'absent', reason: 'unplugged', detail: '/dev/ttyUSB0 is gone' })).toEqual({
      at: time, level: 'warn', says: 'a device needs attention', device: 'window-1/pad', state: 'absent', reason: 'unplugged', problem: null, doing: null, error: null,
    })
  })

  it('says of an error what it is and where, without its words or where the program lies', () => {
    const stack = 'TypeError: 金丝雀 11010519491231002X\n    at open (node:fs:1:1)\n    at Spooler.print (file:///home/wang/guitai/device-daemon/desks/spooler.ts:88:5)\n    at x (file:///y/device-daemon/main.ts:1:1)'
    const got = line({ doing: 'printing a ticket', err: { type: 'TypeError', message: '金丝雀', code: 'ENOSPC', stack } })
    expect(got?.error).toBe('TypeError ENOSPC device-daemon/desks/spooler.ts:88')
    expect(got?.doing).toBe('printing a ticket')
    expect(line({ err: {} })?.error).toBe('Error')
    expect(line({ err: { type: '金丝雀', code: 'somebody’s', stack: 7 } })?.error).toBe('Error')
  })

  it('has no field that is not named, and none whose value has not the form of our names', () => {
    const canary = '金丝雀'
    const got = line({ [canary]: canary, event: { [canary]: canary }, detail: canary, ticket: canary, device: canary, state: canary, reason: canary, problem: canary, err: { message: canary } })
    expect(JSON.stringify(got)).not.toContain(canary)
  })

  it.each(['11010519491231002X', '13800138000', '20261124-B001', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9'])('loses %s, should a sentence hold it', (secret) => {
    const got = line({ msg: `a sentence ${secret} goes on`, doing: secret })
    expect(got).toMatchObject({ says: 'a sentence […] goes on', doing: '[…]' })
  })

  it('that is none is none', () => {
    for (const text of ['', 'x', 'null', '[]', '{}', '{"level":30}', `{"level":30,"time":"${time}"}`, '{"level":30,"time":"yesterday","msg":"x"}']) expect(logLineOf(text)).toBeNull()
  })

  it('is short, whatever it was', () => {
    expect(line({ msg: 'a '.repeat(5000) })?.says.length).toBeLessThanOrEqual(200)
  })
})

describe('What is kept of the log', () => {
  it('are its last lines, oldest first, at the level it is written at, while its output has them all', () => {
    const recent = new RecentLog()
    const out: string[] = []
    const log = createLog({ level: 'debug', to: { write: (text: string) => void out.push(text) }, recent })
    log.trace('unheard')
    for (let nth = 0; nth < linesMax + 5; nth++) log.debug(`line ${nth}`)
    log.error({ token: 'x' }, 'the end')
    expect(out).toHaveLength(linesMax + 6)
    const lines = recent.lines()
    expect(lines).toHaveLength(linesMax)
    expect(lines[0]).toMatchObject({ level: 'debug', says: 'line 6' })
    expect(lines.at(-1)).toMatchObject({ level: 'error', says: 'the end' })
  })
})
