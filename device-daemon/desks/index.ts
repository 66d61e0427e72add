/** Every desk of a box. A line a desk. */
import { AppointmentDesk } from './appointment-desk.ts'
import { CallerDesk } from './caller-desk.ts'
import { CheckInDesk } from './check-in-desk.ts'
import { ContactDesk } from './contact-desk.ts'
import { DayDesk } from './day-desk.ts'
import type { Bench, Desk } from './desk.ts'
import { DeviceDesk } from './device-desk.ts'
import { FigureDesk } from './figure-desk.ts'
import { HandOverDesk } from './hand-over-desk.ts'
import { HealthDesk } from './health-desk.ts'
import { LimitDesk } from './limit-desk.ts'
import { PaperDesk } from './paper-desk.ts'
import { RatingDesk } from './rating-desk.ts'
import { RecordsDesk } from './records-desk.ts'
import { RootDesk } from './root-desk.ts'
import { Spooler } from './spooler.ts'
import { StaffCallDesk } from './staff-call-desk.ts'
import { WebhookDesk } from './webhook-desk.ts'
import { WordsDesk } from './words-desk.ts'

export function openDesks(bench: Bench): Desk[] {
  return [
    new DayDesk(bench),
    new RecordsDesk(bench),
    new HealthDesk(bench),
    new DeviceDesk(bench),
    new RatingDesk(bench),
    new HandOverDesk(bench),
    new LimitDesk(bench, { type: 'look-at-rectifications' }),
    new LimitDesk(bench, { type: 'look-at-complaints' }),
    new LimitDesk(bench, { type: 'look-at-inspections' }),
    new StaffCallDesk(bench),
    new CallerDesk(bench),
    new CheckInDesk(bench),
    new AppointmentDesk(bench),
    new Spooler(bench),
    new PaperDesk(bench),
    new FigureDesk(bench),
    new RootDesk(bench),
    new WebhookDesk(bench),
    new ContactDesk(bench),
    new WordsDesk(bench),
  ]
}
