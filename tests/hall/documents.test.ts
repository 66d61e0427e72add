/** That a clerk has read a text: which version, when, and that it is the one in force. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { HallBench, plan } from './bench.ts'

const read = (hall: HallBench, more: { document?: string; version?: string; actor?: string } = {}) => hall.try({ type: 'read-document', document: 'service-rules', version: '2', actor: 'clerk:1001', ...more })
const key = '1001 service-rules'

describe('A document', () => {
  it('is read once: what was in force then, and when', () => {
    const hall = new HallBench()
    expect(read(hall)).toBe('ok')
    expect(read(hall)).toBe('ok')
    expect(hall.types()).toEqual(['day-opened', 'document-read'])
    expect(hall.state.document.readings.get(key)).toEqual({ clerk: '1001', document: 'service-rules', version: '2', digest: 'b'.repeat(64), at: '2026-11-24T01:00:00.000Z' })
  })

  it.each([
    ['that is none', { document: 'nothing' }, 'DOCUMENT_UNKNOWN'],
    ['of which the page has an old version', { version: '1' }, 'DOCUMENT_CHANGED'],
    ['by nobody with a name', { actor: 'clerk' }, 'NAME_NEEDED'],
  ] as const)('%s is not read', (_what, more, code) => {
    const hall = new HallBench()
    expect(read(hall, more)).toBe(code)
    expect(hall.events).toEqual([])
  })

  it('whose text has changed is read again, also under the same version', () => {
    const documents = new Map([['service-rules', { version: '2', digest: 'c'.repeat(64) }]])
    const hall = new HallBench()
    read(hall)
    Object.assign(hall, { plan: { ...plan, documents } })
    expect(read(hall)).toBe('ok')
    expect(hall.types()).toEqual(['day-opened', 'document-read', 'document-read'])
    expect(hall.state.document.readings.get(key)?.digest).toBe('c'.repeat(64))
  })

  it('stays read over midnight and a snapshot, and no page carries who has read what', () => {
    const hall = new HallBench()
    read(hall)
    hall.now += 24 * 3600_000
    hall.do({ type: 'open-day' })
    expect(hall.state.document.readings.size).toBe(1)
    expect(readState(writeState(hall.state))).toEqual(hall.state)
    expect(shown(hall.state, { role: 'supervisor' }).document).toEqual({ readings: [] })
    const [, event] = hall.events
    expect(event === undefined ? null : maySee({ role: 'clerk', window: 1 }, event)).toBeNull()
  })
})
