/** What a kiosk keeps of a person, for how long, and what it says when something is refused. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { problems } from '../../device-daemon/wire/problem.ts'
import { problemWords } from '../../kiosk-ui/screens/kiosk/problem-words.ts'
import type { TicketReceipt } from '../../device-daemon/wire/commands.ts'
import { askedToday, found } from '../../kiosk-ui/screens/kiosk/items.ts'
import { idleMs, start, Visit, warnMs } from '../../kiosk-ui/screens/kiosk/visit.ts'
import { warnings } from '../../kiosk-ui/screens/kiosk/warnings.ts'
import '../../kiosk-ui/words/kiosk-words.ts'
import { language, setLanguage } from '../../kiosk-ui/words/words.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { documentElement: { lang: '' } })
})
afterEach(() => {
  setLanguage('zh')
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const usual = idleMs.usual
const toItems = { at: 'items', wanted: 'ticket', among: { queue: 'A' } } as const
const receipt = { id: '20261124-A001' } as TicketReceipt
const number = { at: 'number', receipt, checkedIn: false } as const

describe('A visit', () => {
  it('that nobody touches ends after a minute, and says so twenty seconds before', () => {
    const visit = new Visit()
    visit.go(toItems)
    vi.advanceTimersByTime(usual - warnMs - 1)
    expect(visit.ending.value).toBeNull()
    vi.advanceTimersByTime(1)
    expect(visit.ending.value).toBe(20)
    vi.advanceTimersByTime(5000)
    expect(visit.ending.value).toBe(15)
    vi.advanceTimersByTime(warnMs - 5000 - 1)
    expect([visit.step.value.at, visit.ending.value]).toEqual(['items', 1])
    vi.advanceTimersByTime(1)
    expect([visit.step.value, visit.ending.value]).toEqual([start, null])
  })

  it('lasts another minute from each touch, also from one in the last second', () => {
    const visit = new Visit()
    visit.go({ at: 'camera' })
    vi.advanceTimersByTime(usual - 1)
    visit.touch()
    expect(visit.ending.value).toBeNull()
    vi.advanceTimersByTime(usual - 1)
    expect(visit.step.value.at).toBe('camera')
    vi.advanceTimersByTime(1)
    expect(visit.step.value).toBe(start)
  })

  it('of the old lasts three minutes', () => {
    const visit = new Visit()
    visit.enlarge(true)
    visit.go(toItems)
    vi.advanceTimersByTime(180_000 - warnMs)
    expect([visit.step.value.at, visit.ending.value]).toEqual(['items', 20])
    vi.advanceTimersByTime(warnMs)
    expect([visit.step.value, visit.elder.value]).toEqual([start, false])
  })

  it('leaves the next person nothing: not the language, the type, the height, the card, the name, what they said, nor a way back', () => {
    const visit = new Visit()
    visit.speak('en')
    visit.enlarge(true)
    visit.lower(true)
    visit.priority.value = 'veteran'
    visit.card.value = 'a-card'
    visit.greeting.value = { name: '张*', elderly: true }
    visit.go(toItems)
    visit.go({ at: 'green' })
    visit.end()
    expect([language.value, document.documentElement.lang, visit.elder.value, visit.low.value]).toEqual(['zh', 'zh-CN', false, false])
    expect([visit.priority.value, visit.card.value, visit.greeting.value, visit.canGoBack.value, visit.step.value]).toEqual([null, null, null, false, start])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives the hall’s own language back, also when the start page was all they saw', () => {
    const visit = new Visit()
    visit.touch()
    visit.speak('en')
    expect(language.value).toBe('en')
    vi.advanceTimersByTime(usual)
    expect([language.value, document.documentElement.lang]).toEqual(['zh', 'zh-CN'])
  })

  it('that is over leaves nothing behind that could end the next one early', () => {
    const visit = new Visit()
    visit.go({ at: 'camera' })
    vi.advanceTimersByTime(usual / 2)
    visit.home()
    visit.go(toItems)
    vi.advanceTimersByTime(usual - 1)
    expect(visit.step.value.at).toBe('items')
    vi.advanceTimersByTime(1)
    expect([visit.step.value, vi.getTimerCount()]).toEqual([start, 0])
  })
})

describe('Back', () => {
  it('is one step, and to the page of the choices that one had turned to', () => {
    const visit = new Visit()
    visit.go({ at: 'queues', wanted: 'papers' })
    visit.go(toItems)
    visit.page.value = 2
    visit.go({ at: 'papers', item: 'RS-01' })
    expect(visit.page.value).toBe(0)
    visit.back()
    expect([visit.step.value, visit.page.value]).toEqual([toItems, 2])
    visit.back()
    expect(visit.step.value.at).toBe('queues')
    visit.back()
    expect([visit.step.value, visit.canGoBack.value]).toEqual([start, false])
    visit.back()
    expect(visit.step.value).toBe(start)
  })

  it('from a refusal is to where one asked, and never to the wait', () => {
    const visit = new Visit()
    visit.go(toItems)
    visit.wait()
    visit.go({ at: 'refused', code: 'QUEUE_CLOSED' })
    expect(visit.canGoBack.value).toBe(true)
    visit.back()
    expect(visit.step.value).toBe(toItems)
    visit.back()
    expect(visit.step.value).toBe(start)
  })

  it('is not from what was given: the number is had', () => {
    const visit = new Visit()
    visit.go(toItems)
    visit.wait()
    visit.go(number)
    expect(visit.canGoBack.value).toBe(false)
  })

  it('is to one’s number, from what was asked for beside it', () => {
    const visit = new Visit()
    visit.go(number)
    visit.go({ at: 'help', item: 'RS-01', kind: null, place: null })
    visit.back()
    expect([visit.step.value, visit.canGoBack.value]).toEqual([number, false])
  })

  it('is not left after the start', () => {
    const visit = new Visit()
    visit.go(toItems)
    visit.home()
    expect(visit.canGoBack.value).toBe(false)
  })
})

describe('A number', () => {
  it('whose paper did not come stays until somebody says that they have it', () => {
    const visit = new Visit()
    visit.go(number)
    visit.hold(true)
    vi.advanceTimersByTime(60 * usual)
    expect(visit.step.value).toBe(number)
    visit.touch()
    vi.advanceTimersByTime(60 * usual)
    expect(visit.step.value).toBe(number)
    visit.end()
    expect(visit.step.value).toBe(start)
  })

  it('whose paper has come since goes as every page', () => {
    const visit = new Visit()
    visit.go(number)
    visit.hold(true)
    visit.hold(false)
    vi.advanceTimersByTime(usual)
    expect(visit.step.value).toBe(start)
  })

  it('that stayed does not keep the next page', () => {
    const visit = new Visit()
    visit.go(number)
    visit.hold(true)
    visit.go(toItems)
    vi.advanceTimersByTime(usual)
    expect(visit.step.value).toBe(start)
  })
})

describe('Items', () => {
  const items = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((code, nth) => ({ code: `${code}-0${nth}`, initials: [`B${code}Z`, `Q${code}`] }))

  it('most asked for today come first, six at most, those asked as often in the catalogue’s order, and none that nobody asked for', () => {
    const asked = Object.fromEntries(items.map(({ code }, nth) => [code, [1, 0, 5, 2, 2, 9, 1, 1][nth] ?? 0]))
    expect(askedToday(items, asked).map(({ code }) => code[0]).join('')).toBe('FCDEAG')
    expect(askedToday(items, {})).toEqual([])
  })

  it('are found by letters anywhere in what they are called, by a code from its beginning', () => {
    expect(found(items, 'initials', 'CZ').map(({ code }) => code)).toEqual(['C-02'])
    expect(found(items, 'initials', 'B')).toHaveLength(8)
    expect(found(items, 'code', 'C-')).toHaveLength(1)
    expect(found(items, 'code', '-0')).toEqual([])
  })
})

describe('What a person is told before they begin', () => {
  const well = [{ kind: 'printer', state: 'ok', reason: null }, { kind: 'scanner', state: 'busy', reason: null }] as const
  it('is nothing where all is well', () => expect(warnings(well, false)).toEqual([]))
  it.each([
    [{ kind: 'printer', state: 'fault', reason: 'paper-out' }, ['kiosk.noPaper']],
    [{ kind: 'printer', state: 'absent', reason: 'unplugged' }, ['kiosk.noPaper']],
    [{ kind: 'printer', state: 'warning', reason: 'paper-near-end' }, ['kiosk.paperNear']],
    [{ kind: 'printer', state: 'warning', reason: 'garbled' }, []],
    [{ kind: 'scanner', state: 'absent', reason: 'unplugged' }, ['kiosk.noScanner']],
  ] as const)('of %o is %j', (device, said) => expect(warnings([...well.filter(({ kind }) => kind !== device.kind), device], false)).toEqual(said))
  it('is what is not there, too', () => expect(warnings([], false)).toEqual(['kiosk.noPaper', 'kiosk.noScanner']))
  it('is the camera, where only that reads codes', () => expect(warnings([], true)).toEqual(['kiosk.noPaper', 'kiosk.onlyCamera']))
})

describe('A refusal', () => {
  it.each(['zh', 'en'] as const)('is never told as a code of ours (%s)', (spoken) => {
    setLanguage(spoken)
    for (const code of [...Object.keys(problems), 'UNREACHABLE', 'NEVER_HEARD_OF']) {
      expect(problemWords(code), code).not.toMatch(/[A-Z]{2,}_|^$/)
      expect(problemWords(code)).not.toBe(code)
    }
  })

  it('has words of its own for what a citizen can meet', () => {
    const codes = ['ITEM_CLOSED', 'QUEUE_CLOSED', 'QUOTA_FULL', 'APPOINTMENT_UNKNOWN', 'UNREACHABLE', 'TOO_MANY_REQUESTS', 'INTERNAL']
    expect(new Set(codes.map(problemWords)).size).toBe(codes.length)
  })
})
