/** Where a line may end, and what may not turn it. */
import { h, type VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { titleOf } from '../../kiosk-ui/title.ts'
import { piecesOf, readable } from '../../kiosk-ui/design/text.ts'

describe('A Chinese text', () => {
  it.each([
    ['养老保险', [/养老保险|养老\|保险/]],
    ['城乡居民基本医疗保险参保登记', [/基本\|/, /医疗\|?保险/, /登记$/]],
    ['请选择要办的事', [/选择/]],
  ] as const)('%s is broken between its words', (text, expected) => {
    const pieces = piecesOf(text)
    expect(pieces.join('')).toBe(text)
    for (const one of expected) expect(pieces.join('|')).toMatch(one)
    expect(pieces.length).toBeGreaterThan(0)
  })

  it.each(['老保险', '疗保险', '休人员', '证或', '人、', '页。', '码，', '维码'])('never before %s', (rest) => {
    const text = { 老保险: '城乡居民养老保险', 疗保险: '基本医疗保险', 休人员: '退休人员认证', '证或': '刷身份证或输入号码', '人、': '残疾人、退役军人', '页。': '请看上一页。', '码，': '评价二维码，或输入编码', 维码: '请扫描小票上的评价二维码' }[rest] ?? ''
    const at = text.indexOf(rest)
    let length = 0
    for (const piece of piecesOf(text)) {
      expect(length).not.toBe(at)
      length += piece.length
    }
  })

  it('keeps a figure with what it counts, and signs with their words', () => {
    expect(piecesOf('60岁以上').join('|')).toMatch(/^60岁/)
    expect(piecesOf('请到3号窗口，谢谢').join('|')).toContain('到3号')
    for (const piece of piecesOf('（已经呼叫）请到窗口')) expect(piece).not.toMatch(/^）|（$/)
  })

  it('in English is left to the browser', () => {
    expect(piecesOf('Please go to window 3')).toEqual(['Please go to window 3'])
  })

  it('of two kinds is cut once, and the same the second time', () => {
    expect(piecesOf('窗口 Window')).toBe(piecesOf('窗口 Window'))
  })
})

describe('What is shown', () => {
  const show = (type: string, children: unknown): unknown => {
    const vnode: VNode = h(type, null, children as string)
    readable(vnode)
    return (vnode.props as { children?: unknown }).children
  }
  const textOf = (children: unknown): string => (Array.isArray(children) ? children.map(textOf).join('') : typeof children === 'string' ? children : '')

  it('cannot be turned about by a sign in a name', () => {
    expect(textOf(show('p', '张\u202e三\u2067 Zhang\u200f'))).toBe('张三 Zhang')
    expect(show('option', '张\u202e三')).toBe('张三')
  })

  it('has a place to break between words, and none in an option', () => {
    const tags = (show('p', '请选择要办的事') as (string | VNode)[]).filter((one) => typeof one !== 'string').map((one) => (one as VNode).type)
    expect(new Set(tags)).toEqual(new Set(['wbr']))
    expect(show('option', '请选择要办的事')).toBe('请选择要办的事')
  })

  it('beside other elements is seen too', () => {
    const bold = h('b', null, 'x')
    expect(textOf(show('p', ['城乡\u202e居民', bold, '养老保险']))).toBe('城乡居民养老保险')
  })
})

describe('A page’s tab', () => {
  const tab = (path: string) => titleOf(new URL(`http://localhost${path}`))
  it.each([
    ['/kiosk', '1 号取号机 · 柜台'],
    ['/kiosk?number=3', '3 号取号机 · 柜台'],
    ['/window/12', '12 号窗口 · 柜台'],
    ['/office?from=2026-01-01', '督查管理 · 柜台'],
    ['/rate/20261124-A001-ABCDEFGHJK', '评价本次服务 · 柜台'],
    ['/', '页面 · 柜台'],
  ])('of %s says %s', (path, title) => expect(tab(path)).toBe(title))
})
