/** Faults that people make, each planted by `run.ts` in turn. A table: one row a fault. */
import { type Fault, inFile } from './fault.ts'

const hallTests = ['tests/hall/tickets.test.ts', 'tests/hall/ratings.test.ts', 'tests/hall/folds.test.ts']
const sessionTests = ['tests/devices/session.test.ts']
const exchangeTests = ['tests/devices/exchange.test.ts']
const serviceTests = ['tests/service/hall-service.test.ts']
const journalTests = ['tests/journal/sqlite.test.ts']
const printingTests = ['tests/daemon/printing.test.ts']
const samTests = ['tests/drivers/id-reader/sam/codec.test.ts']
const cardTests = ['tests/drivers/id-reader/sam/card-text.test.ts']
const rightsTests = ['tests/access/rights.test.ts']
const socketTests = ['tests/daemon/socket.test.ts']
const deskTests = ['tests/daemon/desks.test.ts']
const privacyTests = ['tests/daemon/privacy.test.ts']
const echoTests = ['tests/drivers/rating-pad/ff68/echoes.test.ts']
const escPosTests = ['tests/drivers/printer/esc-pos/receive.test.ts', 'tests/drivers/printer/esc-pos/codec.test.ts']
const scannerTests = ['tests/drivers/scanner/serial-line/scanner.test.ts']

