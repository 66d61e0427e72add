/** A table's order and its file. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvOf, fileNameOf } from '../../kiosk-ui/design/table-file.ts'
import { type Cell, type ColumnKind, inOrder, turned } from '../../kiosk-ui/design/table-rows.ts'

const rowsOf = (...values: readonly Cell[]) => values.map((cell, nth) => ({ key: String(nth), cells: [cell] }))
const sorted = (kind: ColumnKind, values: readonly Cell[], down = false) => inOrder(rowsOf(...values), kind, { column: 0, down }, 'zh-CN').map(({ cells: [cell] }) => cell)

describe('A table in order', () => {
  it('has numbers by their size and not by their digits', () => {
    expect(sorted('number', [10, '9.5', 2, '100.1'])).toEqual([2, '9.5', 10, '100.1'])
    expect(sorted('share', ['9.1 %', '100.0 %', '0.0 %'], true)).toEqual(['100.0 %', '9.1 %', '0.0 %'])
  })

  it('has what is no number last, up and down', () => {
    expect(sorted('number', [null, 3, '–', 1])).toEqual([1, 3, null, '–'])
    expect(sorted('number', [null, 3, '–', 1], true)).toEqual([3, 1, null, '–'])
    expect(sorted('text', ['', '乙', null, '甲'], true).slice(2)).toEqual(['', null])
  })

  it('has words as the language has them, and numbers in them by their size', () => {
    expect(sorted('text', ['10号窗口', '2号窗口', '1号窗口'])).toEqual(['1号窗口', '2号窗口', '10号窗口'])
    expect(sorted('text', ['周岚', '李强', '王敏'])).toEqual(['李强', '王敏', '周岚'])
  })

  it('has days by the calendar, whatever they are called', () => {
    const days = ['2026-12-01', '2026-02-28', '2026-11-30'].map((value, nth) => ({ value, shown: `${nth}` }))
    expect(sorted('time', days).map((cell) => Object(cell).value)).toEqual(['2026-02-28', '2026-11-30', '2026-12-01'])
  })

  it('keeps equal ones as they were, and changes nothing of what it was given', () => {
    const rows = [['b', 1], ['a', 1], ['c', 0]].map(([key, value]) => ({ key: String(key), cells: [value ?? null] }))
    expect(inOrder(rows, 'number', { column: 0, down: false }, 'en').map(({ key }) => key)).toEqual(['c', 'b', 'a'])
    expect(inOrder(rows, 'number', { column: 0, down: true }, 'en').map(({ key }) => key)).toEqual(['b', 'a', 'c'])
    expect(rows.map(({ key }) => key)).toEqual(['b', 'a', 'c'])
  })

  it('goes up, down, and back to how it was', () => {
    const up = turned(null, 2)
    expect(up).toEqual({ column: 2, down: false })
    expect(turned(up, 2)).toEqual({ column: 2, down: true })
    expect(turned(turned(up, 2), 2)).toBeNull()
    expect(turned(turned(up, 2), 0)).toEqual({ column: 0, down: false })
  })
})

describe('A table as a file', () => {
  const columns = [{ title: '人员', kind: 'text' }, { title: '办件', kind: 'number' }] as const
  const read = (...cells: readonly Cell[]) => parse(csvOf(columns, [{ key: '1', cells }]), { bom: true }) as string[][]

  it('has its head and its rows, with the mark of UTF-8 and line ends as spreadsheets want them', () => {
    expect(csvOf(columns, [{ key: '1', cells: ['王敏', 7] }])).toBe('\uFEFF人员,办件\r\n王敏,7\r\n')
  })

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A'])('takes no formula from %j', (said) => {
    expect(read(said, 1)[1]).toEqual([`'${said}`, '1'])
  })

  it('has quotes, commas and lines whole, numbers as they are, and nothing for what is not there', () => {
    expect(read('a,"b"\nc', -3)[1]).toEqual(['a,"b"\nc', '-3'])
    expect(read({ value: '2026-11-26', shown: '11月26日' }, null)[1]).toEqual(['2026-11-26', ''])
    expect(read('alone')[1]).toEqual(['alone', ''])
  })

  it('has nothing of what can be done with a row', () => {
    const withSteps = [...columns.slice(0, 1), { title: '操作', kind: 'steps' as const }, ...columns.slice(1)]
    expect(csvOf(withSteps, [{ key: '1', cells: ['王敏', 'x', 7] }])).toBe('\uFEFF人员,办件\r\n王敏,7\r\n')
  })

  it('is called by the table and its period, and by nothing that a file cannot be called', () => {
    expect(fileNameOf('业务数据：按人员', '2026-11-01-2026-11-26')).toBe('业务数据：按人员-2026-11-01-2026-11-26.csv')
    expect(fileNameOf('Figures by clerk / "A"', '')).toBe('Figures-by-clerk-A-.csv')
  })
})
