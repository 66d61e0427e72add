/** Where pages are photographed: a browser, a hall, and what is done with each picture. */
import type { Browser, Page } from 'playwright-core'
import type { StillHall } from './hall.ts'
import { smallPng } from './small-png.ts'

/** Half as wide and high as the page: enough to see what changed, and a quarter of the bytes. */
const scale = 0.5

export type Size = readonly [width: number, height: number]

export interface Stage {
  readonly hall: StillHall
  /** `before` runs in the page before its own code. */
  open(path: string, size: Size, before?: () => void): Promise<Page>
  /** `whole`: beyond the screen's edge, too. */
  shoot(page: Page, name: string, whole?: boolean): Promise<void>
}

interface StageOptions {
  readonly browser: Browser
  readonly hall: StillHall
  readonly isWanted: (name: string) => boolean
  readonly onPicture: (name: string, png: Buffer) => void
}

export function stageOf({ browser, hall, isWanted, onPicture }: StageOptions): Stage {
  return {
    hall,
    async open(path, [width, height], before) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
      if (before !== undefined) await context.addInitScript(before)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      // The hall's own moment: what a page counts from it is the same each time.
      await page.clock.setFixedTime(hall.clock.now())
      await page.goto(hall.url + path)
      return page
    },
    async shoot(page, name, whole = false) {
      if (!isWanted(name)) return
      await page.evaluate('document.fonts.ready')
      await page.mouse.move(0, 0)
      onPicture(name, smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: whole })))
    },
  }
}
