/** A card goes to another system's page only while the clerk for whom it asks is at the window. */
import { expect, it } from 'vitest'
import { decide } from '../../device-daemon/hall/hall.ts'
import { emptyState } from '../../device-daemon/wire/fold.ts'
import { plan } from './bench.ts'

const moment = { plan, now: Date.UTC(2026, 10, 24, 1) }
const give = (more: object = {}) => ({ type: 'give-identity', window: 1, clerk: '1001', shape: 'zkidr', fields: 'full', photo: true, basis: 'why', ...more }) as const
const staffed = () => {
  const state = emptyState()
  state.staff.clerks.set(1, '1001')
  return state
}

it('says by which service, how much, on what basis, and nothing else', () => {
  expect(decide(staffed(), give(), moment)).toEqual({
    ok: true,
    facts: [{ type: 'identity-given', window: 1, actor: 'service:zkidr', data: { shape: 'zkidr', fields: 'full', photo: true, basis: 'why' } }],
  })
})

it.each([
  ['nobody at the window', emptyState(), give(), 'WINDOW_UNSTAFFED'],
  ['another clerk by now', staffed(), give({ clerk: '1002' }), 'WINDOW_STAFFED'],
  ['no such window', staffed(), give({ window: 999 }), 'WINDOW_UNKNOWN'],
] as const)('%s', (_what, state, command, code) => {
  expect(decide(state, command, moment)).toMatchObject({ ok: false, code })
})
