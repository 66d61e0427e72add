/** Which calls are said, and when: with a voice that says what the test lets it say, and clocks that stand still. */
import { describe, expect, it } from 'vitest'
import type { Call } from '../../../kiosk-ui/screens/board/announce/call.ts'
import { AnnouncementQueue } from '../../../kiosk-ui/screens/board/announce/queue.ts'

const noon = Date.parse('2026-11-26T04:00:00Z')
const call = (number: string, secondsAfterNoon = 0, window = 1): Call => ({ ticket: `20261126-${number}`, number, window, calledAt: new Date(noon + secondsAfterNoon * 1000).toISOString() })

class Hall {
  readonly said: string[] = []
  wallMs = noon
  steadyMs = 0
  #end: (() => void) | null = null
  readonly queue = new AnnouncementQueue({
    clocks: { steady: () => this.steadyMs, wall: () => this.wallMs },
    sentence: ({ number }) => [number],
    voice: {
      say: (clips) => {
        if (this.#end !== null) this.said.push('AT THE SAME TIME')
        this.said.push(clips.join(' '))
        return new Promise((done) => {
          this.#end = done
        })
      },
      stop: () => this.#over(),
    },
  })

  #over(): void {
    const end = this.#end
    this.#end = null
    end?.()
  }
  /** What is being said comes to its end. */
  async end(): Promise<void> {
    this.#over()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  /** Lets it say all that it has to. */
  async rest(): Promise<string[]> {
    for (let turn = 0; turn < 40; turn++) await this.end()
    return this.said
  }
  pass(seconds: number): void {
    this.wallMs += seconds * 1000
    this.steadyMs += seconds * 1000
  }
  see(...calls: Call[]): void {
    this.queue.see(calls, true)
  }
  away(...calls: Call[]): void {
    this.queue.see(calls, false)
  }
}

describe('The board’s voice', () => {
  it('says a call twice, after one chime', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('says two calls of one moment one after the other, the first called first', async () => {
    const hall = new Hall()
    hall.see(call('A002', 1), call('A001', 0))
    expect(hall.said).toEqual(['chime A001'])
    expect(await hall.rest()).toEqual(['chime A001', 'A001', 'chime A002', 'A002'])
  })

  it('says nothing anew when the page looks again', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    hall.see(call('A001'))
    await hall.rest()
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('says a repeated call again', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    await hall.rest()
    hall.see(call('A001', 20))
    expect(await hall.rest()).toEqual(['chime A001', 'A001', 'chime A001', 'A001'])
  })

  it('gives up the second time of a call that was repeated meanwhile: nobody hears it four times', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    hall.see(call('A001', 3))
    expect(await hall.rest()).toEqual(['chime A001', 'chime A001', 'A001'])
  })

  it('does not call whoever has come before it was their turn', async () => {
    const hall = new Hall()
    hall.see(call('A001'), call('A002', 1))
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('does not call a second time whoever has come after the first', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    hall.see()
    expect(await hall.rest()).toEqual(['chime A001'])
  })

  it('is silent of a call that a step undone has brought back', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    await hall.rest()
    hall.see()
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('keeps no more than eight waiting, and leaves out those called longest ago', async () => {
    const hall = new Hall()
    const many = Array.from({ length: 12 }, (_, at) => call(`A${String(at).padStart(3, '0')}`, at))
    hall.see(...many.slice(0, 1))
    hall.see(...many)
    const said = await hall.rest()
    expect(said.filter((one) => one.startsWith('chime'))).toEqual(['chime A000', ...many.slice(4).map(({ number }) => `chime ${number}`)])
  })
})

it('Whoever has come takes no place among the eight', async () => {
  const hall = new Hall()
  const many = Array.from({ length: 13 }, (_, at) => call(`A${String(at).padStart(3, '0')}`, at))
  const without = (...gone: number[]) => many.filter((_, at) => !gone.includes(at))
  hall.see(...many.slice(0, 1))
  hall.see(...many.slice(0, 9))
  hall.see(...without(2, 3, 4, 5))
  expect((await hall.rest()).filter((one) => one.startsWith('chime'))).toEqual(without(2, 3, 4, 5).map(({ number }) => `chime ${number}`))
})

describe('After a reload', () => {
  it('says what was called in the last 30 s, and nothing older', async () => {
    const hall = new Hall()
    hall.pass(40)
    hall.see(call('A001', 9), call('A002', 10), call('A003', 35))
    expect(await hall.rest()).toEqual(['chime A002', 'A002', 'chime A003', 'A003'])
  })
})

describe('While the daemon is away', () => {
  it('nothing is said, what is being said stops, and the rest waits', async () => {
    const hall = new Hall()
    hall.see(call('A001'), call('A002', 1))
    hall.away(call('A001'), call('A002', 1))
    hall.away(call('A001'), call('A002', 1), call('A003', 2))
    expect(await hall.rest()).toEqual(['chime A001'])
  })

  it('and soon back, all that was not said to the end is said, each twice', async () => {
    const hall = new Hall()
    hall.see(call('A001'), call('A002', 1))
    hall.away()
    hall.pass(5)
    hall.see(call('A001'), call('A002', 1), call('A003', 4))
    expect(await hall.rest()).toEqual(['chime A001', 'chime A001', 'A001', 'chime A002', 'A002', 'chime A003', 'A003'])
  })

  it('and late back, what was called meanwhile is only shown', async () => {
    const hall = new Hall()
    hall.see(call('A001'), call('A002', 1))
    hall.away()
    hall.pass(60)
    hall.see(call('A001'), call('A002', 1), call('A003', 20), call('A004', 55))
    expect(await hall.rest()).toEqual(['chime A001', 'chime A004', 'A004'])
  })

  it('a call that was said to the end is not said again', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    await hall.rest()
    hall.away()
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })
})

describe('A clock that is wrong', () => {
  it('makes nobody mute: what is called while the page is connected is said', async () => {
    const hall = new Hall()
    hall.see()
    hall.wallMs += 3600_000
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('that jumps back, or past midnight, repeats nothing', async () => {
    const hall = new Hall()
    hall.see(call('A001'))
    await hall.rest()
    for (const jump of [-3600_000, 24 * 3600_000]) {
      hall.wallMs += jump
      hall.see(call('A001'))
      hall.away()
      hall.see(call('A001'))
    }
    expect(await hall.rest()).toEqual(['chime A001', 'A001'])
  })

  it('after a reload says nothing of a call that lies in its future', async () => {
    const hall = new Hall()
    hall.wallMs -= 3600_000
    hall.see(call('A001'))
    expect(await hall.rest()).toEqual([])
  })
})
