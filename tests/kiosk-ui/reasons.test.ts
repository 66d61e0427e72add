import { describe, expect, it } from 'vitest'
import { reasonWords } from '../../device-daemon/wire/reasons.ts'
import { reasons } from '../../drivers/contract/status.ts'

describe('Why a device is not well', () => {
  it.each(reasons)('%s is one sentence and one mend, in both languages', (reason) => {
    const { says, mend } = reasonWords[reason]
    for (const text of [says.zh, mend.zh]) expect(text).toMatch(/^[^。]*[\u4e00-\u9fff][^。]*。$/)
    expect(says.en).toMatch(/^[A-Z][^.]*\.$/)
    expect(mend.en).toMatch(/^[A-Z].*\.$/)
  })

  it('says each in words of its own', () => {
    const all = Object.values(reasonWords).flatMap(({ says, mend }) => [says.zh, says.en, mend.zh])
    expect(new Set(all).size).toBe(all.length)
  })
})
