/** Scanners and pads on a real cable, each by its driver in the daemon's own session. */
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { systemClock } from '../../../device-daemon/clock.ts'
import { openSession } from '../../../device-daemon/devices/session/session.ts'
import { hidTransport } from '../../../device-daemon/transports/hid/transport.ts'
import { typesIntoPages } from '../../../device-daemon/transports/hid/typing.ts'
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
import { momentOf, ms, note, until, untilThere } from './patience.ts'
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
  return { events, session, gadget, device: openDeviceEnd(gadget.node) }
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

/** A scanner that types, in use; `type` shows it a code. */
async function typing() {
  const { events, session, gadget, device } = await inUse(keyboardWedgeScanner, {}, keyboard)
  let sent = 0
  // The gadget takes a report when the one before has been fetched.
  const say = async (report: Uint8Array) => {
    device.say(report)
    sent += 1 + report.length
    await until('the report is fetched', () => session.view().counters.bytesIn === sent)
  }
  const type = async () => {
    const before = events.length
    for (const name of ['kbd_Q_upper', 'kbd_colon', 'kbd_0', 'kbd_1', 'kbd_enter']) {
      await say(vector(name))
      await say(up)
    }
    await until('a code is read', () => events.length > before)
  }
  return { events, session, gadget, type }
}

async function typingScanner(): Promise<void> {
  const { events, session, type } = await typing()
  await type()
  assert.deepEqual(events.map(({ text }) => text), ['Q:01'])
  await session.stop()
}

const inputs = '/sys/class/hidraw/hidraw0/device/input'

/** By the attribute that the shipped rule sets; no udev runs in the guest, which would write the same. */
function followRule(): void {
  const rules = readFileSync(new URL('../../../systemd/60-guitai.rules', import.meta.url), 'utf8')
  const [, attribute = '', value = ''] = /SUBSYSTEM=="input".* ATTR\{(\w+)\}="(\w+)"/.exec(rules) ?? []
  for (const input of readdirSync(inputs)) writeFileSync(join(inputs, input, attribute), value)
}

/** What stands for a page in front, a console, a desktop: whoever reads the keyboard's event nodes. */
async function typedOnce(): Promise<void> {
  const { events, session, type } = await typing()
  const nodes = globSync('input*/event*', { cwd: inputs }).map((path) => join('/dev/input', basename(path)))
  assert.ok(nodes.length > 0, 'the kernel has made an event node of the keyboard')
  const others = nodes.map(openDeviceEnd)
  const heard = () => others.reduce((sum, other) => sum + Buffer.concat(other.heard()).length, 0)
  await type()
  assert.ok(heard() > 0, 'without the rule the code is typed a second time')
  assert.equal(await typesIntoPages({ node }), true)
  followRule()
  // Inhibiting lets go of keys that are down.
  const before = heard()
  await type()
  assert.equal(heard(), before, 'with the rule nothing is typed')
  assert.equal(await typesIntoPages({ node }), false)
  assert.deepEqual(events.map(({ text }) => text), ['Q:01', 'Q:01'])
  await session.stop()
}

/** From the node's being there. */
const okMsMax = 1000

async function pluggedAgain(): Promise<void> {
  const { events, session, gadget, type } = await typing()
  await type()
  await gadget.pull()
  await until('the session says absent', () => session.view().state === 'absent')
  const there = momentOf(node, 'there')
  await gadget.plug()
  const thereAt = await there
  await until('the session says ok', () => session.view().state === 'ok')
  const took = performance.now() - thereAt
  note(`a session is ok ${ms(took)} after ${node} is there`)
  assert.ok(took <= okMsMax, `ok only after ${ms(took)}`)
  await type()
  assert.deepEqual(events.map(({ text }) => text), ['Q:01', 'Q:01'])
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
  { name: 'device: what a scanner types is typed nowhere else', run: typedOnce },
  { name: 'device: a scanner pulled and plugged in again is well within a second', run: pluggedAgain },
  { name: 'device: a pad that is a keyboard', run: keyPad },
  { name: 'device: an ID reader over HID', run: idReader },
]
