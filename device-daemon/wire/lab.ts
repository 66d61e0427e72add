/** The lab: operating emulated devices. Exists only while the hall is emulated. */
import { z } from 'zod'
import { type LineFault, lineFaults } from '../../drivers/contract/emulator.ts'
import type { FaceOf, DeviceKind } from '../../drivers/contract/kinds.ts'
import { callerKeys } from '../../drivers/contract/kinds.ts'

export type { PaperRow, PaperSpan, PrinterFace, IdReaderFace, ScannerFace, RatingPadFace, CallerFace, DisplayFace, CallerKey } from '../../drivers/contract/kinds.ts'

/** `POST /api/lab/devices/{id}/gesture` */
export const gestureSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tear') }),
  z.strictObject({ type: z.literal('paper'), paper: z.enum(['ok', 'near-end', 'out']) }),
  z.strictObject({ type: z.literal('cover'), cover: z.enum(['open', 'closed']) }),
  z.strictObject({ type: z.literal('cutter'), cutter: z.enum(['ok', 'jammed']) }),
  /** A specimen card by its name in `GET /api/lab/cards`. */
  z.strictObject({ type: z.literal('lay'), specimen: z.string().max(40) }),
  z.strictObject({ type: z.literal('lift') }),
  z.strictObject({ type: z.literal('lift-early') }),
  z.strictObject({ type: z.literal('show'), text: z.string().min(1).max(512), charset: z.enum(['utf-8', 'gb18030']).optional() }),
  z.strictObject({ type: z.literal('press'), key: z.int().min(0).max(255) }),
  z.strictObject({ type: z.literal('press-caller'), key: z.enum(callerKeys) }),
  /** Every device: its cable, and faults of the line. */
  z.strictObject({ type: z.literal('cable'), cable: z.enum(['in', 'out']) }),
  z.strictObject({ type: z.literal('fault'), fault: z.enum(lineFaults) }),
])
export type LabGesture = z.infer<typeof gestureSchema>

export interface EmulatorView {
  readonly device: string
  readonly kind: DeviceKind
  readonly cable: 'in' | 'out'
  readonly fault: LineFault
  readonly face: FaceOf<DeviceKind>
}

export const specimenSchema = z.object({
  specimen: z.string(),
  kind: z.enum(['resident', 'hmt-residence', 'foreigner-2017', 'foreigner-2023']),
  name: z.string(),
})
export type Specimen = z.infer<typeof specimenSchema>

/** Appointments that the lab can show to a scanner. */
export const labCodeSchema = z.object({ title: z.string(), code: z.string() })
