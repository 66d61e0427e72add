/**
 * Between the hall and its rating pads: asks when a service act has ended, keeps the minute, and
 * binds the key to the act. What counts is decided by the hall; this only carries and waits.
 */
import type { Timer } from '../clock.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { CommandOf, HallCommand } from '../hall/hall.ts'
import { isOpen, type Rating } from '../hall/parts/rating/fold.ts'
import type { Place } from '../places.ts'
import { isAway } from '../problem-error.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

/** A stuck key must not fill the journal: ignored keys of one pad are noted at most this often. */
const ignoredEveryMs = 1000

/** Keys kept while the journal takes nothing: more than all pads of a hall are pressed in that time. */
const unwrittenMax = 1000

type PadKey = CommandOf<'pad-key'>

export class RatingDesk implements Desk {
  readonly #bench: Bench
  /** The open session of each pad, and of each window whose tablet asks. */
  readonly #open = new Map<string, { readonly session: string; timer: Timer }>()
  readonly #ignoredAt = new Map<string, number>()
  /** Keys that the journal could not take when they were pressed. */
  readonly #unwritten: PadKey[] = []

  constructor(bench: Bench) {
    this.#bench = bench
  }

  /** Sessions that are open in the hall go on, or end if their minute is over; what was pressed meanwhile counts. */
  resume(): void {
    for (const key of this.#unwritten.splice(0)) this.#press(key)
    for (const rating of this.#bench.service.state.rating.sessions.values()) {
      if (isOpen(rating) && this.#bench.box.hasWindow(rating.window)) this.#wait(askedBy(rating), rating.session)
    }
  }

  follow(event: HallEvent): void {
    switch (event.type) {
      case 'rating-offered':
        // Another box's window: its own desk asks there, and keeps the minute.
        if (!this.#bench.box.hasWindow(event.window ?? 0)) return
        if (event.data.pad !== null) this.#offer(event.data.pad, event.data.session)
        else this.#wait(askedBy({ pad: null, window: event.window ?? 0 }), event.data.session)
        return
      case 'rated':
      case 'rating-declined':
      case 'rating-timed-out':
      case 'rating-device-lost':
      case 'rating-withdrawn':
        return this.#end(event.data.session)
      default:
        return
    }
  }

  heard({ kind, event, device }: DeviceEvent, { window }: Place): void {
    if (kind !== 'rating-pad' || event.type !== 'key' || window === undefined) return
    const now = this.#bench.clock.now()
    if (!this.#open.has(device)) {
      if (now - (this.#ignoredAt.get(device) ?? Number.NEGATIVE_INFINITY) < ignoredEveryMs) return
      this.#ignoredAt.set(device, now)
    }
    this.#press({ type: 'pad-key', window, device, key: event.key, level: event.level, at: now })
  }

  /** The pad cannot be reached: an open session ends without a rating, and says why. */
  changed(view: DeviceView): void {
    const open = this.#open.get(view.id)
    if (view.kind !== 'rating-pad' || view.state !== 'absent' || open === undefined) return
    this.#execute({ type: 'rating-device-lost', session: open.session }, 'ending a session')
  }

  stop(): void {
    for (const { timer } of this.#open.values()) timer.cancel()
    this.#open.clear()
  }

  #press(key: PadKey): void {
    this.#bench.service.execute(key).catch((problem: unknown) => {
      this.#bench.report(problem, 'noting a key')
      if (!isAway(problem)) return
      if (this.#bench.late.keep(key)) this.#answered(key)
      else if (this.#unwritten.length < unwrittenMax) this.#unwritten.push(key)
    })
  }

  /** The hall will be told: whoever pressed sees that it was taken, and is not asked twice. */
  #answered({ device, level }: PadKey): void {
    const open = this.#open.get(device)
    if (level !== null && open !== undefined) this.#end(open.session)
  }

  #offer(pad: string, session: string): void {
    this.#wait(pad, session)
    const asked = this.#bench.devices.order('rating-pad', pad, { type: 'invite' })
    void asked.then(({ type }) => {
      if (this.#open.get(pad)?.session !== session) return
      const reached = type === 'sent' || type === 'accepted'
      this.#execute({ type: reached ? 'rating-shown' : 'rating-device-lost', session }, 'prompting the pad')
    })
  }

  /** Until the session's end; the hall judges when the timer rings, and "not yet" sets it again. */
  #wait(pad: string, session: string): void {
    this.#open.get(pad)?.timer.cancel()
    const rating = this.#bench.service.state.rating.sessions.get(session)
    if (rating === undefined || !isOpen(rating)) return
    const timer = this.#bench.clock.after(this.#leftMs(rating), () => void this.#expire(pad, session))
    this.#open.set(pad, { session, timer })
  }

  /** Never longer than a whole session, whatever the clock says by now. */
  #leftMs({ expiresAt }: Rating): number {
    const left = Date.parse(expiresAt) - this.#bench.clock.now()
    return Math.min(Math.max(1, left), this.#bench.service.plan.ratingSeconds * 1000)
  }

  async #expire(pad: string, session: string): Promise<void> {
    try {
      await this.#bench.service.execute({ type: 'rating-expired', session })
    } catch (problem) {
      this.#bench.report(problem, 'ending a session')
      // What the journal could not take is taken up by `resume`; refused, it is a little early, and waits on.
      if (!isAway(problem) && this.#open.get(pad)?.session === session) this.#wait(pad, session)
    }
  }

  #end(session: string): void {
    for (const [pad, open] of this.#open) {
      if (open.session !== session) continue
      open.timer.cancel()
      this.#open.delete(pad)
      if (!isTablet(pad)) void this.#bench.devices.order('rating-pad', pad, { type: 'dismiss' })
    }
  }

  #execute(command: HallCommand, doing: string): void {
    this.#bench.service.execute(command).catch((problem: unknown) => this.#bench.report(problem, doing))
  }
}

/** A pad's id, or a name that no device has. */
const askedBy = ({ pad, window }: Pick<Rating, 'pad' | 'window'>): string => pad ?? `tablet ${window}`
const isTablet = (name: string): boolean => name.startsWith('tablet ')
