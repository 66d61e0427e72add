/** What a kiosk keeps of a person, for how long, and what it says when something is refused. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { problems } from '../../device-daemon/wire/problem.ts'
import { problemWords } from '../../kiosk-ui/screens/kiosk/problem-words.ts'
import { createVisit, idleMs, start } from '../../kiosk-ui/screens/kiosk/visit.ts'
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

describe('A visit', () => {
  it('that nobody touches ends after a minute', () => {
    const visit = createVisit()
    visit.go({ at: 'items', queue: 'A', page: 1 })
    vi.advanceTimersByTime(idleMs - 1)
    expect(visit.step.value.at).toBe('items')
    vi.advanceTimersByTime(1)
    expect(visit.step.value).toBe(start)
  })

  it('lasts another minute from each touch', () => {
    const visit = createVisit()
    visit.go({ at: 'camera' })
    vi.advanceTimersByTime(idleMs - 1)
    visit.touch()
    vi.advanceTimersByTime(idleMs - 1)
    expect(visit.step.value.at).toBe('camera')
  })

  it('gives the next person the hall’s own language back, also when the start page was all they saw', () => {
    const visit = createVisit()
    visit.touch()
    visit.speak('en')
    expect(language.value).toBe('en')
    vi.advanceTimersByTime(idleMs)
    expect([language.value, document.documentElement.lang]).toEqual(['zh', 'zh-CN'])
  })

  it('that is over leaves nothing behind that could end the next one early', () => {
    const visit = createVisit()
    visit.go({ at: 'camera' })
    vi.advanceTimersByTime(idleMs / 2)
    visit.go(start)
    visit.go({ at: 'items', queue: 'B', page: 0 })
    vi.advanceTimersByTime(idleMs - 1)
    expect(visit.step.value.at).toBe('items')
    vi.advanceTimersByTime(1)
    expect([visit.step.value, vi.getTimerCount()]).toEqual([start, 0])
  })
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
