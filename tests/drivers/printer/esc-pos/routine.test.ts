import { describe, expect, it } from 'vitest'
import type { Settled, Step } from '../../../../drivers/contract/driver.ts'
import type { EscPosCommand } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import type { EscPosReply } from '../../../../drivers/printer/esc-pos/protocol/receive.ts'
import { escPosRoutine } from '../../../../drivers/printer/esc-pos/routine.ts'
import type { EscPosSettings } from '../../../../drivers/printer/esc-pos/settings.ts'
import type { PrinterState, QueryNumber } from '../../../../drivers/printer/esc-pos/protocol/status-bytes.ts'
import { settingsWith } from './kit.ts'

type PrinterStep = Step<'printer', EscPosCommand>

const routine = (some: Partial<EscPosSettings> = {}) => escPosRoutine(settingsWith(some))
const query = (about: QueryNumber): PrinterStep => ({ step: 'send', command: { type: 'query', about } })
const patient = (about: QueryNumber): PrinterStep => ({ step: 'send', command: { type: 'query', about, patient: true } })
const answer = (byte: number): Settled<EscPosReply> => ({ type: 'accepted', reply: { type: 'realtime', byte } })
const silent: Settled<EscPosReply> = { type: 'silent' }
const enable: PrinterStep = { step: 'send', command: { type: 'enable-asb' } }
const later: PrinterStep = { step: 'wake', afterMs: 5000 }
const fine: PrinterStep = { step: 'condition', condition: { state: 'ok' } }
const well: PrinterState = { paper: 'ok', cover: 'closed', online: true, error: 'none' }
const tell = (state: Partial<PrinterState> = {}): PrinterStep => ({
  step: 'tell',
  event: { type: 'printer-state', ...well, ...state },
})
const told = (state: Partial<PrinterState>) =>
  ({ type: 'automatic-status', state: { ...well, ...state }, drawer: 'low' }) as const

/** The steps after the last answer of a round. */
function round(on: ReturnType<typeof routine>, bytes: readonly [number, number, number, number]): PrinterStep[] {
  const about = [1, 2, 3, 4] as const
  return about.map((n, place) => on.settled({ type: 'query', about: n }, answer(bytes[place] as number))).at(-1) ?? []
}
const allWell = [0x12, 0x12, 0x12, 0x12] as const

describe('A printer that is suspected of never confirming', () => {
  const suspicion = { step: 'condition', condition: { state: 'warning', reason: 'never-confirms', detail: 'completion: none' } }
  const unconfirmed = (on: ReturnType<typeof routine>, id: string) => on.settled({ type: 'confirm', id }, silent)

  it('is not, for jobs that waited for paper or an open cover', () => {
    const on = routine()
    on.received(told({ paper: 'out', online: false }))
    for (const id of ['0001', '0002', '0003']) unconfirmed(on, id)
    expect(on.received(told({}))).toEqual([fine, tell()])
  })

  it('is, for two in a row while it was well, and not any more after one that is confirmed', () => {
    const on = routine()
    on.received(told({}))
    unconfirmed(on, '0001')
    expect(on.received(told({}))).toEqual([fine])
    unconfirmed(on, '0002')
    expect(on.received(told({}))).toEqual([suspicion])
    on.settled({ type: 'confirm', id: '0003' }, { type: 'accepted', reply: { type: 'paper-sensor', paper: 'ok', nth: 1, of: '0003' } })
    expect(on.received(told({}))).toEqual([fine])
  })
})

describe('A late answer to a job', () => {
  const order = { type: 'print', job: 'job-1', lines: [] } as const
  const idOf = (commands: readonly EscPosCommand[]) => commands.flatMap((command) => (command.type === 'confirm' ? [command.id] : []))[0] ?? ''
  const sensor = (of: string, paper: 'ok' | 'out' = 'ok'): EscPosReply => ({ type: 'paper-sensor', paper, nth: 1, of })
  const given = () => {
    const on = routine()
    const id = idOf(on.order(order))
    on.settled({ type: 'confirm', id }, silent)
    return { on, id, confirm: { step: 'send', command: { type: 'confirm', id } } as const }
  }

  it('is asked once more, and told when that is answered, once', () => {
    const { on, id, confirm } = given()
    expect(on.late?.(sensor(id))).toEqual([confirm])
    expect(on.settled(confirm.command, { type: 'accepted', reply: sensor(id) })).toEqual([{ step: 'tell', event: { type: 'job-printed', job: 'job-1' } }])
    expect(on.settled(confirm.command, { type: 'accepted', reply: sensor(id) })).toEqual([])
    expect(on.late?.(sensor(id))).toEqual([])
  })

  it('that says paper out, or is of no job that was given up, leads to nothing', () => {
    const { on, id } = given()
    expect(on.late?.(sensor(id, 'out'))).toEqual([])
    expect(on.late?.(sensor('ZZZZ'))).toEqual([])
    const other = routine()
    expect(other.late?.(sensor(idOf(other.order(order))))).toEqual([])
  })

  it('of a job confirmed in time is told by nobody', () => {
    const on = routine()
    const id = idOf(on.order(order))
    expect(on.settled({ type: 'confirm', id }, { type: 'accepted', reply: sensor(id) })).toEqual([])
    expect(on.late?.({ type: 'process-ended', id })).toEqual([])
  })

  it('is known of the last 64 jobs', () => {
    const on = routine()
    const ids = Array.from({ length: 65 }, (_, nth) => idOf(on.order({ ...order, job: `job-${nth}` })))
    for (const id of ids) on.settled({ type: 'confirm', id }, silent)
    expect(ids.map((id) => on.late?.(sensor(id))?.length)).toEqual([0, ...Array.from({ length: 64 }, () => 1)])
  })
})

