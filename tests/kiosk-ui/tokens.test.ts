/** The pages' sizes and colours stand in one file, and are legible there. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../kiosk-ui')
const tokens = readFileSync(join(folder, 'design/tokens.css'), 'utf8')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css') && !file.startsWith('dist') && !file.endsWith('tokens.css'))
const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '')

describe.each(files)('%s', (file) => {
  /** A media query can read no token. */
  const css = withoutComments(readFileSync(join(folder, file), 'utf8')).replace(/@media[^{]+/g, '')

  it('has no size of its own', () => {
    expect(css.match(/(?<![\w-])-?\d*\.?\d+(px|pt|pc|mm|cm|in|rem|Q)\b/g) ?? []).toEqual([])
  })
  it('has no colour of its own', () => {
    const declared = css.match(/:[^;{}]+;/g) ?? []
    expect(declared.filter((one) => /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklch|oklab|color)\(|\b(white|black|red|green|blue|gr[ae]y|yellow|orange)\b/i.test(one))).toEqual([])
  })
  it('names no token that there is not', () => {
    const own = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name))
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '')
    expect(used.filter((name) => !own.has(name) && !tokens.includes(`${name}:`))).toEqual([])
  })
})

it('No element has a size or colour written into it but paper, whose dots are measured', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx') && !file.startsWith('dist'))
  const styled = pages.filter((file) => /style=\{/.test(readFileSync(join(folder, file), 'utf8')))
  expect(styled).toEqual(['design/paper.tsx'])
})

/** `.name { … }` of the tokens over those of the root. */
function theme(name: string): (token: string) => string {
  const read = (selector: string) => {
    const [, block = ''] = new RegExp(`\\n${selector} \\{([^}]*)\\}`).exec(withoutComments(`\n${tokens}`)) ?? []
    return [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, key = '', value = '']) => [key, value] as const)
  }
  const all = new Map([...read(':root'), ...(name === 'light' ? [] : read(`\\.${name}`))])
  return (token) => all.get(token) ?? ''
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

it('The measure is right: black on white is 21, #767676 on white 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

/** Ink, what it stands on. */
const texts = [
  ['--ink', '--paper'],
  ['--ink', '--ground'],
  ['--ink-soft', '--paper'],
  ['--ink-soft', '--ground'],
  ['--accent', '--paper'],
  ['--accent-ink', '--accent'],
] as const
const toned = [
  ['--ink', '--accent-soft'],
  ['--accent', '--accent-soft'],
  ['--good', '--good-soft'],
  ['--warn', '--warn-soft'],
  ['--bad', '--bad-soft'],
  ['--ink', '--good-soft'],
  ['--ink', '--warn-soft'],
  ['--ink', '--bad-soft'],
  ['--ink-soft', '--accent-soft'],
] as const
/** What is pressed is seen by its edge (WCAG 2.2, 1.4.11), and where the keyboard is by a ring. */
const edges = [
  ['--edge', '--paper'],
  ['--edge', '--ground'],
  ['--focus', '--paper'],
  ['--focus', '--ground'],
  ['--accent', '--ground'],
] as const

const themes: readonly (readonly [string, number, readonly (readonly [string, string])[]])[] = [
  ['light', 4.5, [...texts, ...toned]],
  ['elder', 7, [...texts, ...toned]],
  ['dark', 4.5, [...texts, ...toned, ['--ink', '--head'], ['--ink-soft', '--head']]],
]
describe.each(themes)('In the theme %s', (name, least, pairs) => {
  const of = theme(name)
  it.each([...pairs])(`%s on %s is ${least} : 1`, (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(least)
  })
  it.each(edges)('%s beside %s is 3 : 1', (edge, ground) => {
    expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3)
  })
})
