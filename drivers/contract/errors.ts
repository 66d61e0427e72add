/** Errors that reach an operator: a code from one table, the device, the cause. */

export const deviceErrors = {
  DEVICE_ABSENT: 'The device is not connected.',
  DEVICE_SILENT: 'The device is connected but does not answer.',
  DEVICE_REFUSED: 'The device answered that it cannot do this.',
  DEVICE_LOST: 'The device was disconnected while it worked.',
  DEVICE_QUEUE_FULL: 'Too many commands wait for this device.',
  DEVICE_CLOSED: 'The device has been switched off in this daemon.',
  PORT_NOT_FOUND: 'There is no such port. Is the cable plugged in?',
  PORT_BUSY: 'Another program holds the port.',
  PORT_DENIED: 'The daemon may not open the port.',
  PORT_UNREACHABLE: 'The address does not answer.',
  PORT_FAILED: 'The port reported an error.',
} as const
export type DeviceErrorCode = keyof typeof deviceErrors

export class DeviceError extends Error {
  readonly code: DeviceErrorCode
  readonly device: string

  /** `detail` is a sentence or two for the operator, put between the table's sentence and the device's id. */
  constructor(code: DeviceErrorCode, device: string, detail = '', cause?: unknown) {
    super([deviceErrors[code], detail, `[${device}]`].filter(Boolean).join(' '), { cause })
    this.name = 'DeviceError'
    this.code = code
    this.device = device
  }
}
