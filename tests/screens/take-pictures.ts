/** All pictures, or those of one name: each scene in a hall of its own, so that none sees what was done for another. */
import type { Browser } from 'playwright-core'
import { boardStateScenes, padStateScenes, rateStateScenes } from './hall-scenes.ts'
import { StillHall } from './hall.ts'
import { kioskFindScenes } from './kiosk-find-scenes.ts'
import { kioskModeScenes, kioskTroubleScenes } from './kiosk-mode-scenes.ts'
import { kioskSayScenes } from './kiosk-say-scenes.ts'
import { kioskScenes } from './kiosk-scenes.ts'
import { boardScenes, designScenes, labScenes, officeScenes, padScenes, rateScenes, techScenes } from './other-scenes.ts'
import { labStateScenes, officeSectionScenes, techFaultScenes, techPanelScenes } from './staff-scenes.ts'
import { type Stage, stageOf } from './stage.ts'
import { windowScenes } from './window-scenes.ts'
import { windowCardScenes, windowRecordScenes, windowStepScenes } from './window-step-scenes.ts'

type Scene = (stage: Stage) => Promise<void>
/** By what the pictures' names begin with. */
const scenes: Readonly<Record<string, readonly Scene[]>> = {
  kiosk: [kioskScenes, kioskFindScenes, kioskSayScenes, kioskModeScenes, kioskTroubleScenes],
  window: [windowScenes, windowStepScenes, windowRecordScenes, windowCardScenes],
  board: [boardScenes, boardStateScenes],
  pad: [padScenes, padStateScenes],
  tech: [techScenes, techFaultScenes, techPanelScenes],
  office: [officeScenes, officeSectionScenes],
  rate: [rateScenes, rateStateScenes],
  lab: [labScenes, labStateScenes],
  design: [designScenes],
}

interface TakeOptions {
  readonly browser: Browser
  /** The folder of the built pages. */
  readonly pages: string
  /** One picture's name, or a beginning of several; all without it. */
  readonly only?: string
  readonly onPicture: (name: string, png: Buffer) => void
}

export async function takePictures({ browser, pages, only = '', onPicture }: TakeOptions): Promise<void> {
  const wanted = Object.entries(scenes).filter(([kind]) => only === '' || only.split('-')[0] === kind)
  for (const play of wanted.flatMap(([, own]) => own)) {
    const hall = await StillHall.start(pages)
    try {
      await play(stageOf({ browser, hall, isWanted: (name) => name.startsWith(only), onPicture }))
    } finally {
      await hall.stop()
      hall.remove()
    }
  }
}
