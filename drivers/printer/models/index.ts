/** Every data sheet. A new model is one file and one line here. */
import { generic58 } from './generic-58.ts'
import { generic80 } from './generic-80.ts'
import type { PrinterModel } from './model.ts'
import { pos5890 } from './pos-5890.ts'
import { tmT70iiCh } from './tm-t70ii-ch.ts'
import { zj5870 } from './zj-5870.ts'

export const printerModels: readonly PrinterModel[] = [generic58, generic80, pos5890, tmT70iiCh, zj5870]
