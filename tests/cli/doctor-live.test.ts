/** What the doctor says of a device that the daemon has, and of a line that several share. */
import { describe, expect, it } from 'vitest'
import { deviceFinding, lineFindings } from '../../device-daemon/cli/doctor-live.ts'
import { noCounts } from '../../device-daemon/devices/session/counters.ts'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'

const device = (some: Partial<DeviceView>): DeviceView => ({
  id: 'window-1/pad',
  kind: 'rating-pad',
  driver: 'rating-pad/ff68',
  title: { zh: '评价器', en: 'Pad' },
  line: 'serial /dev/ttyUSB0 9600 8N1',
  state: 'ok',
  reason: null,
  detail: null,
  since: '2026-11-24T01:00:00.000Z',
  lastContact: '2026-11-24T01:00:00.000Z',
  counters: noCounts(),
  ...some,
})

describe('A device', () => {
  it.each([
    ['a silent printer', { state: 'fault', reason: 'silent' }, 'wrong', /does not answer\. Check that it is switched on/],
    ['an absent pad', { state: 'absent', reason: 'unplugged' }, 'wrong', /The cable was pulled\. Plug both ends in/],
    ['paper near its end', { state: 'warning', reason: 'paper-near-end' }, 'note', /near its end\. Have a new roll/],
    ['a printer that tells nothing', { state: 'ok', reason: 'tells-nothing' }, 'note', /tells nothing of itself\. Look at its paper/],
    ['one that never confirms', { state: 'warning', reason: 'never-confirms', detail: 'completion: none' }, 'note', /\(completion: none\)\. Write completion: none/],
    ['one that works', {}, 'good', /it works \(serial/],
    ['a pad that has never spoken', { lastContact: null }, 'note', /nothing has been heard from it yet\. Press any key of the pad\./],
    ['a display, which never speaks', { kind: 'display', lastContact: null }, 'good', /it works/],
    ['one that starts', { state: 'starting', lastContact: null }, 'note', /has not answered yet/],
    ['one that is switched off', { state: 'disabled', reason: 'switched-off' }, 'note', /switched the device off/],
  ] as const)('%s', (_what, some, level, sentence) => {
    const finding = deviceFinding(device(some))
    expect(finding.level).toBe(level)
    expect(finding.sentence.en).toMatch(sentence)
    expect(finding.sentence.en.startsWith('window-1/pad: ')).toBe(true)
    expect(finding.sentence.zh).toMatch(/^window-1\/pad：[^a-z]*[一-龥]/)
  })

  it('that is in fault or absent is always wrong, and no other ever', () => {
    for (const state of deviceStates) {
      for (const reason of reasons) expect(deviceFinding(device({ state, reason })).level === 'wrong').toBe(state === 'fault' || state === 'absent')
    }
  })
})

describe('A shared line', () => {
  const line = { id: 'hall/desks', line: 'serial', open: true, devices: [{ id: 'window-1/pad', address: 1 }], strangers: [], garbage: 0 }

  it('names who is on it, and addresses that nobody configured', () => {
    expect(lineFindings(line).map(({ level, sentence }) => [level, sentence.en])).toEqual([['good', 'hall/desks is open and shared by window-1/pad (1).']])
    const [, foreign] = lineFindings({ ...line, strangers: [7] })
    expect(foreign).toMatchObject({ level: 'note', sentence: { en: expect.stringContaining('address 7 speaks on this line') } })
  })

  it('that is not open is told of by its devices', () => {
    expect(lineFindings({ ...line, open: false })).toEqual([])
  })
})
