/** What a person should know before they begin: what is out of order here, and what they can do all the same. */
import type { DeviceView } from '../../../device-daemon/wire/views.ts'
import type { WordKey } from '../../words/words.ts'

type Device = Pick<DeviceView, 'kind' | 'state' | 'reason'>

const works = ({ state }: Device): boolean => state === 'ok' || state === 'warning' || state === 'busy'
export const hasWorking = (devices: readonly Device[], kind: DeviceView['kind']): boolean => devices.some((device) => device.kind === kind && works(device))

/** `hasCamera`: it reads codes where the scanner does not. */
export function warnings(devices: readonly Device[], hasCamera: boolean): readonly WordKey[] {
  const all: WordKey[] = []
  const printer = devices.find(({ kind }) => kind === 'printer')
  if (printer === undefined || !works(printer)) all.push('kiosk.noPaper')
  else if (printer.reason === 'paper-near-end') all.push('kiosk.paperNear')
  if (!hasWorking(devices, 'scanner')) all.push(hasCamera ? 'kiosk.onlyCamera' : 'kiosk.noScanner')
  return all
}
