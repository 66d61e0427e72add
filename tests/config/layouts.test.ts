/** Tickets' layouts: what is wrong in one is told with its file and place; what is right is on paper. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { loadLayout, standardLayout } from '../../config/layout/load.ts'
import { ticketPaper, type TicketFacts } from '../../config/layout/paper.ts'
import { loadHall } from '../../config/load.ts'
import { type Broken, changed, emulated, faultsOf, folder, written } from './broken.ts'

const facts: TicketFacts = {
  site: { name: '青山镇便民服务中心', nameEn: 'Qingshan Hall' },
  queue: { prefix: 'A', name: '综合', nameEn: 'General' },
  item: null,
  number: 'A007',
  ahead: 3,
  date: '2026-11-24',
  time: '09:00',
  code: 'GUITAI:T:X:20261124-A007',
  rate: null,
  copy: 'original',
}
const begin = "name: x\nreprint: { text: 补打 }\nlines:\n  - text: '{number}'\n"
let count = 0
const hallWith = (layout: string, change: (config: Broken) => void = () => undefined) => {
  const file = written(`layout-${++count}.yaml`, layout)
  const hall = changed((c: Broken) => {
    c.printing = { layout: `layout-${count}.yaml` }
    change(c)
  })
  return { file, hall }
}
/** What is said of a layout, without its file's name, which stands before each. */
const said = (layout: string, change?: (config: Broken) => void) => {
  const { file, hall } = hallWith(layout, change)
  return faultsOf(hall).map((sentence) => {
    expect(sentence.startsWith(`${file}: `)).toBe(true)
    return sentence.slice(file.length + 2)
  })
}
const linesOf = (layout: string, more: Partial<TicketFacts> = {}) => ticketPaper(loadLayout(written(`layout-${++count}.yaml`, layout)), { ...facts, ...more })
const textsOf = (layout: string, more: Partial<TicketFacts> = {}) => linesOf(layout, more).flatMap((line) => (line.type === 'text' ? [line.text] : []))

describe('The standard ticket', () => {
  const paper = (more: Partial<TicketFacts>) => ticketPaper(loadLayout(standardLayout), { ...facts, ...more })

  it('has everything in its order', () => {
    const center = 'center'
    expect(paper({ item: { name: '老年人优待证', nameEn: 'Senior pass' } })).toEqual([
      { type: 'text', text: '青山镇便民服务中心', bold: true, align: center },
      { type: 'text', text: 'Qingshan Hall', align: center },
      { type: 'rule' },
      { type: 'text', text: '综合 General', align: center },
      { type: 'text', text: 'A007', size: 5, bold: true, align: center },
      { type: 'text', text: '老年人优待证', align: center },
      { type: 'text', text: 'Senior pass', align: center },
      { type: 'text', text: '前面还有 3 人等候', align: center },
      { type: 'text', text: '3 waiting before you', align: center },
      { type: 'feed', lines: 1 },
      { type: 'qr', payload: 'GUITAI:T:X:20261124-A007', align: center },
      { type: 'text', text: '取号时间 2026-11-24 09:00', align: center },
      { type: 'text', text: '请留意叫号,过号请到窗口询问', align: center },
      { type: 'feed', lines: 3 },
      { type: 'cut' },
    ])
  })

  it('says of a copy, before all else, that it is one', () => {
    expect(paper({ copy: 'reprint' })[0]).toEqual({ type: 'text', text: '补打 REPRINT', bold: true, size: 2, align: 'center' })
  })

  it('is what a hall has that names none', () => {
    expect(loadHall(emulated).layout.file).toBe(standardLayout)
  })
})

