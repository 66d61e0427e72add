/** What every journal must do, on whatever store it stands. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Journal, JournalConflict } from '../../device-daemon/journal/journal.ts'
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import { at, fact } from './facts.ts'

export async function everything(journal: Journal, after = 0, through?: number): Promise<HallEvent[]> {
  const events: HallEvent[] = []
  for await (const { event } of journal.read(after, through)) events.push(event)
  return events
}

/** `open` gives an empty journal; `reopen` the same one again after a clean close. */
export function journalContract(name: string, make: () => Promise<{ journal: Journal; reopen(): Promise<Journal>; done(): Promise<void> }>): void {
  describe(`A journal on ${name}`, () => {
    let bench: Awaited<ReturnType<typeof make>> | null = null
    const fresh = async () => {
      bench = await make()
      return bench.journal
    }
    afterEach(async () => {
      await bench?.done()
      bench = null
    })

    it('is empty at first', async () => {
      const journal = await fresh()
      expect(journal.head).toBe(0)
      expect(await everything(journal)).toEqual([])
    })

    it('numbers what is appended from 1, stamps it, and gives it back as it was', async () => {
      const journal = await fresh()
      const events = await journal.append(0, at, [fact(1), fact(2)])
      expect(events).toEqual([
        { ...fact(1), seq: 1, at, site: 'test' },
        { ...fact(2), seq: 2, at, site: 'test' },
      ])
      expect(await everything(journal)).toEqual(events)
      expect(journal.head).toBe(2)
    })

    it('refuses an append that expects another head, and nothing is changed', async () => {
      const journal = await fresh()
      await journal.append(0, at, [fact(1)])
      await expect(journal.append(0, at, [fact(2)])).rejects.toThrow(JournalConflict)
      await expect(journal.append(5, at, [fact(2)])).rejects.toThrow(JournalConflict)
      expect(await everything(journal)).toHaveLength(1)
    })

    it('has a hash at every entry that stands for all before it, and none where there is no entry', async () => {
      const journal = await fresh()
      await journal.append(0, at, [fact(1), fact(2)])
      const [first, second] = [await journal.hashAt(1), await journal.hashAt(2)]
      expect(first).toMatch(/^[0-9a-f]{64}$/)
      expect(second).not.toBe(first)
      await journal.append(2, at, [fact(3)])
      expect([await journal.hashAt(1), await journal.hashAt(2), await journal.hashAt(4)]).toEqual([first, second, null])
    })

    it('gives exactly the part that is asked for', async () => {
      const journal = await fresh()
      await journal.append(0, at, Array.from({ length: 2500 }, (_, nth) => fact(nth + 1)))
      expect((await everything(journal, 2490)).map((event) => event.seq)).toEqual([2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499, 2500])
      expect((await everything(journal, 998, 1002)).map((event) => event.seq)).toEqual([999, 1000, 1001, 1002])
      expect(await everything(journal, 2500)).toEqual([])
      expect(await everything(journal)).toHaveLength(2500)
    })

    it('is the same after closing and opening', async () => {
      const journal = await fresh()
      const events = await journal.append(0, at, [fact(1), fact(2)])
      const again = await bench?.reopen()
      expect(again?.head).toBe(2)
      expect(again && (await everything(again))).toEqual(events)
      expect((await again?.append(2, at, [fact(3)]))?.[0]?.seq).toBe(3)
    })

    it('remembers which command caused what, also after opening again', async () => {
      const journal = await fresh()
      const events = await journal.append(0, at, [fact(1), fact(2)], { key: 'kiosk:1 abc', request: 'digest' })
      await journal.append(2, at, [fact(3)])
      expect(await journal.causeOf('kiosk:1 abc')).toEqual({ request: 'digest', events })
      expect(await journal.causeOf('kiosk:2 abc')).toBeNull()
      const again = await bench?.reopen()
      expect(await again?.causeOf('kiosk:1 abc')).toEqual({ request: 'digest', events })
    })

    it('keeps one snapshot of a name and version, and none of another', async () => {
      const journal = await fresh()
      await journal.append(0, at, [fact(1), fact(2)])
      await journal.saveSnapshot('hall', 1, 1, 'one')
      await journal.saveSnapshot('hall', 1, 2, 'two')
      expect(await journal.loadSnapshot('hall', 1)).toEqual({ seq: 2, state: 'two' })
      expect(await journal.loadSnapshot('hall', 2)).toBeNull()
      expect(await journal.loadSnapshot('other', 1)).toBeNull()
    })

    it('has no gap and no repetition, however many write at once with whatever they expect', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 }), async (writes) => {
          const journal = await fresh()
          const results = await Promise.allSettled(
            writes.map(([expected, count]) => journal.append(expected, at, Array.from({ length: count }, (_, nth) => fact(nth + 1)))),
          )
          const written = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
          const events = await everything(journal)
          expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
          expect(events).toEqual([...written].sort((one, other) => one.seq - other.seq))
          await bench?.done()
          bench = null
        }),
        { numRuns: 15 },
      )
    })
  })
}
