import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { whyNot } from './fault.ts'
import { faults } from './faults.ts'

const root = join(import.meta.dirname, '..', '..')

it('every planted fault still finds its place, once', () => {
  const lost = faults.flatMap((fault) => {
    const why = existsSync(join(root, fault.file)) ? whyNot(fault, readFileSync(join(root, fault.file), 'utf8')) : 'there is no such file'
    return why === null ? [] : [`${fault.name} (${fault.file}): ${why}`]
  })
  expect(lost).toEqual([])
})

it('every planted fault has a name of its own, is in the product, and names test files that are there', () => {
  expect(faults.length).toBeGreaterThanOrEqual(100)
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
  expect(faults.filter(({ file }) => file.startsWith('tests/'))).toEqual([])
  const named = new Set(faults.flatMap(({ tests }) => tests))
  expect([...named].filter((path) => !existsSync(join(root, path)))).toEqual([])
})
