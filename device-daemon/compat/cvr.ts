/**
 * 华视-style service. Its pages take fields out of the text by patterns such as `"errorMsg" : "(.*?)"`: a field a
 * line, a space on either side of the colon, in the order of its maker. Sources: NOTES.md.
 */
import type { GivenCard, Reading, ReaderTrouble } from './reading.ts'

/** Pages look for 0, and for the words 打开成功 and 读卡成功; -11 was seen, the others are ours. */
const troubles: Readonly<Record<Exclude<Reading['type'], 'card'>, readonly [flag: number, message: string]>> = {
  'port': [-1, '端口打开失败'],
  'silent': [-2, '读卡器无应答，超时'],
  'self-test': [-3, '读卡器自检失败'],
  'unstaffed': [-4, '窗口没有人员登录'],
  'not-recorded': [-5, '暂时无法登记，未读卡'],
  'no-card': [-11, '读卡失败，请重新放卡'],
  'unreadable': [-11, '读卡失败，请重新放卡'],
}

const kinds: Readonly<Record<GivenCard['kind'], string>> = { 'resident': ' ', 'hmt-residence': 'J', 'foreigner-2017': 'I', 'foreigner-2023': 'Y' }

export const cvrOpened = (trouble: ReaderTrouble | null): string => outcome(trouble === null ? [0, '打开成功'] : troubles[trouble])

export const cvrClosed = (): string => outcome([0, '关闭成功'])

/** A page reads the length of `certNumber` without asking first whether it is there: every field always is. */
export function cvrRead(reading: Reading): string {
  const [resultFlag, errorMsg] = reading.type === 'card' ? ([0, '读卡成功'] as const) : troubles[reading.type]
  const card = reading.type === 'card' ? reading.card : null
  return written({
    bornDay: card?.birth ?? '',
    certAddress: card?.address ?? '',
    certNumber: card?.number ?? '',
    certOrg: card?.authority ?? '',
    certType: card === null ? '' : kinds[card.kind],
    effDate: card?.validFrom ?? '',
    errorMsg,
    expDate: card?.validTo ?? '',
    gender: card?.sex ?? '',
    identityPic: card?.photo ?? '',
    nation: card?.nation ?? '',
    nationCode: card?.nationCode ?? '',
    partyName: card?.name ?? '',
    resultFlag,
  })
}

const outcome = ([resultFlag, errorMsg]: readonly [number, string]): string => written({ errorMsg, resultFlag })

function written(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `   ${JSON.stringify(name)} : ${JSON.stringify(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}
