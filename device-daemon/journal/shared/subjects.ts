/** The hall's stream by name, and all that a box has to say and hear to share it. */

export const streamName = (site: string): string => `hall-${site}`
/** That a site is there, and which entry is its last: said to whoever listens, and kept by nobody. */
export const hereOf = (site: string): string => `guitai.${site}.here`
export const subjectOf = (site: string): string => `guitai.${site}.journal`

/**
 * What a box may publish, and no more: with it nothing can be deleted, purged or altered, and no other stream read.
 * CONSUMER.CREATE is said with the consumer's name behind the stream's; acknowledgements are not asked for.
 */
export function publishable(site: string): readonly string[] {
  const stream = streamName(site)
  return [
    subjectOf(site),
    hereOf(site),
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.CREATE.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
    `$JS.API.CONSUMER.CREATE.${stream}.>`,
    `$JS.API.CONSUMER.INFO.${stream}.*`,
    `$JS.API.CONSUMER.DELETE.${stream}.*`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
  ]
}

/** Answers, and what a consumer delivers. */
export const hearable: readonly string[] = ['_INBOX.>']

/** Of a site, at the city. */
export const cityStreamName = (site: string): string => `site-${site}`
