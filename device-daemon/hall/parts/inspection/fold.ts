import type { InspectionFinding, InspectionView } from '../../../wire/inspection-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { InspectionFact } from './facts.ts'

export interface InspectionState {
  /** Those that are open, and those closed within a year, as they were opened. */
  readonly inspections: Map<string, InspectionView>
  /** Opened today: the next has the number after it. */
  opened: number
}

export interface FrozenInspections {
  readonly inspections: readonly InspectionView[]
  readonly opened: number
}

type EventOf<T extends InspectionFact['type']> = Extract<InspectionFact, { type: T }> & Stamp

/** For how long a closed one can still be looked at; the journal has it for ever. */
const keptMs = 366 * 24 * 3600_000

/** Of a limit nobody has been reminded yet. */
const anew = { reminded: false, escalated: false } as const

export const inspectionFold: PartFold<InspectionState, FrozenInspections, InspectionFact> = {
  empty: () => ({ inspections: new Map(), opened: 0 }),
  steps: {
    'inspection-opened': open,
    'inspection-checked': check,
    'inspection-finding': find,
    'finding-put-right': (state, { actor = '', data }) => become(state, data, { state: 'put-right', putRightBy: actor, limit: null, ...anew }),
    'finding-rechecked': recheck,
    'inspection-closed': ({ inspections }, { at, data }) => change(inspections, data.inspection, { closedAt: at }),
    'finding-reminded': (state, { data }) => become(state, data, { reminded: true }),
    'finding-escalated': (state, { data }) => become(state, data, { escalated: true }),
  },
  turnDay(state, date) {
    state.opened = 0
    for (const [no, { closedAt }] of state.inspections) if (closedAt !== null && Date.parse(date) - Date.parse(closedAt) > keptMs) state.inspections.delete(no)
  },
  freeze: ({ inspections, opened }) => ({ inspections: [...inspections.values()], opened }),
  thaw: ({ inspections, opened }) => ({ inspections: new Map(inspections.map((one) => [one.inspection, one])), opened }),
}

function open(state: InspectionState, { actor = '', at, data }: EventOf<'inspection-opened'>): void {
  state.opened += 1
  const { inspection, kind, checklist, lines } = data
  state.inspections.set(inspection, { inspection, kind, by: actor, openedAt: at, checklist, lines: lines.map((line) => ({ line, result: null })), findings: [], closedAt: null })
}

function check({ inspections }: InspectionState, { data }: EventOf<'inspection-checked'>): void {
  const lines = inspections.get(data.inspection)?.lines.map((one) => (one.line === data.line ? { ...one, result: data.result } : one))
  if (lines !== undefined) change(inspections, data.inspection, { lines })
}

function find({ inspections }: InspectionState, { at, data }: EventOf<'inspection-finding'>): void {
  const { inspection, line, clerk, severity, limit } = data
  const before = inspections.get(inspection)?.findings ?? []
  change(inspections, inspection, { findings: [...before, { line, clerk, severity, foundAt: at, state: 'found', limit, ...anew, putRightBy: null, again: 0 }] })
}

function recheck(state: InspectionState, { data }: EventOf<'finding-rechecked'>): void {
  if (data.outcome === 'ok') return become(state, data, { state: 'settled' })
  const before = state.inspections.get(data.inspection)?.findings.find(({ line }) => line === data.line)
  become(state, data, { state: 'found', limit: data.limit, again: (before?.again ?? 0) + 1 })
}

function become({ inspections }: InspectionState, { inspection, line }: { readonly inspection: string; readonly line: string }, part: Partial<InspectionFinding>): void {
  const findings = inspections.get(inspection)?.findings.map((one) => (one.line === line ? { ...one, ...part } : one))
  if (findings !== undefined) change(inspections, inspection, { findings })
}
