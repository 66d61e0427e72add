/** Two inspections before the doors open: one that finds little and is closed, and one of which something is left undone. */
import type { SimulatedHall } from './hall.ts'
import { clerkOf } from './town.ts'

const supervisor = { actor: 'supervisor', supervises: true } as const
const clerk = clerkOf(2)
const sent = { actor: `clerk:${clerk}`, supervises: false } as const

export function inspect(hall: SimulatedHall): void {
  hall.act({ type: 'state-requirement', line: 'premises', met: 'met', evidence: ['photo'], count: 240, actor: 'supervisor' })
  for (const kind of ['announced', 'unannounced'] as const) {
    const inspection = hall.act({ type: 'open-inspection', kind, actor: 'supervisor' })?.find(({ type }) => type === 'inspection-opened')
    const no = inspection?.type === 'inspection-opened' ? inspection.data.inspection : ''
    const [first = '', ...rest] = hall.plan.inspection.lines
    const at = { inspection: no, line: first } as const
    for (const line of rest) hall.act({ type: 'check-line', inspection: no, line, result: 'pass', actor: 'supervisor' })
    hall.act({ type: 'check-line', ...at, result: 'fail', actor: 'supervisor' })
    hall.act({ type: 'record-finding', ...at, severity: 'serious', clerk, actor: 'supervisor' })
    hall.act({ type: 'put-right', ...at, ...sent })
    hall.act({ type: 'recheck-finding', ...at, outcome: 'again', ...supervisor })
    if (kind === 'unannounced') continue
    hall.act({ type: 'put-right', ...at, ...sent })
    hall.act({ type: 'recheck-finding', ...at, outcome: 'ok', ...supervisor })
    hall.act({ type: 'close-inspection', inspection: no, actor: 'supervisor' })
  }
}
