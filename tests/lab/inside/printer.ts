/**
 * A USB printer on a real cable: usblp's /dev/usb/lp0 against /dev/g_printer0. The first test is the
 * daemon's transport; the others keep what it stands on, and ../NOTES.md says that in words.
 */
import assert from 'node:assert/strict'
import { closeSync, constants, existsSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Gadget, printerGadget } from '../gadget.ts'
import { systemClock } from '../../../device-daemon/clock.ts'
import { openSession } from '../../../device-daemon/devices/session/session.ts'
import { findUsbPrinter, usblpTransport } from '../../../device-daemon/transports/usblp/transport.ts'
import { escPosPrinter } from '../../../drivers/printer/esc-pos/driver.ts'
import { escPosEmulator } from '../../../drivers/printer/esc-pos/emulator/emulator.ts'
import { openDeviceEnd } from './device-end.ts'
import { ear, momentOf, ms, note, until, untilThere } from './patience.ts'
import { pluggedAgain, pulledWhileOpen } from './pull.ts'
import type { LabTest } from './tests.ts'

const { O_RDWR, O_WRONLY, O_NONBLOCK } = constants
const path = '/dev/usb/lp0'
const ids = { vendorId: 0x1209, productId: 0x0a03, serialNumber: 'LAB-LP-1' }
/** usblp hands on so much at a time. */
const blockBytes = 8192
/** Long enough for bytes to come that should not. */
const graceMs = 500

async function plugged(): Promise<Gadget> {
  const gadget = printerGadget('printer', ids)
  await gadget.plug()
  await untilThere(path)
  return gadget
}

