/** As many signs as somebody may write beside a rating. By itself: a telephone need not load every list of choices. */
export const ratingWordsMax = 200
