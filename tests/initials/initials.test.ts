/** First letters of names. What is expected is from 现代汉语词典, never from the library. */
import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../device-daemon/initials/initials.ts'

describe('Initials', () => {
  it.each([
    ['领高龄补贴', 'LGLBT'],
    ['办身份证', 'BSFZ'],
    ['给新生儿上户口', 'GXSESHK'],
    ['女职工生育', 'NZGSY'],
    ['欧洲', 'OZ'],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

  it.each([
    ['长期护理保险', 'CQHLBX', '长 cháng'],
    ['校长任职', 'XZRZ', '长 zhǎng'],
    ['增长', 'ZZ', '长 zhǎng'],
    ['重新办理', 'CXBL', '重 chóng'],
    ['重度残疾人补贴', 'ZDCJRBT', '重 zhòng'],
    ['银行卡', 'YHK', '行 háng'],
    ['行政许可', 'XZXK', '行 xíng'],
    ['参保登记', 'CBDJ', '参 cān'],
    ['人参种植', 'RSZZ', '参 shēn'],
    ['社会保险', 'SHBX', '会 huì'],
    ['会计证', 'KJZ', '会 kuài'],
    ['调解纠纷', 'TJJF', '调 tiáo'],
    ['工作调动', 'GZDD', '调 diào'],
    ['还款', 'HK', '还 huán'],
    ['降低缴费', 'JDJF', '降 jiàng'],
    ['弹性退休', 'TXTX', '弹 tán'],
    ['曾用名', 'CYM', '曾 céng'],
    ['给付待遇', 'JFDY', '给 jǐ'],
  ])('of %s are %s: %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

  it.each([
    ['WiFi密码', 'WIFIMM'],
    ['12345热线', '12345RX'],
    ['５Ｇ号卡', '5GHK'],
    ['出生“一件事”(联办)、登记', 'CSYJSLBDJ'],
    [' · 办 证 · ', 'BZ'],
    ['——', ''],
    ['😀办证', 'BZ'],
  ])('of %j keep letters and digits and drop other signs: %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
})
