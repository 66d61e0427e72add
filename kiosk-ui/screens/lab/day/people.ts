/**
 * The people of a recorded morning: they do what a page would do, by the same routes and with the same rights. A
 * technician may do nothing at a window, so each of them pairs as their own page does in an emulated hall.
 */
import type { EmulatorView } from '../../../../device-daemon/wire/lab.ts'
import type { DeviceView } from '../../../../device-daemon/wire/views.ts'
import { jsonOf, request } from '../../../daemon/request.ts'
import type { Connection } from '../../../daemon/connection.ts'
import type { Clock, Outcome } from './player.ts'
import type { Deed } from './step.ts'

/** How long somebody looks at a device for what they wait for: its lamp, its state. */
const lookMaxMs = 8000
const lookEveryMs = 50

interface Numbered {
  readonly number?: string
  readonly ticket?: { readonly number: string }
}
type Gesture = Extract<Deed, { type: 'gesture' }>

export class People {
  readonly #lab: Connection
  readonly #clock: Clock
  readonly #tokens = new Map<string, string>()

  constructor(lab: Connection, clock: Clock) {
    this.#lab = lab
    this.#clock = clock
  }

  act = async (deed: Deed): Promise<Outcome> => {
    switch (deed.type) {
      case 'nothing':
        return { ok: true, number: null }
      case 'gesture':
        return this.#operate(deed)
      case 'take':
        return this.#post(await this.#paired({ role: 'kiosk', kiosk: deed.kiosk }), '/api/tickets', { item: deed.item })
      case 'sign-in':
        return this.#signIn(deed)
      case 'desk':
        return this.#post(this.#tokens.get(`clerk ${deed.window}`) ?? null, `/api/windows/${deed.window}/${deed.step}`)
    }
  }

  async #signIn({ window, workNo, pin }: Extract<Deed, { type: 'sign-in' }>): Promise<Outcome> {
    const token = await this.#paired({ role: 'clerk', window })
    const answer = await request<{ token: string }>('POST', `/api/windows/${window}/sign-in`, { body: { workNo, pin }, token, key: crypto.randomUUID(), read: jsonOf })
    if (!answer.ok) return { ok: false, code: answer.problem.code }
    this.#tokens.set(`clerk ${window}`, answer.data.token)
    return { ok: true, number: null }
  }

  async #post(token: string | null, path: string, body?: object): Promise<Outcome> {
    const answer = await request<Numbered>('POST', path, { body, token, key: crypto.randomUUID(), read: jsonOf })
    return answer.ok ? { ok: true, number: answer.data.number ?? answer.data.ticket?.number ?? null } : { ok: false, code: answer.problem.code }
  }

  /** A page's own token; without one the next request is refused, and that is told. */
  async #paired(place: { readonly role: 'kiosk' | 'clerk'; readonly kiosk?: number; readonly window?: number }): Promise<string | null> {
    const name = JSON.stringify(place)
    const known = this.#tokens.get(name)
    if (known !== undefined) return known
    const answer = await request<{ token: string }>('POST', '/api/pairing', { body: place, token: null, read: jsonOf })
    if (!answer.ok) return null
    this.#tokens.set(name, answer.data.token)
    return answer.data.token
  }

  /** As a person would: they press when they are asked, and go when they have seen that it worked. */
  async #operate({ device, gesture }: Gesture): Promise<Outcome> {
    if (gesture.type === 'press' && !(await this.#sees(() => isInviting(this.#emulator(device))))) return unseen
    const answer = await this.#lab.post(`/api/lab/devices/${device}/gesture`, gesture)
    if (!answer.ok) return { ok: false, code: answer.problem.code }
    const isSeen = await this.#sees(() => hasWorked(gesture, this.#emulator(device), this.#device(device)))
    return isSeen ? { ok: true, number: null } : unseen
  }

  async #sees(isSo: () => boolean): Promise<boolean> {
    const until = this.#clock.now() + lookMaxMs
    const never = new AbortController().signal
    while (!isSo()) {
      if (this.#clock.now() > until) return false
      await this.#clock.wait(lookEveryMs, never)
    }
    return true
  }

  #emulator(device: string): EmulatorView | undefined {
    return this.#lab.emulators.value.find((one) => one.device === device)
  }

  #device(device: string): DeviceView | undefined {
    return this.#lab.devices.value.find(({ id }) => id === device)
  }
}

/** Nobody saw in time what they were waiting for. */
const unseen: Outcome = { ok: false, code: 'UNSEEN' }

const isInviting = (emulator: EmulatorView | undefined): boolean => emulator?.face.kind === 'rating-pad' && emulator.face.inviting
const isWell = (device: DeviceView | undefined): boolean => device?.state === 'ok' || device?.state === 'warning' || device?.state === 'busy'

function hasWorked(gesture: Gesture['gesture'], emulator: EmulatorView | undefined, device: DeviceView | undefined): boolean {
  switch (gesture.type) {
    case 'press':
      return !isInviting(emulator)
    case 'cable':
      return isWell(device) === (gesture.cable === 'in')
    case 'paper':
      return isWell(device) === (gesture.paper !== 'out')
    case 'lay':
      return emulator?.face.kind === 'id-reader' && emulator.face.read
    case 'tear':
    case 'cover':
    case 'cutter':
    case 'lift':
    case 'lift-early':
    case 'show':
    case 'press-caller':
    case 'fault':
      return true
  }
}