export const faults: readonly Fault[] = [
  ...inFile('drivers/id-reader/sam/codec.ts', samTests, [
    ['sam: the bytes before are not wiped', '      before.fill(0)\n', ''],
    ['sam: the bytes taken apart are not wiped', '      kept.fill(0)\n      kept = rest', '      kept = rest'],
    ['sam: a longest frame that is one byte too long', 'if (length > lengthMax)', 'if (length > lengthMax + 1)'],
    ['sam: a shortest frame that is too short', 'const lengthMin = 4', 'const lengthMin = 3'],
    ['sam: no checksum', "return xor(body) === bytes[at + total - 1] ? { is: 'frame', length: total } : { is: 'checksum' }", "return { is: 'frame', length: total }"],
    ['sam: a false start drops two bytes', "reason: seen.is })\n          at += 1", "reason: seen.is })\n          at += 2"],
    ['sam: padding of a report is noise', 'if (kept.subarray(at).every((byte) => byte === 0)) at = kept.length', ''],
  ]),
  ...inFile('drivers/id-reader/sam/card-text.ts', cardTests, [
    ['card: a resident name of 14 characters', "kind: 'resident',\n    name: field([0, 30]),", "kind: 'resident',\n    name: field([0, 28]),"],
    ['card: a 2017 name of 14 characters', 'name: field([158, 30]),', 'name: field([158, 28]),'],
    ['card: a permit name of 14 characters', "kind: 'hmt-residence',\n    name: field([0, 30]),", "kind: 'hmt-residence',\n    name: field([0, 28]),"],
    ['card: a 2023 name of 14 characters', "kind: 'foreigner-2023',\n    name: field([0, 30]),", "kind: 'foreigner-2023',\n    name: field([0, 28]),"],
    ['card: the English name without its second field', 'nameEn: field([52, 70], [220, 22]),', 'nameEn: field([52, 70]),'],
    ['card: a block of another size', 'if (block.length !== textBytes) return null', ''],
  ]),
  ...inFile('drivers/printer/esc-pos/protocol/qr-bytes.ts', ['tests/drivers/printer/esc-pos/codec.test.ts'], [
    ['qr: no high byte of the length', 'length & 0xff, length >> 8, 0x31', 'length & 0xff, 0, 0x31'],
    ['qr: a version too small by a byte', 'capacity >= payloadBytes', 'capacity + 1 >= payloadBytes'],
    ['qr: the limit is one byte too long', 'payload.length > settings.qrMaxBytes', 'payload.length > settings.qrMaxBytes + 1'],
    ['qr: control characters pass', 'if (/\\p{Cc}/u.test(text)) throw', 'if (text === "" && /\\p{Cc}/u.test(text)) throw'],
  ]),
  ...inFile('config/halls/emulated.yaml', ['tests/config/example.test.ts'], [
    ['levels: swapped on the four-key pad', "levels: { '0': dissatisfied, '1': basically_satisfied", "levels: { '0': basically_satisfied, '1': dissatisfied"],
    ['levels: swapped on the one-byte pad', '- { byte: 0x35, level: very_satisfied }\n        - { byte: 0x34, level: satisfied }', '- { byte: 0x35, level: satisfied }\n        - { byte: 0x34, level: very_satisfied }'],
    ['levels: swapped bytes on the one-byte pad', '- { byte: 0x32, level: dissatisfied }\n        - { byte: 0x31, level: very_dissatisfied }', '- { byte: 0x31, level: dissatisfied }\n        - { byte: 0x32, level: very_dissatisfied }'],
  ]),
  ...inFile('device-daemon/devices/session/line-keeper.ts', sessionTests, [
    ['session: bytes of a stale line are heard', 'if (mine === this.#generation) this.#events.data(bytes)', 'this.#events.data(bytes)'],
    ['session: the end of a stale line is heard', 'if (mine !== this.#generation) return\n        if (this.#line', 'if (this.#line'],
    ['session: an opening of a stale line counts', 'if (mine !== this.#generation || this.#stopped) return void line.close()', 'if (this.#stopped) return void line.close()'],
    ['session: the back-off is not reset by good words', 'heard(): void {\n    this.#backOff.reset()', 'heard(): void {'],
    ['session: the back-off is not reset by a plug', 'if (this.#line !== null || this.#stopped) return\n    this.#backOff.reset()', 'if (this.#line !== null || this.#stopped) return'],
    ['session: the close is not awaited on stop', 'await line?.close()', 'void line?.close()'],
    ['session: an opening may hang for ever', 'this.#deadline = this.#clock.after(openMs, () => this.#hang(mine))', ''],
    ['session: a line given up stays open', 'this.#lose(reason, detail)\n    void line?.close().catch(() => undefined)', 'this.#lose(reason, detail)'],
    ['session: watching goes on after the stop', 'this.#stopWatching()\n', ''],
  ]),
  ...inFile('device-daemon/devices/session/session.ts', sessionTests, [
    ['session: the gap timer is not cancelled by bytes', 'if (mine !== this.#line.generation) return\n    this.#gapTimer?.cancel()', 'if (mine !== this.#line.generation) return'],
    ['session: the gap timer is not cancelled by the end', 'this.#alarm?.cancel()\n    this.#gapTimer?.cancel()', 'this.#alarm?.cancel()'],
    ['session: the alarm outlives the line', 'this.#helpings.clear()\n    this.#alarm?.cancel()', 'this.#helpings.clear()'],
    ['session: stop does not wait for the line', '    await closed\n', ''],
    ['session: a new line has the old codec', 'opening: () => {\n        this.#codec = driver.codec(settings)', 'opening: () => {'],
    ['session: helpings outlive the line', 'this.#helpings.clear()', ''],
    ['session: a flood of events is told', 'if (!this.#status.event(this.#options.clock.now())) return', 'this.#status.event(this.#options.clock.now())'],
    ['session: a listener’s fault reaches the device', '} catch (error) {\n      this.#options.listener.failed?.(error)', '} catch (error) {\n      throw error'],
  ]),
  ...inFile('device-daemon/journal/sqlite-journal.ts', journalTests, [
    ['journal: synchronous = NORMAL', 'PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL'],
    ['journal: many facts are not begun as one', "if (isMany) this.#database.exec('BEGIN IMMEDIATE')", ''],
    ['journal: a group of single facts is not one', 'const isMany = appends.length > 1 || appends', 'const isMany = appends'],
    ['journal: several facts of one append are not one', ' || appends.some(({ facts }) => facts.length > 1)', ''],
    ['journal: a failed group stays begun', "if (this.#database.isTransaction) this.#database.exec('ROLLBACK')", ''],
    ['journal: a wrong head is taken', 'if (expected !== this.#link.seq) throw new JournalConflict(expected, this.#link.seq)', ''],
    ['journal: the head’s note does not move', '    this.#note.moved(link)\n', ''],
    ['journal: line feeds in a cause', 'if (cause !== undefined && /\\n/.test(cause.key + cause.request))', 'if (cause !== undefined && cause.key === "")'],
    ['journal: a journal that is gone begins anew', 'if (note !== null && note.seq > 0 && !existsSync(join(folder, fileName))) throw goneJournal(folder, note)', ''],
    ['journal: the note is not compared', 'if (note !== null) compareWithNote(note, link, (seq) => hashAt(database, site, seq))', ''],
    ['journal: no lock', 'const unlock = takeLock(folder)', 'const unlock = () => undefined; void takeLock'],
  ]),
  // the rest
]
