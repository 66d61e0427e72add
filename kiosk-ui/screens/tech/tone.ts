import type { DeviceView } from '../../../device-daemon/wire/views.ts'
import type { Tone } from '../../design/parts.tsx'

/** The colour that repeats what the state's word says. */
export function toneOf(state: DeviceView['state']): Tone {
  switch (state) {
    case 'ok':
      return 'good'
    case 'warning':
    case 'busy':
      return 'warn'
    case 'fault':
    case 'absent':
      return 'bad'
    case 'starting':
    case 'disabled':
      return 'plain'
  }
}
