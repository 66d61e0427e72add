/** In which order a daemon ends. */
import type { Floor } from './desks/floor.ts'
import type { Devices } from './devices/registry.ts'
import type { Uplink } from './fleet/uplink.ts'
import type { HallService } from './hall-service.ts'
import type { ReaderServices } from './http/compat/listeners.ts'
import type { App } from './http/parts.ts'
import type { Journal } from './journal/journal.ts'
import type { Gateway } from './socket/gateway.ts'

type Running = { uplink: Uplink | null; verification: { stop(): void }; pages: Gateway; compat: ReaderServices; app: App; floor: Floor; devices: Devices; service: HallService; journal: Journal }

/** Whoever asks first, then whoever carries, then what is written: nothing is asked of what has stopped. */
export function stopper({ uplink, verification, pages, compat, app, floor, devices, service, journal }: Running): () => Promise<void> {
  return async () => {
    verification.stop()
    pages.close()
    await compat.close()
    await app.close()
    // A job on its way ends as unconfirmed when its line is closed; nobody waits for its printer.
    const over = floor.stop()
    await devices.stop()
    await over
    await uplink?.stop()
    await service.stop()
    await journal.close()
  }
}
