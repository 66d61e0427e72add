/** As much as a page says, and no more than a minute or two of it. By itself: pages load it, and not the schemas. */
export const spokenMax = 600
