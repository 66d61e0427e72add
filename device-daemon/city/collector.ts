/** Follows every site of a city. One that is silent, floods or says what cannot be holds up no other. */
import type { CityConfig, SiteOfCity } from '../../config/city/schema.ts'
import type { Clock, Timer } from '../clock.ts'
import { JournalDamaged, type JournalShape } from '../journal/journal.ts'
import type { Following } from '../journal/shared/hall-stream.ts'
import { pictureOf, type SitePicture } from './picture.ts'
import { SiteCopy } from './site-copy.ts'
import type { CityStreams } from './site-streams.ts'

/** Whoever has not been heard for so long is silent: three of a site's own looks and more. */
const silentMs = 120_000
/** How often it is looked whether each site is followed, and how full its stream is. */
const lookMs = 10_000

/** `behind`: the site has said that there is more than what has come. */
export type SiteStanding = 'never-heard' | 'silent' | 'behind' | 'current' | 'refused'

export interface SiteLine {
  readonly site: SiteOfCity
  readonly standing: SiteStanding
  /** Why it is followed no further, or cannot be now; null while it can. */
  readonly trouble: string | null
  /** How full its stream is, of 1; null while nobody knows. */
  readonly full: number | null
  readonly picture: SitePicture
}

interface Followed {
  readonly site: SiteOfCity
  readonly copy: SiteCopy
  following: Following | null
  /** Its own word of how far it is. */
  said: number
  trouble: string | null
  isRefused: boolean
  full: number | null
}

export interface CollectorOptions {
  readonly city: CityConfig
  readonly clock: Clock
  readonly raise: JournalShape['raise']
  readonly report: (problem: unknown, doing: string) => void
}

export class Collector {
  readonly #options: CollectorOptions
  readonly #sites: Map<string, Followed>
  /** Null while there is no connection. */
  #streams: CityStreams | null = null
  #timer: Timer | null = null
  #looking: Promise<void> | null = null
  #stopped = false

  constructor(options: CollectorOptions) {
    this.#options = options
    const shape = (site: string): JournalShape => ({ site, raise: options.raise })
    this.#sites = new Map(options.city.sites.map((site) => [site.code, { site, copy: new SiteCopy(shape(site.code)), following: null, said: 0, trouble: null, isRefused: false, full: null }]))
  }

  /** A connection is there: settles when each site is followed on it, from where it is, or it is known why not. */
  async attach(streams: CityStreams): Promise<void> {
    this.detach()
    await this.#looking
    this.#streams = streams
    streams.onHere((site, seq) => this.#here(site, seq))
    await this.#look()
  }

  /** The connection is gone: everybody is as they were last heard. */
  detach(): void {
    this.#streams = null
    for (const one of this.#sites.values()) {
      one.following?.stop()
      one.following = null
    }
  }

  lines(): SiteLine[] {
    return [...this.#sites.values()].map((one) => ({ site: one.site, standing: this.#standingOf(one), trouble: one.trouble, full: one.full, picture: pictureOf(one.copy) }))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer?.cancel()
    this.detach()
    await this.#looking
  }

  #standingOf({ copy, said, isRefused }: Followed): SiteStanding {
    if (isRefused) return 'refused'
    if (copy.heardAt === null) return 'never-heard'
    if (this.#options.clock.now() - copy.heardAt > silentMs) return 'silent'
    return copy.seq < said ? 'behind' : 'current'
  }

  #here(code: string, seq: number): void {
    const one = this.#sites.get(code)
    if (one === undefined || !Number.isSafeInteger(seq)) return
    one.copy.heardAt = this.#options.clock.now()
    one.said = Math.max(one.said, seq)
  }

  #look(): Promise<void> {
    this.#timer?.cancel()
    this.#looking ??= this.#lookAtAll().finally(() => {
      this.#looking = null
      if (!this.#stopped) this.#timer = this.#options.clock.after(lookMs, () => void this.#look())
    })
    return this.#looking
  }

  async #lookAtAll(): Promise<void> {
    for (const one of this.#sites.values()) await this.#lookAt(one)
  }

  async #lookAt(one: Followed): Promise<void> {
    const { report } = this.#options
    const streams = this.#streams
    if (this.#stopped || one.isRefused || streams === null) return
    try {
      if (one.following === null) await this.#follow(one, streams)
      one.full = (await streams.state(one.site)).full
      one.trouble = null
    } catch (error) {
      one.trouble = error instanceof Error ? error.message : String(error)
      report(error, `following ${one.site.code}`)
    }
  }

  async #follow(one: Followed, streams: CityStreams): Promise<void> {
    await streams.ensure(one.site)
    const following = await streams.follow(one.site.code, one.copy.place, (place, bytes, came) => this.#take(one, place, bytes, came))
    one.following = following
    void following.ended.finally(() => {
      if (one.following === following) one.following = null
    })
  }

  #take(one: Followed, place: number, bytes: Uint8Array, came: number): void {
    if (one.isRefused) return
    try {
      one.copy.take(place, bytes, came)
    } catch (error) {
      // Whoever says what cannot be is not believed any further; what it said before stands.
      one.isRefused = error instanceof JournalDamaged
      one.trouble = error instanceof Error ? error.message : String(error)
      one.following?.stop()
      this.#options.report(error, `following ${one.site.code}`)
    }
  }
}
