/** Many names at once, by a process of their own. */
import { describe, expect, it } from 'vitest'
import { initialsMaker, runProgram } from '../../device-daemon/initials/initials-of-names.ts'

const silent = () => undefined

describe('The program', () => {
  it('answers in the order of the names, also for a catalogue as long as can be', async () => {
    const names = Array.from({ length: 4000 }, (_, nth) => `${'领高龄补贴'.repeat(11)}${nth}`)
    const initials = await runProgram(names)
    expect(initials).toHaveLength(4000)
    expect(initials[1234]).toBe(`${'LGLBT'.repeat(11)}1234`)
  })
  it('is told names with quotes and line feeds', async () => {
    expect(await runProgram(['“办”\n证', '"办低保"'])).toEqual(['BZ', 'BDB'])
  })
})

describe('Initials of names', () => {
  it('are made once for the same names, also for two who ask at once, and anew for others', async () => {
    const runs: (readonly string[])[] = []
    const make = initialsMaker(silent, async (names) => (runs.push(names), names.map(() => 'X')))
    const answers = await Promise.all([make(['办证']), make(['办证'])])
    expect(answers).toEqual([['X'], ['X']])
    await make(['办证'])
    expect(runs).toEqual([['办证']])
    await make(['办照'])
    expect(runs).toEqual([['办证'], ['办照']])
  })

  it('are none where they cannot be had; that is reported, and tried for the next who asks', async () => {
    const reported: string[] = []
    let fails = true
    const make = initialsMaker(
      (_problem, doing) => void reported.push(doing),
      async () => {
        if (fails) throw new Error('no memory')
        return ['BZ']
      },
    )
    expect(await make(['办证'])).toEqual([])
    expect(reported).toEqual(['making initials of names'])
    fails = false
    expect(await make(['办证'])).toEqual(['BZ'])
  })
})