describe('A layout', () => {
  it('of the two that there are is printable by a narrow and a wide printer', () => {
    for (const name of ['standard', 'compact-58']) {
      const layout = resolve(import.meta.dirname, `../../config/tickets/${name}.yaml`)
      for (const model of ['generic-58', 'generic-80', 'silent-58']) {
        const hall = changed((c: Broken) => {
          c.printing = { layout }
          c.devices.find(({ driver }: Broken) => driver === 'printer/esc-pos').settings = { model }
        })
        expect(faultsOf(hall)).toEqual([])
      }
    }
  })

  it('leaves out what names an item where there is none', () => {
    const layout = `${begin}  - text: '事项 {item}'\n  - text: { zh: '{item}', en: 'For {itemEn}' }\n`
    expect(textsOf(layout)).toEqual(['A007'])
    expect(textsOf(layout, { item: { name: '社保', nameEn: 'Insurance' } })).toEqual(['A007', '事项 社保', '社保', 'For Insurance'])
  })

  it('prints its languages in their order, and only those', () => {
    const layout = `${begin}  - text: { zh: 你好, en: Hello }\n`
    expect(textsOf(`${layout}languages: [en, zh]\n`)).toEqual(['A007', 'Hello', '你好'])
    expect(textsOf(`${layout}languages: [zh]\n`)).toEqual(['A007', '你好'])
  })

  it.each([
    ['{ ahead: none }', { ahead: 0 }, { ahead: 1 }],
    ['{ ahead: some }', { ahead: 1 }, { ahead: 0 }],
    ['{ item: true }', { item: facts.queue }, { item: null }],
    ['{ item: false }', { item: null }, { item: facts.queue }],
    ['{ queues: [A] }', {}, { queue: { ...facts.queue, prefix: 'B' } }],
    ['{ copy: original }', { copy: 'original' as const }, { copy: 'reprint' as const }],
    ['{ copy: reprint, ahead: some }', { copy: 'reprint' as const }, { copy: 'reprint' as const, ahead: 0 }],
  ])('prints a line when %s, and only then', (when, wanted, unwanted) => {
    const layout = `${begin}  - { text: here, when: ${when} }\n`
    expect(textsOf(layout, wanted)).toContain('here')
    expect(textsOf(layout, unwanted)).not.toContain('here')
  })

  it('fills a name that looks like a placeholder only once', () => {
    expect(textsOf(`${begin}  - text: '{site}'\n`, { site: { name: '{code}', nameEn: '' } })).toEqual(['A007', '{code}'])
  })

  it('has bar codes, PDF417 and pictures, light where the picture lets the paper through', () => {
    const png = new PNG({ width: 3, height: 1 })
    png.data.set([0, 0, 0, 255, 255, 0, 0, 255, 0, 0, 0, 0])
    writeFileSync(join(folder, 'logo.png'), PNG.sync.write(png))
    const lines = linesOf(`${begin}  - image: logo.png\n  - { barcode: '{number}', align: left }\n  - pdf417: '{code}'\n`)
    expect(lines.slice(1, 4)).toEqual([
      // Black; red, 0.299 of white; nothing, which is white.
      { type: 'image', picture: { width: 3, height: 1, grey: Uint8Array.of(0, 76, 255) }, align: 'center' },
      { type: 'barcode', payload: 'A007', align: 'left' },
      { type: 'pdf417', payload: 'GUITAI:T:X:20261124-A007', align: 'center' },
    ])
  })
})

