/** The board in real Chromium: how large its figures are, and what it plays when. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clipNames } from '../../device-daemon/wire/clips.ts'
import { sentenceOf } from '../../kiosk-ui/screens/board/announce/sentence.ts'
import { launchChromium, openPage, type PageOptions } from '../kit/chromium.ts'
import { BoardHall, listen, type Played, playedOn, shortClips } from './board-hall.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-board-'))
const shots = process.env['GUITAI_SHOTS'] ?? folder
const sizes = [{ width: 1920, height: 1080 }, { width: 3840, height: 2160 }] as const
const complaints: string[][] = []
let audible: Browser
let blocked: Browser

beforeAll(async () => {
  audible = await launchChromium(['--autoplay-policy=no-user-gesture-required'])
  blocked = await launchChromium()
})
afterAll(async () => {
  await audible?.close()
  await blocked?.close()
  rmSync(folder, { recursive: true })
})

async function openBoard(browser: Browser, hall: BoardHall, size: { width: number; height: number }, options: PageOptions = {}): Promise<Page> {
  const watched = await openPage(browser, `${hall.daemon.url}/board`, size, options)
  complaints.push(watched.complaints)
  await watched.page.locator('.board').waitFor()
  return watched.page
}

/** Of all large figures: how high a digit is drawn, and whether all of it is inside its row and the row inside the screen. */
const measure = `[...document.querySelectorAll('.board-call')].flatMap((row) => [...row.querySelectorAll('.board-number, .board-window')].map((part) => {
  const style = getComputedStyle(part)
  const canvas = document.createElement('canvas').getContext('2d')
  canvas.font = style.fontWeight + ' ' + style.fontSize + ' ' + style.fontFamily
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = canvas.measureText('0')
  const [own, outer] = [part.getBoundingClientRect(), row.getBoundingClientRect()]
  return { high: actualBoundingBoxAscent + actualBoundingBoxDescent, fits: own.left >= outer.left && own.right <= outer.right && own.top >= outer.top && own.bottom <= outer.bottom && outer.bottom <= innerHeight, row: outer.height }
}))`
/** The same with the longest there can be in every row: A9999 to window 999. What was there is put back. */
const measureLongest = `(() => {
  const texts = [...document.querySelectorAll('.board-number, .board-window')].map((part) => ({ text: part.firstChild, was: part.firstChild.data, longest: part.matches('.board-number') ? 'M9999' : '999' }))
  for (const { text, longest } of texts) text.data = longest
  const measured = ${measure}
  for (const { text, was } of texts) text.data = was
  return measured
})()`
interface Measured {
  readonly high: number
  readonly fits: boolean
  readonly row: number
}

describe('The board’s figures', () => {
  let hall: BoardHall
  let boards: Page[]
  let called = 0
  beforeAll(async () => {
    hall = await BoardHall.start({ marquee: { zh: '办理社会保障卡请带身份证原件，十六岁以下由监护人陪同', en: 'For a social security card bring your identity card' } })
    boards = []
    for (const size of sizes) boards.push(await openBoard(audible, hall, size))
  })
  afterAll(() => hall?.remove())

  it.each([1, 2, 3, 5, 9])('with %s calls are 120 px high and more, 240 on a screen of twice the size, and whole', async (count) => {
    while (called < count) {
      called += 1
      const number = await hall.call(called)
      // One of them is at the window already.
      if (called === 2) await hall.step(called, 'start')
      for (const board of boards) await board.getByTestId(`board-call-${number}`).waitFor()
    }
    for (const [nth, board] of boards.entries()) {
      await board.screenshot({ path: join(shots, `board-${count}-${board.viewportSize()?.width}.png`) })
      const figures = (await board.evaluate(measure)) as Measured[]
      expect(figures).toHaveLength(2 * (count > 5 ? 4 : count))
      expect(figures.filter(({ fits }) => !fits)).toEqual([])
      expect(((await board.evaluate(measureLongest)) as Measured[]).filter(({ fits }) => !fits)).toEqual([])
      expect(Math.min(...figures.map(({ high }) => high))).toBeGreaterThanOrEqual(120 * (nth + 1))
    }
  })

  it('blink while they are new, and stand out without moving where the system asks for less motion', async () => {
    const board = boards[0]
    const fresh = `(() => { const { animationName, backgroundColor } = getComputedStyle(document.querySelector('.board-call.fresh')); return [animationName, backgroundColor] })()`
    expect(await board?.evaluate(fresh)).toContain('board-blink')
    await board?.emulateMedia({ reducedMotion: 'reduce' })
    expect(await board?.evaluate(fresh)).toEqual(['none', 'rgb(255, 210, 74)'])
    await board?.emulateMedia({ reducedMotion: 'no-preference' })
    // Ten seconds after the last call nothing is new.
    await board?.locator('.fresh').first().waitFor({ state: 'detached', timeout: 12_000 })
  })

  it('has every clip of the pack that ships as a sound that the browser can play', async () => {
    const lengths = (await boards[0]?.evaluate(`Promise.all(${JSON.stringify(clipNames)}.map(async (name) => {
      const bytes = await (await fetch('/clips/' + name)).arrayBuffer()
      return (await new OfflineAudioContext(1, 1, 16000).decodeAudioData(bytes)).duration
    }))`)) as number[]
    expect(lengths).toHaveLength(clipNames.length)
    expect(lengths.filter((seconds) => seconds < 0.15 || seconds > 2)).toEqual([])
  })
})

