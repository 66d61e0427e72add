/**
 * Cards for the lab and the tests: worked examples of standards, published specimens and made-up
 * people. No real person's. Numbers: NOTES.md.
 */
import type { CardRecord } from '../../contract/card.ts'

export const specimens: readonly { readonly specimen: string; readonly card: CardRecord }[] = [
  {
    specimen: 'zhang-san',
    card: {
      kind: 'resident',
      name: '张三',
      sex: '1',
      nation: { code: '01', name: '汉' },
      birth: '19491231',
      address: '北京市朝阳区某某街道1号',
      number: '11010519491231002X',
      authority: '北京市公安局朝阳分局',
      validFrom: '20200101',
      validTo: '长期',
    },
  },
  {
    // A name with a character that lies outside the first plane, and an expired card.
    specimen: 'long-name',
    card: {
      kind: 'resident',
      name: '阿依古丽·买买提·𬎆',
      sex: '2',
      nation: { code: '05', name: '维吾尔' },
      birth: '19850101',
      address: '新疆维吾尔自治区某某地区某某县某某乡某某村一组001号',
      number: '932682198501010017',
      authority: '某某县公安局',
      validFrom: '20050101',
      validTo: '20250101',
    },
  },
  {
    // Somebody who has moved: the new address is written on the card, as the published reply to 30 03 has it.
    specimen: 'moved',
    card: {
      kind: 'resident',
      name: '王五某',
      sex: '2',
      nation: { code: '01', name: '汉' },
      birth: '19800101',
      address: '上海市徐汇区某某路9号',
      newAddress: '上海市黄浦区某某路2号',
      number: '931586198001010028',
      authority: '上海市公安局徐汇分局',
      validFrom: '20200101',
      validTo: '20400101',
    },
  },
  {
    specimen: 'hmt-residence',
    card: {
      kind: 'hmt-residence',
      name: '陈大文',
      sex: '2',
      birth: '19000101',
      address: '广东省深圳市某某路1号',
      number: '810000190001010018',
      authority: '深圳市公安局',
      validFrom: '20200101',
      validTo: '20250101',
      travelPermit: 'H01234567',
      issueCount: '01',
    },
  },
  {
    specimen: 'foreigner-2017',
    card: {
      kind: 'foreigner-2017',
      nameEn: 'ZHENGJIAN, YANGBEN',
      sex: '2',
      number: 'PAK310080010103',
      nationality: 'PAK',
      name: '证件样本',
      validFrom: '20150615',
      validTo: '20250614',
      birth: '19800101',
      version: '01',
      acceptingAuthority: '1500',
    },
  },
  {
    specimen: 'foreigner-2023',
    card: {
      kind: 'foreigner-2023',
      name: '证件样本',
      sex: '2',
      renewalCount: '00',
      birth: '19810803',
      nameEn: 'ZHENGJIAN, YANGBEN WITH A LONG SECOND NAME',
      number: '911124198108030024',
      validFrom: '20240101',
      validTo: '20340101',
      nationality: 'CAN',
      earlierLink: '000',
    },
  },
]
