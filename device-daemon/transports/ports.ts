/** The serial ports of this box, for people. Ptys are never listed by the library. */
import { SerialPort } from 'serialport'

export interface PortSeen {
  readonly path: string
  readonly about: string
}

/** `trouble` is a sentence with the mend, when the ports could not be listed. */
export async function portsOfThisBox(): Promise<{ readonly ports: readonly PortSeen[]; readonly trouble: string | null }> {
  try {
    const found = await SerialPort.list()
    const ports = found.map(({ path, manufacturer, vendorId, productId, serialNumber }) => ({
      path,
      about: [manufacturer, vendorId && `${vendorId}:${productId}`, serialNumber && `serial ${serialNumber}`].filter(Boolean).join(' '),
    }))
    return { ports, trouble: null }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const trouble = missing
      ? 'Serial ports cannot be listed: udevadm is missing, of the Debian package udev: apt-get install udev. Configured paths work without it.'
      : `Serial ports cannot be listed: ${error instanceof Error ? error.message : String(error)}.`
    return { ports: [], trouble }
  }
}
