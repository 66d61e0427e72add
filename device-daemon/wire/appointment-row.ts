/** What can be wrong with a row of an import. */
export const rowCodes = ['ROW_INVALID', 'ROW_REPEATED', 'ID_NUMBER_INVALID', 'ITEM_UNKNOWN', 'ITEM_NOT_BOOKABLE', 'ITEM_CLOSED', 'DATE_PAST', 'DATE_TOO_FAR', 'DAY_CLOSED', 'SLOT_UNKNOWN', 'SLOT_FULL', 'APPOINTMENT_USED'] as const
export type RowCode = (typeof rowCodes)[number]
