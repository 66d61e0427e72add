/** The transport that a line of the configuration asks for. */
import type { DeviceConfig, LineConfig } from '../../config/device-schema.ts'
import type { SerialSettings, TransportNeed } from '../../drivers/contract/driver.ts'
import type { Clock } from '../clock.ts'
import { hidTransport } from '../transports/hid/transport.ts'
import { serialTransport } from '../transports/serial.ts'
import { tcpTransport } from '../transports/tcp.ts'
import type { Transport } from '../transports/transport.ts'
import { usblpTransport } from '../transports/usblp/transport.ts'
import { hidOptionsOf, usblpOptionsOf } from './usb-options.ts'

const plainSerial: SerialSettings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }

/** What there is to plug into: a device's own line, or one that devices share. */
export type Plug = Exclude<DeviceConfig | LineConfig, { transport: 'emulated' | 'line' }>

/** The configuration's line settings where it has them, the driver's otherwise. */
export function plugIn(config: Plug, need: TransportNeed, clock: Clock): Transport {
  switch (config.transport) {
    case 'serial': {
      const usual = need.serial ?? plainSerial
      return serialTransport(
        {
          path: config.path,
          baudRate: config.baudRate ?? usual.baudRate,
          dataBits: config.dataBits ?? usual.dataBits,
          parity: config.parity ?? usual.parity,
          stopBits: config.stopBits ?? usual.stopBits,
        },
        { clock },
      )
    }
    case 'tcp':
      return tcpTransport({ host: config.host, port: config.port ?? need.tcp?.port ?? 9100 }, { clock })
    case 'usblp':
      return usblpTransport(usblpOptionsOf(config), { clock })
    case 'hid':
      return hidTransport(hidOptionsOf(config), { clock })
  }
}
