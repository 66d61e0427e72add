/** A ticket's layout before it is printed: what a technician is shown is what the printer then leaves. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { EmulatorView, PaperRow } from '../../device-daemon/wire/lab.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const technician = { role: 'technician' } as const
const compact = resolve(import.meta.dirname, '../../config/tickets/compact-58.yaml')
const daemons: TestDaemon[] = []
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

/** A hall with a layout of its own, on a printer of 58 mm. */
async function hallWith(write: (file: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-preview-'))
  const file = join(folder, 'mine.yaml')
  write(file)
  const daemon = await TestDaemon.start({
    folder,
    change(config) {
      config.printing = { layout: 'mine.yaml' }
      config.devices[0].settings = { model: 'generic-58' }
    },
  })
  daemons.push(daemon)
  const call = (query = 'queue=A', printer = 'kiosk-1/printer') => daemon.call('GET', `/api/devices/${printer}/ticket?${query}`, technician)
  return { daemon, file, call, ask: async (query?: string) => (await call(query)).body }
}
const own = (lines: string) => (file: string) => writeFileSync(file, `name: Mine\nreprint: { text: 补打 }\nlines:\n  - text: '{number}'\n${lines}`)

const texts = (rows: readonly PaperRow[]) => rows.flatMap((row) => (row.row === 'text' ? [row.spans.map(({ text }) => text).join('')] : []))
/** Bars differ with the number that they say. */
const withoutBars = (rows: readonly PaperRow[]) => rows.map((row) => (row.row === 'bars' ? { ...row, bitsBase64: '', widthDots: 0 } : row))

async function printed(daemon: TestDaemon) {
  await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: 'A' })
  await daemon.clock.wind(2000)
  const emulators = (await daemon.page(technician)).last<EmulatorView[]>('emulators')
  const face = emulators?.find(({ device }) => device === 'kiosk-1/printer')?.face
  if (face?.kind !== 'printer') throw new Error('the printer has no face')
  return face.pieces.filter(({ cut }) => cut).map(({ rows }) => rows)
}

describe('A preview', () => {
  it('is the paper that a person then takes, on the layout that the hall names', async () => {
    const { daemon, file, ask } = await hallWith((file) => copyFileSync(compact, file))
    const shown = await ask('queue=A&ahead=none&item=none')
    expect(shown).toMatchObject({ name: '58 毫米短票 · Compact, 58 mm', file, inForce: true, faults: [], paper: { widthDots: 384 } })
    expect(texts(shown.paper.rows)).toEqual(['示范镇便民服务中心', 'A023', '综合服务', '前面无人 · You are next', 'A023', '2026-11-24 09:00'])
    const [first = []] = await printed(daemon)
    expect(JSON.parse(JSON.stringify(withoutBars(first)).replaceAll('A001', 'A023'))).toEqual(withoutBars(shown.paper.rows))
  })

  it('prints nothing, moves no device and is in no journal', async () => {
    const { daemon, ask } = await hallWith(own(''))
    const health = async () => (await daemon.call('GET', '/healthz', null)).body.seq
    const before = await health()
    expect((await ask()).paper).not.toBeNull()
    await daemon.clock.wind(1000)
    expect(await health()).toBe(before)
    expect(await printed(daemon)).toHaveLength(1)
  })

  it('has each condition as it is asked for, and the longest item', async () => {
    const { ask } = await hallWith(
      own("  - { text: '{ahead} before', when: { ahead: some } }\n  - { text: nobody, when: { ahead: none } }\n  - text: '{item}'\n" +
        '  - { text: copied, when: { copy: reprint } }\n  - { text: B only, when: { queues: [B] } }\n'),
    )
    const words = async (query: string) => texts((await ask(query)).paper.rows)
    expect(await words('queue=A')).toEqual(['A023', '5 before', '农村部分计划生育家庭奖励扶助资格', '确认'])
    expect(await words('queue=A&item=none')).toEqual(['A023', '5 before'])
    expect(await words('queue=A&item=none&ahead=none')).toEqual(['A023', 'nobody'])
    expect(await words('queue=B&item=none&copy=reprint')).toEqual(['补打', 'B023', '5 before', 'copied', 'B only'])
  })

  it('follows the file as it is written, and says when tickets are still printed as before', async () => {
    const { daemon, file, ask } = await hallWith(own(''))
    own("  - text: new\n")(file)
    const changed = await ask()
    expect(changed).toMatchObject({ inForce: false, faults: [] })
    expect(texts(changed.paper.rows)).toContain('new')
    const [paper = []] = await printed(daemon)
    expect(texts(paper)).not.toContain('new')
    own('')(file)
    expect(await ask()).toMatchObject({ inForce: true })
  })

  it.each<[string, (file: string) => void, RegExp[]]>([
    ['a placeholder that is none', own("  - text: '{name}'\n"), [/^lines\[1\]\.text: there is no \{name\}/]],
    ['a line that this printer cannot say', own("  - barcode: 'so long a code that 58 mm have no room for it at all'\n"), [/^lines\[1\]\.barcode: cannot be printed by kiosk-1\/printer: a bar code of 52 characters/, /^lines\[1\]\.barcode: cannot be printed by window-1\/printer: a bar code of 52 characters/]],
    ['no YAML', (file) => writeFileSync(file, 'name: ['), [/mine\.yaml/]],
    ['no file', (file) => rmSync(file), [/mine\.yaml/]],
  ])('with %s is sentences in place of paper', async (_what, spoil, sentences) => {
    const { file, ask } = await hallWith(own(''))
    spoil(file)
    const answer = await ask()
    expect(answer).toMatchObject({ inForce: false, paper: null })
    expect(answer.faults).toEqual(sentences.map((sentence) => ({ en: expect.stringMatching(sentence), zh: expect.stringMatching(/\p{Script=Han}/u) })))
  })

  it('is of a queue of this hall, whatever the file is like', async () => {
    const { file, call } = await hallWith(own(''))
    rmSync(file)
    expect(await call('queue=Z')).toMatchObject({ status: 404, body: { code: 'QUEUE_UNKNOWN' } })
  })

  it('is of a printer and a queue of this hall', async () => {
    const { call } = await hallWith(own(''))
    expect(await call('queue=A', 'window-1/pad')).toMatchObject({ status: 404, body: { code: 'DEVICE_UNKNOWN' } })
    expect(await call('queue=A', 'kiosk-9/printer')).toMatchObject({ status: 404, body: { code: 'DEVICE_UNKNOWN' } })
    expect(await call('queue=Z')).toMatchObject({ status: 404, body: { code: 'QUEUE_UNKNOWN' } })
    expect(await call('queue=A&ahead=many')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
    expect(await call('')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })
})
