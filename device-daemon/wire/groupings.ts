/** By what figures are put together, and what is made of them. No schemas, so that pages need none. */
export const groupings = ['clerk', 'window', 'item', 'department', 'date', 'month', 'site'] as const
export type Grouping = (typeof groupings)[number]
export const appraisalBys = ['clerk', 'window', 'item', 'department', 'site'] as const
export type AppraisalBy = (typeof appraisalBys)[number]

/** What an appraisal is the sum of. */
export const partNames = ['good', 'active', 'asked', 'told', 'waits', 'limits', 'cases', 'attendance'] as const
export type PartName = (typeof partNames)[number]
/** What is objected to: a part, or the number of acts that all parts stand on. */
export const objectedParts = [...partNames, 'acts'] as const
export type ObjectedPart = (typeof objectedParts)[number]
