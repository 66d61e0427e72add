/** Every data sheet. A new model is one file and one line here. */
import { ctS310 } from './ct-s310.ts'
import { generic58 } from './generic-58.ts'
import { generic80 } from './generic-80.ts'
import { gprinter80 } from './gprinter-80.ts'
import type { PrinterModel } from './model.ts'
import { pos5890 } from './pos-5890.ts'
import { silent58 } from './silent-58.ts'
import { silent80 } from './silent-80.ts'
import { tmT70iiCh } from './tm-t70ii-ch.ts'
import { tmT82iii } from './tm-t82iii.ts'
import { tmT88Cn } from './tm-t88-cn.ts'
import { xprinter80 } from './xprinter-80.ts'
import { zj5870 } from './zj-5870.ts'

export const printerModels: readonly PrinterModel[] = [
  generic58,
  generic80,
  silent58,
  silent80,
  pos5890,
  zj5870,
  gprinter80,
  xprinter80,
  ctS310,
  tmT70iiCh,
  tmT82iii,
  tmT88Cn,
]
