/**
 * The typed record of an identity card, one shape for every reader.
 * Dates stay text as the card has them (`YYYYMMDD`, or `长期` for no end). Text has its padding removed.
 */

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 unspecified. Any other code is kept as it came. */
export type SexCode = string

interface CardBase {
  readonly number: string
  readonly sex: SexCode
  readonly birth: string
  readonly validFrom: string
  readonly validTo: string
}

/** 居民身份证 */
export interface ResidentCard extends CardBase {
  readonly kind: 'resident'
  readonly name: string
  /** GB/T 3304 code and name; an unknown code keeps an empty name. */
  readonly nation: { readonly code: string; readonly name: string }
  readonly address: string
  /** Written on the card after it was issued (追加住址). Absent where it has none, or the reader cannot say. */
  readonly newAddress?: string
  readonly authority: string
}

/** 港澳台居民居住证 (type flag J) */
export interface HmtResidenceCard extends CardBase {
  readonly kind: 'hmt-residence'
  readonly name: string
  readonly address: string
  readonly newAddress?: string
  readonly authority: string
  readonly travelPermit: string
  readonly issueCount: string
}

/** 外国人永久居留身份证, 2017 version (type flag I) */
export interface Foreigner2017Card extends CardBase {
  readonly kind: 'foreigner-2017'
  readonly nameEn: string
  readonly name: string
  readonly nationality: string
  readonly version: string
  readonly acceptingAuthority: string
}

/** 外国人永久居留身份证, 2023 version (type flag Y) */
export interface Foreigner2023Card extends CardBase {
  readonly kind: 'foreigner-2023'
  readonly nameEn: string
  readonly name: string
  readonly renewalCount: string
  readonly nationality: string
  readonly earlierLink: string
}

export type CardRecord = ResidentCard | HmtResidenceCard | Foreigner2017Card | Foreigner2023Card
