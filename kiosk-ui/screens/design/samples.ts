/** What parts are filled with: the usual, and what people, catalogues and back offices put there. The same in both languages. */
export const samples = {
  usual: '社会保障卡申领',
  /** 40 signs. */
  longChinese: '城乡居民基本养老保险关系转移接续及待遇领取资格认证申请受理与线下核验综合办理事项',
  /** 60 characters. */
  longEnglish: 'Transfer of basic old-age insurance between two counties now',
  emoji: '王小明 👨‍👩‍👧‍👦 🎉',
  /** A right-to-left override, which a page leaves out. */
  turned: 'A0\u202E12 证明',
} as const

/** Beside each size of type. */
export const typeSample = '柜台 Aa 1'

export type Sample = keyof typeof samples
export const sampleNames: readonly Sample[] = ['usual', 'longChinese', 'longEnglish', 'emoji', 'turned']
