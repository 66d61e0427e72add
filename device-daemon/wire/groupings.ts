/** By what figures are put together. No schemas, so that pages need none. */
export const groupings = ['clerk', 'window', 'item', 'department', 'date', 'month', 'site'] as const
export type Grouping = (typeof groupings)[number]
export const appraisalBys = ['clerk', 'window', 'item', 'department', 'site'] as const
export type AppraisalBy = (typeof appraisalBys)[number]
