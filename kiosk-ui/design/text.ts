/**
 * Every text that a page shows passes here once. Chinese is broken between its words, never inside one (养/老保险), and no
 * sign in a name can turn the line about (U+202E and its kin).
 */
import { h, options, type VNode } from 'preact'

/** They say which way text runs, and are never seen: explicit embeddings, overrides, isolates and marks (UAX #9). */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const han = /\p{Script=Han}/u
/** Never first on a line: what they belong to stands before them. The dictionary takes some for words: 残疾/人, 身份/证, 上一/页. */
const suffixes = new Set('证人卡费号者员局室表书类金款票单件所站处院厅村镇县市区省岁年月日时分次名户页项版章码机屏口率度的了吗呢吧着过们')
/** Elements that hold text and nothing else. */
const plainOnly = new Set(['option', 'title', 'textarea', 'text'])

/** Words of a hall that the dictionary cuts in two. */
const wholes = /二维码|身份证|自助机|评价器/g
/** So short a label is one: 上一页, 工作人员. */
const shortest = 4

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const known = new Map<string, readonly string[]>()
/** Words of the page are few; what people are called comes and goes. */
const knownMax = 2000

/** The text in pieces: between two of them a line may end. Joined they are the text, without what would turn it. */
export function piecesOf(text: string): readonly string[] {
  const before = known.get(text)
  if (before !== undefined) return before
  const pieces = text.length <= shortest ? [text.replace(turning, '')] : cut(text.replace(turning, ''))
  if (known.size >= knownMax) known.clear()
  known.set(text, pieces)
  return pieces
}

function cut(text: string): string[] {
  const inside = new Set([...text.matchAll(wholes)].flatMap(({ index, 0: word }) => Array.from({ length: word.length - 1 }, (_, nth) => index + nth + 1)))
  const pieces: string[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const last = pieces.at(-1)
    // Where anything but Han stands on a side, the browser's own rules are right: 60岁, “号”, 3 号窗口.
    const isOne = suffixes.has(segment) || inside.has(index) || !(han.test(last?.at(-1) ?? '') && han.test(segment[0] ?? ''))
    if (last !== undefined && isOne) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

const isText = (child: unknown): child is string => typeof child === 'string'
const marked = (text: string) => piecesOf(text).flatMap((piece, nth) => (nth === 0 ? [piece] : [h('wbr', null), piece]))
const plain = (text: string) => text.replace(turning, '')

/** Sees each element before it is drawn. */
export function readable(vnode: VNode): void {
  if (typeof vnode.type !== 'string') return
  const props = vnode.props as { children?: unknown }
  const { children } = props
  const mark = plainOnly.has(vnode.type) ? plain : marked
  if (isText(children)) props.children = mark(children)
  else if (Array.isArray(children) && children.some(isText)) props.children = children.map((child: unknown) => (isText(child) ? mark(child) : child))
}

export function breakBetweenWords(): void {
  const { vnode: then } = options
  options.vnode = (vnode) => {
    readable(vnode)
    then?.(vnode)
  }
}