describe('A printer’s routine', () => {
  it('ends half a command first, then asks what is answered at once, four questions one after the other', () => {
    const on = routine()
    expect(on.opened()).toEqual([{ step: 'send', command: { type: 'flush' } }, query(1)])
    expect(on.settled({ type: 'query', about: 1 }, answer(0x12))).toEqual([query(2)])
    expect(on.settled({ type: 'query', about: 2 }, answer(0x12))).toEqual([query(3)])
    expect(on.settled({ type: 'query', about: 3 }, answer(0x12))).toEqual([query(4)])
    expect(on.settled({ type: 'query', about: 4 }, answer(0x12))).toEqual([fine, tell(), enable, later])
  })

  it('asks again after pollMs, and then says only what is new', () => {
    const on = routine({ pollMs: 900 })
    on.opened()
    round(on, allWell)
    expect(on.woken()).toEqual([query(1)])
    expect(round(on, allWell)).toEqual([fine, { step: 'wake', afterMs: 900 }])
    on.woken()
    expect(round(on, [0x12, 0x12, 0x12, 0x1e])).toContainEqual(tell({ paper: 'near-end' }))
  })

  it.each([
    [[0x1a, 0x16, 0x12, 0x12], 'fault', 'cover-open'],
    [[0x1a, 0x32, 0x12, 0x7e], 'fault', 'paper-out'],
    [[0x1a, 0x12, 0x12, 0x72], 'fault', 'paper-out'],
    [[0x1a, 0x52, 0x1a, 0x12], 'fault', 'cutter'],
    [[0x1a, 0x52, 0x16, 0x12], 'fault', 'printer-error'],
    [[0x1a, 0x52, 0x32, 0x12], 'fault', 'printer-error'],
    [[0x1a, 0x52, 0x52, 0x12], 'fault', 'printer-error'],
    [[0x1a, 0x52, 0x12, 0x12], 'fault', 'printer-error'],
    [[0x1a, 0x12, 0x12, 0x12], 'fault', 'offline'],
    [[0x1a, 0x36, 0x12, 0x7e], 'fault', 'cover-open'],
    [[0x12, 0x12, 0x12, 0x1e], 'warning', 'paper-near-end'],
  ] as const)('answers %j mean %s: %s', (bytes, state, reason) => {
    const on = routine()
    on.opened()
    expect(round(on, bytes)).toContainEqual({ step: 'condition', condition: { state, reason } })
  })

  it('takes an offline printer for unfit before it knows why', () => {
    const on = routine()
    on.opened()
    const offline: PrinterStep = { step: 'condition', condition: { state: 'fault', reason: 'offline' } }
    expect(on.settled({ type: 'query', about: 1 }, answer(0x1a))).toEqual([offline, query(2)])
  })

  it('believes the printer’s own word at once, and over answers that are older', () => {
    const on = routine()
    on.opened()
    on.settled({ type: 'query', about: 1 }, answer(0x12))
    const open = { cover: 'open', online: false } as const
    const fault: PrinterStep = { step: 'condition', condition: { state: 'fault', reason: 'cover-open' } }
    expect(on.received(told(open))).toEqual([fault, tell(open)])
    on.settled({ type: 'query', about: 2 }, answer(0x12))
    on.settled({ type: 'query', about: 3 }, answer(0x12))
    expect(on.settled({ type: 'query', about: 4 }, answer(0x12))).toEqual([enable, later])
    expect(on.received(told({}))).toEqual([fine, tell()])
    expect(on.received(told({}))).toEqual([fine])
  })

  it('goes on asking a printer that is switched off, and wants its word again when it is back', () => {
    const on = routine()
    on.opened()
    round(on, allWell)
    on.woken()
    expect(on.settled({ type: 'query', about: 1 }, silent)).toEqual([later])
    on.woken()
    expect(round(on, allWell)).toEqual([fine, enable, later])
  })

  it('makes do with a printer that knows only some of the questions', () => {
    const on = routine()
    on.opened()
    on.settled({ type: 'query', about: 1 }, answer(0x12))
    on.settled({ type: 'query', about: 2 }, answer(0x12))
    expect(on.settled({ type: 'query', about: 3 }, silent)).toEqual([query(4)])
    expect(on.settled({ type: 'query', about: 4 }, answer(0x12))).toContainEqual(fine)
  })

  it('asks what is the matter when a job is not confirmed, and when the printer says it goes offline', () => {
    const on = routine()
    on.opened()
    round(on, allWell)
    expect(on.settled({ type: 'confirm', id: '0001' }, silent)).toEqual([query(1)])
    round(on, allWell)
    expect(on.received({ type: 'going-offline' })).toEqual([query(1)])
    expect(on.received({ type: 'going-offline' })).toEqual([])
  })

  it('knows a printer that says it loses its power for offline', () => {
    const on = routine()
    expect(on.received({ type: 'power-off' })).toContainEqual(tell({ online: false }))
  })

  it('does not mind flow control, other people’s queries, jobs and lost lines', () => {
    const on = routine()
    on.opened()
    expect(on.received({ type: 'flow', ready: false })).toEqual([])
    expect(on.settled({ type: 'query', about: 3 }, answer(0x1a))).toEqual([])
    expect(on.settled({ type: 'job', lines: [] }, { type: 'sent' })).toEqual([])
    expect(on.settled({ type: 'query', about: 1 }, { type: 'lost', handed: true })).toEqual([])
  })

  it('prints a job and has it confirmed, by a name of four characters that is the job’s own', () => {
    const lines = [{ type: 'rule' }] as const
    const [job, confirm] = routine().order({ type: 'print', job: 'job-1', lines })
    expect(job).toEqual({ type: 'job', lines })
    expect(confirm).toMatchObject({ type: 'confirm', id: expect.stringMatching(/^[0-9A-Z]{4}$/) })
    const [, again] = routine().order({ type: 'print', job: 'job-1', lines })
    const [, next] = routine().order({ type: 'print', job: 'job-2', lines })
    expect(again).toEqual(confirm)
    expect(next).not.toEqual(confirm)
  })

  it('asks twice whether a job is on paper where the answer is one byte, and once where it has a name', () => {
    const typesOf = (commands: readonly EscPosCommand[]) => commands.map(({ type }) => type)
    const order = { type: 'print', job: 'job-1', lines: [] } as const
    expect(typesOf(routine().order(order))).toEqual(['job', 'confirm', 'confirm'])
    expect(typesOf(routine({ completion: 'process-id' }).order(order))).toEqual(['job', 'confirm'])
  })

  it('leaves a job unconfirmed where the profile says that nothing confirms it', () => {
    expect(routine({ completion: 'none' }).order({ type: 'print', job: 'job-1', lines: [] })).toEqual([{ type: 'job', lines: [] }])
  })

  const soon: PrinterStep = { step: 'wake', afterMs: 600 }
  const coverFault: PrinterStep = { step: 'condition', condition: { state: 'fault', reason: 'cover-open' } }

  it('does not believe a cause of being offline of a printer that is online: with the drawer’s signal high a late answer says so', () => {
    const on = routine()
    on.opened()
    expect(round(on, [0x16, 0x16, 0x12, 0x12])).toEqual([soon])
    expect(on.woken()).toEqual([patient(1)])
    expect(round(on, [0x16, 0x12, 0x12, 0x12])).toEqual([fine, tell(), enable, later])
  })

  it('asks patiently from then on, for as long as this line is open', () => {
    const on = routine()
    on.opened()
    expect(on.received({ type: 'stray-answer' })).toEqual([])
    expect(round(on, allWell)).toEqual([soon])
    for (let rounds = 0; rounds < 5; rounds++) {
      expect(on.woken()).toEqual([patient(1)])
      expect(on.settled({ type: 'query', about: 1, patient: true }, answer(0x12))).toEqual([patient(2)])
      round(on, allWell)
    }
    const anew = routine()
    expect(anew.opened()).toContainEqual(query(1))
  })

  it('believes it when the printer says the same three times', () => {
    const on = routine()
    on.opened()
    const bytes = [0x12, 0x16, 0x12, 0x12] as const
    expect(round(on, bytes)).toEqual([soon])
    on.woken()
    expect(round(on, bytes)).toEqual([soon])
    on.woken()
    expect(round(on, bytes)).toContainEqual(coverFault)
  })

  it('asks anew after a stray answer, in the round or behind it: one of the answers was another question’s', () => {
    const stray = { type: 'stray-answer' } as const
    const on = routine()
    on.opened()
    expect(on.received(stray)).toEqual([])
    expect(round(on, [0x1e, 0x1e, 0x32, 0x12])).toEqual([soon])
    on.woken()
    expect(round(on, [0x1e, 0x1e, 0x32, 0x12])).toContainEqual(coverFault)
    expect(on.received(stray)).toEqual([soon])
    expect(on.received(stray)).toEqual([])
    on.woken()
    expect(round(on, [0x1e, 0x32, 0x12, 0x7e])).toContainEqual({ step: 'condition', condition: { state: 'fault', reason: 'paper-out' } })
  })

  it('is not kept from its polling by a line that says stray answers without end', () => {
    const on = routine()
    on.opened()
    round(on, allWell)
    const stray = { type: 'stray-answer' } as const
    for (let one = 0; one < 10; one++) {
      on.received(stray)
      on.woken()
      on.received(stray)
      round(on, allWell)
    }
    expect(on.woken()).toEqual([patient(1)])
    on.received(stray)
    expect(round(on, allWell).some(({ step }) => step === 'wake')).toBe(true)
  })
})
