/** `guitai devices`: what is configured, what the daemon sees of it, and which ports this box has. */
import { loadHall } from '../../config/load.ts'
import { tokensIn } from '../access/tokens.ts'
import { findNote, readSettings } from '../settings.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { deviceViewSchema } from '../wire/views.ts'
import { UsageError } from './usage.ts'
import { z } from 'zod'

export async function listDevices(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('guitai devices takes no words.')
  const settings = readSettings(process.env)
  const hall = loadHall(settings.config)
  const live = await liveStates(settings.port ?? hall.config.listen.port)
  for (const device of hall.config.devices) {
    const state = live?.get(device.id) ?? (live === null ? 'the daemon is not running' : 'unknown to the running daemon')
    console.log(`${device.id.padEnd(24)} ${device.driver.padEnd(24)} ${device.transport.padEnd(9)} ${state}`)
  }
  const { ports, trouble } = await portsOfThisBox()
  console.log(ports.length === 0 ? '\nThis box has no serial ports.' : '\nSerial ports of this box:')
  for (const port of ports) console.log(`  ${port.path.padEnd(20)} ${port.about}`)
  if (trouble !== null) console.log(trouble)
  return 0
}

/** Asks the daemon that runs on this box; null when none does. */
async function liveStates(port: number): Promise<Map<string, string> | null> {
  const note = findNote(port)
  if (note === null) return null
  const token = tokensIn(note.data).issue({ role: 'technician', until: Date.now() + 60_000 })
  const response = await fetch(`${note.url}/api/devices`, { headers: { authorization: `Bearer ${token}` } })
  const { devices } = z.object({ devices: z.array(deviceViewSchema) }).parse(await response.json())
  return new Map(devices.map((view) => [view.id, [view.state, view.reason, view.detail].filter(Boolean).join(' · ')]))
}