/** A code, or the count: what a call on a node came to. */
function came(run: () => unknown): number | string {
  try {
    const count = run()
    return typeof count === 'number' ? count : 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const modes = { 'O_WRONLY': O_WRONLY, 'O_WRONLY|O_NONBLOCK': O_WRONLY | O_NONBLOCK, 'O_RDWR': O_RDWR, 'O_RDWR|O_NONBLOCK': O_RDWR | O_NONBLOCK }

async function everyMode(): Promise<void> {
  const gadget = await plugged()
  for (const [name, mode] of Object.entries(modes)) {
    const printer = openDeviceEnd(gadget.node)
    // The gadget asks its bus for bytes once somebody has read.
    printer.heard()
    const fd = openSync(path, mode)
    const job = Buffer.from(`by ${name}\n`)
    assert.equal(writeSync(fd, job), job.length)
    await printer.untilHeard(job)
    closeSync(fd)
    printer.close()
  }
}

async function wayBack(): Promise<void> {
  const gadget = await plugged()
  const printer = openDeviceEnd(gadget.node)
  const fd = openSync(path, O_RDWR | O_NONBLOCK)
  const some = Buffer.alloc(64)
  assert.equal(came(() => readSync(fd, some)), 'EAGAIN', 'nothing said yet')
  printer.say(Buffer.from([0x12, 0x16]))
  let count: number | string = 'EAGAIN'
  await until('the status is read', () => (count = came(() => readSync(fd, some))) !== 'EAGAIN')
  assert.equal(count, 2)
  assert.deepEqual([...some.subarray(0, 2)], [0x12, 0x16])
  closeSync(fd)
  const writeOnly = openSync(path, O_WRONLY | O_NONBLOCK)
  assert.equal(came(() => readSync(writeOnly, some)), 'EBADF')
}

async function refusals(): Promise<void> {
  await plugged()
  const fd = openSync(path, O_RDWR | O_NONBLOCK)
  assert.equal(came(() => openSync(path, O_RDWR | O_NONBLOCK)), 'EBUSY', 'one program at a time')
  assert.equal(came(() => fsyncSync(fd)), 'EINVAL')
  assert.equal(came(() => fdatasyncSync(fd)), 'EINVAL')
  assert.equal(came(() => ftruncateSync(fd)), 'EINVAL')
}

/** A printer that takes nothing: off-line, out of paper, its buffer full. */
async function printerTakesNothing(): Promise<void> {
  const gadget = await plugged()
  const fd = openSync(path, O_RDWR | O_NONBLOCK)
  const first = came(() => writeSync(fd, Buffer.alloc(20_000, 0x41)))
  assert.equal(first, blockBytes, 'a block is taken by the driver, not by the printer')
  await sleep(graceMs)
  assert.equal(came(() => writeSync(fd, Buffer.from('B'))), 'EAGAIN')
  closeSync(fd)
  const printer = openDeviceEnd(gadget.node)
  printer.heard()
  await sleep(graceMs)
  const arrived = Buffer.concat(printer.heard()).length
  note(`of ${blockBytes} bytes taken before the close, ${arrived} arrive after it`)
  assert.equal(arrived, 0, 'closing throws away what the driver holds')
}

async function longJob(): Promise<void> {
  const gadget = await plugged()
  const printer = openDeviceEnd(gadget.node)
  printer.heard()
  const fd = openSync(path, O_RDWR | O_NONBLOCK)
  const job = Buffer.from(Array.from({ length: 100_000 }, (_, nth) => (nth * 7) % 251))
  const counts = new Map<number | string, number>()
  let sent = 0
  while (sent < job.length) {
    const count = came(() => writeSync(fd, job.subarray(sent)))
    counts.set(count, (counts.get(count) ?? 0) + 1)
    if (typeof count === 'number') sent += count
    else assert.equal(count, 'EAGAIN')
    printer.heard()
    await sleep(2)
  }
  await printer.untilHeard(job)
  note(`a job of ${job.length} bytes: ${[...counts].map(([count, times]) => `${count} (${times} times)`).join(', ')}`)
}

async function pulledByItself(): Promise<void> {
  const gadget = await plugged()
  const fd = openSync(path, O_RDWR | O_NONBLOCK)
  await gadget.pull()
  await until(`${path} is gone`, () => !existsSync(path))
  const some = Buffer.alloc(64)
  // The node goes a moment before the driver knows: what was on its way then ends with EIO.
  await until('a read says that it is gone', () => came(() => readSync(fd, some)) === 'ENODEV')
  await until('a write says so, too', () => came(() => writeSync(fd, some)) === 'ENODEV')
  await gadget.plug()
  await untilThere(path)
  assert.equal(came(() => writeSync(fd, some)), 'ENODEV', 'an old descriptor stays lost')
  const again = openSync(path, O_RDWR | O_NONBLOCK)
  closeSync(fd)
  const printer = openDeviceEnd(gadget.node)
  printer.heard()
  writeSync(again, Buffer.from('again'))
  await printer.untilHeard(Buffer.from('again'))
  closeSync(again)
}

async function byTransport(): Promise<void> {
  const gadget = await plugged()
  const transport = usblpTransport({ serialNumber: ids.serialNumber }, { clock: systemClock })
  const heard = ear()
  const line = await transport.open(heard)
  const printer = openDeviceEnd(gadget.node)
  printer.heard()
  const job = Buffer.from(Array.from({ length: 30_000 }, (_, nth) => (nth * 7) % 251))
  await Promise.all([line.write(job), printer.untilHeard(job)])
  printer.say(Buffer.from([0x12, 0x16]))
  await until('the status is heard', () => heard.bytes().length >= 2)
  assert.deepEqual([...heard.bytes()], [0x12, 0x16])
  await assert.rejects(transport.open(ear()), { reason: 'port-busy' })
  assert.match((await findUsbPrinter({})).name, /^Guitai Lab$/)
  printer.close()
  await pulledWhileOpen(gadget, path, heard)
  await assert.rejects(line.write(job), 'a write on a line that has gone')
  const again = ear()
  const next = await pluggedAgain(gadget, path, transport, again)
  const second = openDeviceEnd(gadget.node)
  second.heard()
  await Promise.all([next.write(Buffer.from('again')), second.untilHeard(Buffer.from('again'))])
  await next.close()
}

/** The driver's emulator in place of a printer's board: what it is told it prints, what it answers travels back. */
function boardAt(gadget: Gadget) {
  const end = openDeviceEnd(gadget.node)
  const board = escPosEmulator(settings, { send: (bytes) => end.say(bytes), changed: () => undefined })
  let taken = 0
  const timer = setInterval(() => {
    const heard = end.heard()
    for (; taken < heard.length; taken++) board.receive(heard[taken] ?? new Uint8Array())
  }, 2)
  const words = () => board.face().pieces.flatMap(({ rows }) => rows.flatMap((row) => (row.row === 'text' ? row.spans.map(({ text }) => text) : [])))
  const stop = () => {
    clearInterval(timer)
    end.close()
  }
  return { words, stop }
}

const settings = escPosPrinter.settings.parse({})
const ticket = (text: string) => ({ type: 'print', job: text, lines: [{ type: 'text', text }, { type: 'cut' }] }) as const

async function ticketsBySession(): Promise<void> {
  const gadget = await plugged()
  const board = boardAt(gadget)
  const listener = { event: () => undefined, changed: () => undefined }
  const transport = usblpTransport({ serialNumber: ids.serialNumber }, { clock: systemClock })
  const session = openSession({ device: 'lab/printer', driver: escPosPrinter, settings, transport, clock: systemClock, listener })
  session.start()
  await until('the session says ok', () => session.view().state === 'ok')
  assert.equal((await session.order(ticket('一号'))).type, 'accepted')
  assert.deepEqual(board.words(), ['一号'])
  board.stop()
  await gadget.pull()
  await until('the session says absent', () => session.view().state === 'absent')
  assert.equal((await session.order(ticket('二号'))).type, 'lost')
  const there = momentOf(path, 'there')
  await gadget.plug()
  const thereAt = await there
  const next = boardAt(gadget)
  await until('the session says ok again', () => session.view().state === 'ok')
  note(`a printer's session is ok ${ms(performance.now() - thereAt)} after ${path} is there`)
  assert.equal((await session.order(ticket('三号'))).type, 'accepted')
  assert.deepEqual(next.words(), ['三号'])
  await session.stop()
  next.stop()
}

export const printerTests: readonly LabTest[] = [
  { name: 'printer: by the transport, pulled and plugged in again', run: byTransport },
  { name: 'printer: tickets by a session of its driver, before a pull and after', run: ticketsBySession },
  { name: 'printer: a write arrives in every open mode', run: everyMode },
  { name: 'printer: its status is read', run: wayBack },
  { name: 'printer: what usblp refuses', run: refusals },
  { name: 'printer: takes nothing, and the driver is closed', run: printerTakesNothing },
  { name: 'printer: a long job in parts', run: longJob },
  { name: 'printer: pulled while open, plugged in again', run: pulledByItself },
]