/** Of what was played: each clip ended before the next began. */
const overlaps = (played: readonly Played[]) => played.filter(({ at }, nth) => nth > 0 && at < (played[nth - 1]?.at ?? 0) + (played[nth - 1]?.duration ?? 0))
const twice = (number: string, window: number) => ['chime', ...sentenceOf({ number, window }, false), ...sentenceOf({ number, window }, false)]

describe('The board’s voice', () => {
  let hall: BoardHall
  beforeAll(async () => {
    hall = await BoardHall.start({ clips: shortClips(join(folder, 'clips')) })
  })
  afterAll(() => hall?.remove())

  it('says two calls of one moment one after the other, each twice after one chime', async () => {
    const board = await openBoard(audible, hall, sizes[0], { before: listen })
    const [first, second] = [await hall.call(1), await hall.call(2)]
    const wanted = [...twice(first, 1), ...twice(second, 2)]
    await expect.poll(async () => (await playedOn(board)).filter(({ ended }) => ended !== null).length, { timeout: 20_000 }).toBe(wanted.length)
    const played = await playedOn(board)
    expect(played.map(({ name }) => name)).toEqual(wanted)
    expect(overlaps(played)).toEqual([])
    // By the sound card's clock each has ended in its time: what was planned is what was heard.
    for (const { name, at, duration, ended } of played) expect(Math.abs((ended ?? 0) - at - duration), name).toBeLessThan(0.3)
    expect(await board.getByTestId('board-blocked').count()).toBe(0)
    await board.close()
    for (const window of [1, 2]) await hall.step(window, 'start')
  })

  it('says a repeated call again, and nothing of one who has come', async () => {
    const board = await openBoard(audible, hall, sizes[0], { before: listen })
    const number = await hall.call(3)
    await expect.poll(async () => (await playedOn(board)).filter(({ ended }) => ended !== null).length, { timeout: 20_000 }).toBe(twice(number, 3).length)
    const chimes = async () => (await playedOn(board)).filter(({ name }) => name === 'chime').length
    expect(await chimes()).toBe(1)
    await hall.step(3, 'recall')
    await expect.poll(chimes, { timeout: 20_000 }).toBe(2)
    await hall.step(3, 'start')
    await board.getByTestId(`board-call-${number}`).filter({ hasText: '正在办理' }).waitFor()
    expect(await chimes()).toBe(2)
    await board.close()
  })

  it('that the browser keeps back: the board says so, and one touch mends it', async () => {
    const board = await openBoard(blocked, hall, sizes[0], { before: listen })
    await board.getByTestId('board-blocked').filter({ hasText: '请点一下屏幕' }).waitFor()
    await board.screenshot({ path: join(shots, 'board-blocked.png') })
    expect(await playedOn(board)).toEqual([])
    await board.locator('.board').click()
    await board.getByTestId('board-blocked').waitFor({ state: 'detached' })
    const number = await hall.call(4)
    await expect.poll(async () => (await playedOn(board)).slice(-12).map(({ name }) => name).join(' '), { timeout: 20_000 }).toContain(sentenceOf({ number, window: 4 }, false).join(' '))
    await board.close()
    await hall.step(4, 'start')
  })

  it('is silent while the daemon is away, and nothing blinks; the board says that it may be out of date', async () => {
    const board = await openBoard(audible, hall, sizes[0], { before: listen })
    await hall.call(5)
    await board.locator('.fresh').first().waitFor()
    await hall.kill()
    await board.getByTestId('board-stale').waitFor()
    expect(await board.locator('.fresh').count()).toBe(0)
    const planned = (await playedOn(board)).length
    await board.screenshot({ path: join(shots, 'board-away.png') })
    expect((await playedOn(board)).length).toBe(planned)
  })

  it('asked nobody but the daemon, and no page complained', () => {
    expect(complaints.flat()).toEqual([])
  })
})
