/** In which order devices are shown: what somebody must go to stands first, and does not jump about among its like. */
import type { DeviceView } from '../../../device-daemon/wire/views.ts'

/** 0: does not work. 1: works, and wants something. 2: nobody need come. */
function rankOf(state: DeviceView['state']): 0 | 1 | 2 {
  switch (state) {
    case 'fault':
    case 'absent':
      return 0
    case 'warning':
      return 1
    case 'ok':
    case 'busy':
    case 'starting':
    case 'disabled':
      return 2
  }
}

export const isDown = ({ state }: Pick<DeviceView, 'state'>): boolean => rankOf(state) === 0

export interface Ordered {
  /** Worst first; the configuration's order among their like. */
  readonly ill: readonly DeviceView[]
  readonly well: readonly DeviceView[]
}

export function inOrder(devices: readonly DeviceView[]): Ordered {
  const ofRank = (rank: number) => devices.filter(({ state }) => rankOf(state) === rank)
  return { ill: [...ofRank(0), ...ofRank(1)], well: ofRank(2) }
}