describe('A layout that is wrong', () => {
  it.each([
    [`${begin}  - text: '{name}'\n`, /^lines\[1\]\.text: there is no \{name\}; there are \{site\}/],
    [`${begin}  - text: { en: 'a } b' }\n`, /^lines\[1\]\.text\.en: has a brace without its other half/],
    [`${begin}  - text: 7\n`, /^lines\[1\]\.text: must be text/],
    [`${begin}  - text: {}\n`, /^lines\[1\]\.text: has neither zh nor en/],
    [`${begin}  - text: { fr: a, zh: b }\n`, /^lines\[1\]\.text\.fr: there is no such setting/],
    [`${begin}  - text: "a\\eb"\n`, /^lines\[1\]\.text: is text of one line/],
    [`${begin}  - align: left\n`, /^lines\[1\]: is none of text, qr, barcode/],
    [`${begin}  - { qr: a, text: b }\n`, /^lines\[1\]: is text and qr at once/],
    [`${begin}  - { qr: a, size: 2 }\n`, /^lines\[1\]\.size: is for text only/],
    [`${begin}  - { text: a, size: 9 }\n`, /^lines\[1\]\.size: must be 1 to 8, not 9/],
    [`${begin}  - { text: a, colour: red }\n`, /^lines\[1\]\.colour: there is no such setting/],
    [`${begin}  - image: nowhere.png\n`, /^lines\[1\]\.image: .*nowhere\.png cannot be read/],
    [begin.replace('{number}', '{time}'), /^lines: have no text with \{number\}/],
    [begin.replace("'{number}'", "'{number}'\n    when: { ahead: some }"), /^lines: have no text with \{number\}/],
    [begin.replace("'{number}'", "'{number} {item}'"), /^lines: have no text with \{number\}/],
    [begin.replace('补打', 'copy'), /^reprint\.text: does not say 补打/],
    [`${begin}languages: [zh, zh]\n`, /^languages: names a language twice/],
    [`${begin}  - { text: a, when: { queues: [A, Z] } }\n`, /^lines\[1\]\.when\.queues\[1\]: there is no queue Z$/],
    [`${begin}  - barcode: '{site}'\n`, /^lines\[1\]\.barcode: cannot be printed by kiosk-1\/printer: a bar code holds/],
    // Of six queues, in one sentence.
    [`${begin}  - pdf417: '{queue}'\n`, /^lines\[1\]\.pdf417: cannot be printed by kiosk-1\/printer: a PDF417 code/],
  ])('%j is path and sentence', (layout, sentence) => {
    expect(said(layout)).toEqual([expect.stringMatching(sentence)])
  })

  it('for one printer of two names that one: a bar code too wide for narrow paper', () => {
    const narrow = (c: Broken) => {
      c.devices.push({ id: 'kiosk-9/printer', driver: 'printer/esc-pos', transport: 'emulated', settings: { model: 'generic-58' } })
      c.kiosks.push({ number: 9, printer: 'kiosk-9/printer' })
    }
    const sentences = said(`${begin}  - barcode: 'A0123456789ABCDEFGHIJ'\n`, narrow)
    expect(sentences).toEqual([expect.stringMatching(/^lines\[1\]\.barcode: cannot be printed by kiosk-9\/printer: .*384 dots/)])
  })

  it.each(['copy: original, ahead: some', 'copy: reprint, ahead: none', 'item: true, copy: original', 'item: false, ahead: some', 'queues: [B], copy: original'])(
    'is found on a ticket that comes seldom: %s',
    (when) => {
      expect(said(`${begin}  - { barcode: '{site}', when: { ${when} } }\n`)).toEqual([expect.stringMatching(/^lines\[1\]\.barcode: cannot be printed/)])
    },
  )

  it('is good line by line and too much together', () => {
    const black = new PNG({ width: 576, height: 220 })
    black.data.fill(255)
    writeFileSync(join(folder, 'black.png'), PNG.sync.write(black))
    const picture = '  - image: black.png\n'
    expect(said(`${begin}${picture}`)).toEqual([])
    expect(said(`${begin}${picture.repeat(5)}`)).toEqual([expect.stringMatching(/^lines: cannot be printed by kiosk-1\/printer: a job has 65536 bytes at most/)])
  })

  it('has a picture that is none, or too large: its size is read before room is made', () => {
    written('text.png', 'not a picture, however long it may be')
    expect(said(`${begin}  - image: text.png\n`)).toEqual([expect.stringMatching(/^lines\[1\]\.image: .*text\.png is no PNG picture$/)])
    const png = PNG.sync.write(new PNG({ width: 1, height: 1 }))
    png.writeUInt32BE(1025, 16)
    writeFileSync(join(folder, 'wide.png'), png)
    expect(said(`${begin}  - image: wide.png\n`)).toEqual([expect.stringMatching(/is 1025 × 1 dots, at most 1024 × 1024$/)])
    writeFileSync(join(folder, 'half.png'), PNG.sync.write(new PNG({ width: 9, height: 9 })).subarray(0, 45))
    expect(said(`${begin}  - image: half.png\n`)).toEqual([expect.stringMatching(/half\.png cannot be read: /)])
  })
})
