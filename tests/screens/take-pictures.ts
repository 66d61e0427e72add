/** All pictures, or those of one name: each kind of page in a hall of its own, so that none sees what was done for another. */
import type { Browser } from 'playwright-core'
import { StillHall } from './hall.ts'
import { kioskScenes } from './kiosk-scenes.ts'
import { boardScenes, designScenes, labScenes, officeScenes, padScenes, rateScenes, techScenes } from './other-scenes.ts'
import { type Stage, stageOf } from './stage.ts'
import { windowScenes } from './window-scenes.ts'

const scenes: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  kiosk: kioskScenes,
  window: windowScenes,
  board: boardScenes,
  pad: padScenes,
  tech: techScenes,
  office: officeScenes,
  rate: rateScenes,
  lab: labScenes,
  design: designScenes,
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
  for (const [kind, play] of Object.entries(scenes)) {
    if (only !== '' && only.split('-')[0] !== kind) continue
    const hall = await StillHall.start(pages)
    try {
      await play(stageOf({ browser, hall, isWanted: (name) => name.startsWith(only), onPicture }))
    } finally {
      await hall.stop()
      hall.remove()
    }
  }
}
