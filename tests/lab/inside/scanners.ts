/** Scanners and pads on a real cable, each by its driver in the daemon's own session. */
import assert from 'node:assert/strict'
import { systemClock } from '../../../device-daemon/clock.ts'
import { openSession } from '../../../device-daemon/devices/session/session.ts'
import { hidTransport } from '../../../device-daemon/transports/hid/transport.ts'
import type { Driver } from '../../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf } from '../../../drivers/contract/kinds.ts'
import { fromHex } from '../../../drivers/kit/hex.ts'
import { samReader } from '../../../drivers/id-reader/sam/driver.ts'
import { hidKeysPad } from '../../../drivers/rating-pad/hid-keys/driver.ts'
import { hidPosScanner } from '../../../drivers/scanner/hid-pos/driver.ts'
import { keyboardWedgeScanner } from '../../../drivers/scanner/keyboard-wedge/driver.ts'
import { vector } from '../../kit/vectors.ts'
import { hidGadget } from '../gadget.ts'
import { openDeviceEnd } from './device-end.ts'
import { until, untilThere } from './patience.ts'
import type { LabTest } from './tests.ts'

const ids = { vendorId: 0x1209, productId: 0x0a04, serialNumber: 'LAB-1' }
const node = '/dev/hidraw0'

/** The device plugged in and in use by its driver. */
async function inUse<K extends DeviceKind, S, C, E, R>(driver: Driver<K, S, C, E, R>, settings: object, shape: { descriptor?: Uint8Array; reportBytes?: number }) {
  const gadget = hidGadget('device', ids, shape)
  await gadget.plug()
  await untilThere(node)
  const events: EventOf<K>[] = []
  const application = driver.transports.hid?.application
  const session = openSession({
    device: 'lab/device',
    driver,
    settings: driver.settings.parse(settings),
    transport: hidTransport({ ...ids, ...(application === undefined ? {} : { application }) }, { clock: systemClock }),
    clock: systemClock,
    listener: { event: (event) => events.push(event), changed: () => undefined },
  })
  session.start()
  await until('the line is open', () => session.view().counters.opened > 0)
  return { events, session, device: openDeviceEnd(gadget.node) }
}

async function posScanner(): Promise<void> {
  const { events, session, device } = await inUse(hidPosScanner, {}, { descriptor: vector('hidpos_desc_64_suggested') })
  device.say(vector('hidpos_honeywell_last'))
  await until('a code is read', () => events.length > 0)
  assert.deepEqual(events.map(({ text, symbology }) => [text, symbology]), [['um: N/A', ']X0']])
  await session.stop()
}

const keyboard = { descriptor: vector('hidkbd_desc'), reportBytes: 8 }
const up = vector('kbd_release')

async function typingScanner(): Promise<void> {
  const { events, session, device } = await inUse(keyboardWedgeScanner, {}, keyboard)
  let sent = 0
  // The gadget takes a report when the one before has been fetched.
  const type = async (report: Uint8Array) => {
    device.say(report)
    sent += 1 + report.length
    await until('the report is fetched', () => session.view().counters.bytesIn === sent)
  }
  for (const name of ['kbd_Q_upper', 'kbd_colon', 'kbd_0', 'kbd_1', 'kbd_enter']) {
    await type(vector(name))
    await type(up)
  }
  await until('a code is read', () => events.length > 0)
  assert.deepEqual(events.map(({ text }) => text), ['Q:01'])
  await session.stop()
}

async function keyPad(): Promise<void> {
  const { events, session, device } = await inUse(hidKeysPad, { keys: [{ usage: 0x1e, level: 'satisfied' }] }, keyboard)
  device.say(vector('kbd_1'))
  await until('a key is told', () => events.length > 0)
  device.say(up)
  assert.deepEqual(events, [{ type: 'key', key: 1, level: 'satisfied' }])
  await session.stop()
}

/** Answers every report: a module that is well and has no card before it. */
async function idReader(): Promise<void> {
  const { session, device } = await inUse(samReader, {}, {})
  const padded = (bytes: Uint8Array) => Uint8Array.from({ length: 64 }, (_, nth) => bytes[nth] ?? 0)
  const answers = new Map([
    [hexOf(vector('sam_cmd_status')), vector('sam_resp_status_ok')],
    [hexOf(vector('sam_cmd_samid')), vector('sam_resp_samid_synth')],
    [hexOf(vector('sam_cmd_find')), vector('sam_resp_find_none')],
  ])
  let seen = 0
  const answer = () => {
    const asked = device.heard()
    for (; seen < asked.length; seen++) {
      const command = [...answers.keys()].find((hex) => hexOf(asked[seen] ?? new Uint8Array()).startsWith(hex))
      if (command !== undefined) device.say(padded(answers.get(command) ?? fromHex('')))
    }
  }
  await until('three rounds without a card', () => {
    answer()
    return session.view().state === 'ok' && session.view().counters.commands > 6
  })
  assert.equal(session.view().counters.garbage, 0, 'padding is not garbage')
  await session.stop()
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const scannerTests: readonly LabTest[] = [
  { name: 'device: a HID POS scanner', run: posScanner },
  { name: 'device: a scanner that types', run: typingScanner },
  { name: 'device: a pad that is a keyboard', run: keyPad },
  { name: 'device: an ID reader over HID', run: idReader },
]
