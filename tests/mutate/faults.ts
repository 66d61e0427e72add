// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the product’s own text, quoted
/** Faults that people make, each planted by `run.ts` in turn. A table: one row a fault. */
import { type Fault, inFile } from './fault.ts'

const hallTests = ['tests/hall/midnight.test.ts', 'tests/hall/ends.test.ts', 'tests/hall/tickets.test.ts', 'tests/hall/ratings.test.ts']
const sessionTests = ['tests/devices/lines-gone.test.ts', 'tests/devices/session.test.ts']
const exchangeTests = ['tests/devices/exchange.test.ts']
const serviceTests = ['tests/service/one-at-a-time.test.ts', 'tests/service/hall-service.test.ts']
const durableTests = ['tests/journal/durable.test.ts']
const journalTests = ['tests/journal/sqlite.test.ts']
const printingTests = ['tests/service/spooler.test.ts', 'tests/service/print-orders.test.ts', 'tests/daemon/printing.test.ts']
const samTests = ['tests/drivers/id-reader/sam/wiping.test.ts', 'tests/drivers/id-reader/sam/codec.test.ts']
const cardTests = ['tests/drivers/id-reader/sam/card-names.test.ts', 'tests/drivers/id-reader/sam/card-text.test.ts']
const rightsTests = ['tests/access/rights.test.ts']
const socketTests = ['tests/daemon/socket.test.ts']
const deskTests = ['tests/daemon/desks.test.ts']
const privacyTests = ['tests/daemon/log-fields.test.ts', 'tests/daemon/privacy.test.ts']
const echoTests = ['tests/drivers/rating-pad/ff68/echoes.test.ts']
const escPosTests = ['tests/drivers/printer/esc-pos/receive.test.ts', 'tests/drivers/printer/esc-pos/codec.test.ts']
const ssiTests = ['tests/drivers/scanner/ssi/scanner.test.ts']
const scannerTests = ['tests/drivers/scanner/serial-line/scanner.test.ts']

export const faults: readonly Fault[] = [
  ...inFile('drivers/id-reader/sam/codec.ts', samTests, [
    ['sam: the bytes before are not wiped', '      before.fill(0)\n', ''],
    ['sam: the bytes taken apart are not wiped', 'kept.fill(0)\n      sums.fill(0)', 'sums.fill(0)'],
    ['sam: a head’s sum begins one byte early', '^ (sums[at + preamble.length] ?? 0)', '^ (sums[at + preamble.length - 1] ?? 0)'],
    ['sam: a longest frame that is one byte too long', 'if (length > lengthMax)', 'if (length > lengthMax + 1)'],
    ['sam: a shortest frame that is too short', 'const lengthMin = 4', 'const lengthMin = 3'],
    ['sam: no checksum', "return sum === bytes[at + total - 1] ? { is: 'frame', length: total } : { is: 'checksum' }", "return { is: 'frame', length: total }"],
    ['sam: a false start drops two bytes', "reason: seen.is })\n          at += 1", "reason: seen.is })\n          at += 2"],
  ]),
  ...inFile('drivers/id-reader/sam/card-text.ts', cardTests, [
    ['card: a resident name of 14 characters', "kind: 'resident',\n    name: field([0, 30]),", "kind: 'resident',\n    name: field([0, 28]),"],
    ['card: a 2017 name of 14 characters', 'name: field([158, 30]),', 'name: field([158, 28]),'],
    ['card: a permit name of 14 characters', "kind: 'hmt-residence',\n    name: field([0, 30]),", "kind: 'hmt-residence',\n    name: field([0, 28]),"],
    ['card: a 2023 name of 14 characters', "kind: 'foreigner-2023',\n    name: field([0, 30]),", "kind: 'foreigner-2023',\n    name: field([0, 28]),"],
    ['card: the English name without its second field', 'nameEn: field([52, 70], [220, 22]),', 'nameEn: field([52, 70]),'],
    ['card: a block of another size', 'if (block.length !== textBytes) return null', ''],
  ]),
  ...inFile('drivers/printer/esc-pos/protocol/qr-bytes.ts', ['tests/drivers/printer/esc-pos/qr-bytes.test.ts', 'tests/drivers/printer/esc-pos/codec.test.ts'], [
    ['qr: no high byte of the length', 'length & 0xff, length >> 8, 0x31', 'length & 0xff, 0, 0x31'],
    ['qr: a version too small by a byte', 'capacity >= payloadBytes', 'capacity + 1 >= payloadBytes'],
    ['qr: the limit is one byte too long', 'payload.length > settings.qrMaxBytes', 'payload.length > settings.qrMaxBytes + 1'],
    ['qr: control characters pass', 'if (/\\p{Cc}/u.test(text)) throw', 'if (text === "" && /\\p{Cc}/u.test(text)) throw'],
  ]),
  ...inFile('config/halls/emulated.yaml', ['tests/config/emulated.test.ts'], [
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
    ['session: a new line has the old codec', '    this.#codec = driver.codec(settings, reports)\n', ''],
    ['session: helpings outlive the line', 'this.#helpings.clear()', ''],
    ['session: a flood of events is told', 'if (!this.#status.event(this.#options.clock.now())) return', 'this.#status.event(this.#options.clock.now())'],
    ['session: a listener’s fault reaches the device', '} catch (error) {\n      this.#options.listener.failed?.(error)', '} catch (error) {\n      throw error'],
  ]),
  ...inFile('device-daemon/journal/sqlite-journal.ts', journalTests, [
    ['journal: synchronous = NORMAL', 'PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL', ...durableTests],
    ['journal: many facts are not begun as one', "if (isMany) this.#database.exec('BEGIN IMMEDIATE')", '', ...durableTests],
    ['journal: many facts are not atomic', 'const isMany = appends.length > 1 || appends.some(({ facts }) => facts.length > 1)', 'const isMany = false', ...durableTests],
    ['journal: a group of single facts is not one', 'const isMany = appends.length > 1 || appends', 'const isMany = appends', ...durableTests],
    ['journal: several facts of one append are not one', ' || appends.some(({ facts }) => facts.length > 1)', '', ...durableTests],
    ['journal: a failed group stays begun', "if (this.#database.isTransaction) this.#database.exec('ROLLBACK')", '', ...durableTests],
    ['journal: a wrong head is taken', 'if (expected !== this.#link.seq) throw new JournalConflict(expected, this.#link.seq)', ''],
    ['journal: the head’s note does not move', '    this.#note.moved(link)\n', ''],
    ['journal: line feeds in a cause', 'if (cause !== undefined && /\\n/.test(cause.key + cause.request))', 'if (cause !== undefined && cause.key === "")', ...durableTests],
    ['journal: a journal that is gone begins anew', 'if (note !== null && note.seq > 0 && !existsSync(join(folder, fileName))) throw goneJournal(folder, note)', ''],
    ['journal: the note is not compared', 'if (note !== null) compareWithNote(note, link, (seq) => hashAt(database, site, seq))', ''],
    ['journal: no lock', 'const unlock = takeLock(folder)', 'const unlock = () => undefined; void takeLock'],
  ]),
  ...inFile('device-daemon/journal/head-note.ts', journalTests, [
    ['head note: the older slot counts', 'note.seq > newest.seq', 'note.seq < newest.seq'],
    ['head note: another site’s counts', 'note?.site === site', 'note !== null'],
    ['head note: a slot cut short counts', 'if (sum === undefined || digest(text) !== sum) return null', 'if (sum === undefined) return null'],
    ['head note: one slot only', 'this.#slot = 1 - this.#slot', 'this.#slot = 0'],
  ]),
  ...inFile('device-daemon/journal/snapshots.ts', journalTests, [
    ['snapshot: the digest is not compared', 'sameHash(digest, digestOf(snapshot, hash)) ? snapshot : null', 'sameHash(digest, digest) ? snapshot : null'],
    ['snapshot: the digest does not cover the chain', "createHash('sm3').update(hash).update(`${name}", "createHash('sm3').update(`${name}"],
  ]),
  ...inFile('device-daemon/journal/chain.ts', journalTests, [
    ['chain: the cause is not covered', "\\n${cause?.key ?? ''}\\n${cause?.request ?? ''}\\n", '\\n\\n\\n'],
    ['chain: the link before is not covered', "createHash('sm3').update(previous).update(text)", "createHash('sm3').update(text)"],
    ['chain: no hash is every hash', 'return one !== null && Buffer', 'return one === null || Buffer'],
  ]),
  ...inFile('device-daemon/hall-listeners.ts', serviceTests, [
    ['service: a listener’s fault stops the others', "} catch (error) {\n        this.#report(error, 'telling what happened')", '} catch (error) {\n        throw error'],
  ]),
  ...inFile('device-daemon/hall-service.ts', serviceTests, [
    ['service: commands are not serial', 'this.#running ??= new Promise', 'this.#running = new Promise'],
    ['service: a failed append is not taken back', '      try {\n        await this.#load()\n      } catch (unreadable) {', '      try {\n        await null\n      } catch (unreadable) {'],
    ['service: an unreadable journal goes on being used', 'this.#stopped = true\n        this.#report(unreadable', 'this.#report(unreadable'],
    ['service: stop does not wait for what runs', '    await this.#running\n', ''],
    ['service: stop leaves no snapshot', 'await this.#running\n    await this.#snapshot()', 'await this.#running'],
    ['service: answered before it is durable', 'if (draft.appends.length > 0 && !(await this.#append(before, draft, group))) return', 'if (draft.appends.length > 0) void this.#append(before, draft, group)'],
    ['service: a repeated command is done again', 'if (earlier !== undefined) {\n          if (earlier.request', 'if (earlier !== undefined && earlier.events.length < 0) {\n          if (earlier.request'],
    ['service: a key is used for another request', "if (earlier.request !== cause?.request) throw new ProblemError('IDEMPOTENCY_KEY_REUSED')", ''],
    ['service: a key is used twice in one group', 'if (cause !== undefined) known.set(cause.key, { request: cause.request, events })', ''],
    ['service: unlimited waiting', 'if (this.#waiting.length >= waitingMax) return', 'if (this.#waiting.length >= 100 * waitingMax) return'],
    ['service: the journal is not tried again', 'if (why !== null && wasWell) this.#retryLater()', ''],
    ['service: a failed snapshot is due at each command', 'this.#snapshotSeq = this.#seq\n    try', 'try'],
    ['service: a clock behind is not noticed after a snapshot', 'this.#journal.read(this.#seq - 1, this.#seq)', 'this.#journal.read(this.#seq, this.#seq)'],
  ]),
  ...inFile('device-daemon/hall/parts/ticket/fold.ts', hallTests, [
    ['midnight: the counters go on', 'turnDay(state) {\n    state.counters.clear()', 'turnDay(state) {'],
    ['midnight: the check-ins stay', '    state.appointments.clear()\n', ''],
    ['midnight: those waiting stay in line', '    state.waiting.clear()\n', ''],
    ['midnight: those that ended are still shown', '    state.ended.length = 0\n', ''],
    ['midnight: who is served is let go', "step !== 'called' && step !== 'serving'", "step !== 'called'"],
    ['ticket fold: called and still in line', '      leave(state, ticket)\n', ''],
    ['ticket fold: a window stays taken', 'if (window !== undefined) state.windows.delete(window)', ''],
    ['ticket fold: one too many of the ended', 'state.ended.length > endedKept', 'state.ended.length > endedKept + 1'],
    ['ticket fold: a snapshot forgets the line', "for (const ticket of tickets) if (ticket.state === 'waiting') stand(state, ticket)", '', 'tests/hall/folds.test.ts'],
  ]),
  ...inFile('device-daemon/hall/parts/ticket/issue.ts', hallTests, [
    ['issue: one number more than the quota', 'if (given >= (queue', 'if (given > (queue'],
    ['issue: the counter of yesterday counts', 'hall.day.date === businessDate ? (hall.ticket.counters.get(queue.prefix) ?? 0) : 0', 'hall.ticket.counters.get(queue.prefix) ?? 0'],
    ['issue: closed queues give numbers', 'if (!isOpen(queue.hours, now, plan.timeZone)) return', 'if (queue.hours.length < 0 && !isOpen(queue.hours, now, plan.timeZone)) return'],
    ['issue: closed items give numbers', 'return item.open ?', 'return item.open || true ?'],
    ['issue: two digits', "padStart(3, '0')", "padStart(2, '0')"],
  ]),
  ...inFile('device-daemon/hall/parts/ticket/rules.ts', hallTests, [
    ['call: the shortest waiting first', 'ticket.seq < first.seq', 'ticket.seq > first.seq'],
    ['call: yesterday’s people', 'if (hall.day.date !== dateFor(hall, moment)) return null', ''],
    ['call: a window may have two people', 'if (present !== null) return refuse', 'if (present !== null && present.calls < 0) return refuse'],
    ['call: the rating of the last person stays open', '...withdrawnForNext(hall.rating, window, actor), ', ''],
    ['recall: one call more', 'ticket.calls >= callsMax', 'ticket.calls > callsMax'],
    ['finish: no rating is asked for', '    ...offeredRating({ ticket, window, clerk, session }, moment),\n', ''],
  ]),
  ...inFile('device-daemon/hall/parts/ticket/machine.ts', hallTests, [
    ['ticket machine: a person served may not be there', "'serving': { finish: 'finished' }", "'serving': { 'finish': 'finished', 'no-show': 'no-show' }"],
    ['ticket machine: finished without being served', "'no-show': 'no-show' },\n  'serving'", "'no-show': 'no-show', 'finish': 'finished' },\n  'serving'"],
  ]),
  ...inFile('device-daemon/hall/parts/print/machine.ts', ['tests/hall/ends.test.ts'], [
    ['print machine: an unconfirmed paper is never printed', "unconfirmed: { print: 'printed' }", 'unconfirmed: {}'],
    ['print machine: a failed job is printed', 'failed: {},', "failed: { print: 'printed' },"],
  ]),
  ...inFile('device-daemon/hall/parts/print/rules.ts', ['tests/hall/ratings.test.ts'], [
    ['reprint: a second paper while the first is under way', 'if (other.ticket === id && isUnderWay(other)) return', 'if (other.ticket === "" && isUnderWay(other)) return'],
  ]),
  ...inFile('device-daemon/hall/parts/rating/rules.ts', ['tests/hall/ratings.test.ts'], [
    ['rating: over a moment late', 'Date.parse(expiresAt) <= now ||', 'Date.parse(expiresAt) < now ||'],
    ['rating: a clock that went back is waited for', ' || now < Date.parse(offeredAt)', ''],
    ['rating: a key of another pad counts', 'open === null || open.pad !== device ||', 'open === null ||'],
    ['rating: a late key counts', ' || isOver(open, at)', ''],
    ['rating: a key that means nothing counts', "if (level === null) return ignore('no-level', open)", "if (level === null) return ignore('not-asked', open)"],
    ['rating: another clerk withdraws it', 'last === null || last.clerk !== clerk', 'last === null'],
    ['rating: ends before its time', 'known !== undefined && !isOver(known, now)', 'known === undefined && !isOver(known, now)'],
  ]),
  ...inFile('device-daemon/hall/parts/rating/sight.ts', rightsTests, [
    ['rights: a clerk sees every window’s ratings', "(role !== 'clerk' || (window !== undefined && window === of))", "(role !== 'clerk' || window !== undefined)", 'tests/hall/ratings.test.ts', 'tests/daemon/socket.test.ts', ...rightsTests],
    ['rights: technicians see ratings', "ratingEyes: readonly Role[] = ['clerk', 'supervisor']", "ratingEyes: readonly Role[] = ['clerk', 'supervisor', 'technician']"],
  ]),
  ...inFile('device-daemon/hall/parts/day/rules.ts', ['tests/hall/midnight.test.ts', 'tests/hall/folds.test.ts'], [
    ['day: the date goes back with the clock', 'return day.date !== null && day.date > date ? day.date : date', 'return date'],
    ['day: the date never turns', 'day.date > date ? day.date : date', 'day.date < date ? day.date : date'],
    ['day: opened again and again', 'hall.day.date === businessDate ? agree() : agree', 'hall.day.date === null ? agree() : agree'],
  ]),
  ...inFile('device-daemon/hall/calendar.ts', ['tests/hall/tickets.test.ts', 'tests/hall/folds.test.ts'], [
    ['hours: the end is included', 'from <= time && time < to', 'from <= time && time <= to'],
    ['hours: none over midnight', ': from <= time || time < to', ': from <= time && time < to'],
    ['hours: dates turn in UTC', '.toZonedDateTimeISO(timeZone).toPlainDate().toString()', ".toZonedDateTimeISO('UTC').toPlainDate().toString()"],
  ]),
  ...inFile('device-daemon/hall/parts/appointment/rules.ts', ['tests/hall/midnight.test.ts', 'tests/hall/tickets.test.ts'], [
    ['check-in: shown twice takes two numbers', 'if (earlier !== undefined && hall', 'if (earlier === "" && hall'],
    ['check-in: yesterday’s check-in counts today', ' && hall.day.date === dateFor(hall, moment)', ''],
  ]),
  ...inFile('device-daemon/hall/parts/staff/rules.ts', hallTests, [
    ['staff: another clerk acts at the window', 'return present === clerk ? null :', 'return present !== "" ? null :'],
    ['staff: two clerks at one window', "if (present !== null) return refuse('WINDOW_STAFFED'", "if (present === '') return refuse('WINDOW_STAFFED'"],
    ['staff: leaves a person at the window', 'if (ticket !== null) return refuse', 'if (ticket !== null && ticket.calls < 0) return refuse'],
  ]),
  ...inFile('device-daemon/desks/spooler.ts', printingTests, [
    ['spooler: bytes go out before print-started is durable', "this.#take(printer, print.job)\n", "this.#take(printer, print.job)\n    this.#carryOut(print.job)\n"],
    ['spooler: a job that was not written holds its printer', 'dropped: () => this.#release(printer)', 'dropped: () => undefined'],
    ['spooler: a waiting job is begun with its number', 'if (this.#first(printer)?.job !== job) return null', 'if (this.#printing.get(printer)?.job === job) return null'],
    ['spooler: the queue has no end', 'if (place >= waitingMax) this.#end', 'if (place >= 1000 * waitingMax) this.#end'],
    ['spooler: the queue ends one early', 'if (place >= waitingMax) this.#end', 'if (place >= waitingMax - 1) this.#end'],
    ['spooler: old tickets wait ten times as long', 'expireMinutes * 60_000', 'expireMinutes * 600_000'],
    ['spooler: nothing expires by itself', 'if (soonest !== Number.POSITIVE_INFINITY) this', 'if (soonest === Number.POSITIVE_INFINITY) this'],
    ['spooler: a job cut short by a stop is printed again', "if (state !== 'sending' || own.has(job)", "if (state !== 'queued' || own.has(job)"],
    ['spooler: a copy is owed of what was printed late', 'if (ticket !== undefined) tickets.delete(ticket)', ''],
    ['spooler: no cut before the next ticket', "this.#soiled.has(printer) ? [{ type: 'cut' }] : []", '[]'],
    ['spooler: sent is printed', "return { how: 'unconfirmed', reason: 'no-confirmation' }", "return { how: 'printed', reason: '' }"],
    ['spooler: lost on its way is failed', "settled.handed ? 'unconfirmed' : 'failed'", "settled.handed ? 'failed' : 'unconfirmed'"],
    ['spooler: prints on a printer in trouble', "view.state === 'ok' || view.state === 'warning'", "view.state !== 'absent'"],
  ]),
  ...inFile('drivers/printer/esc-pos/routine.ts', ['tests/drivers/printer/esc-pos/routine.test.ts', 'tests/drivers/printer/esc-pos/session.test.ts'], [
    ['late: one byte is enough', "return counts ? [{ step: 'send', command: { type: 'confirm', id: reply.of } }] : []", 'return counts ? this.#printed(reply.of) : []'],
    ['late: paper out is printed', "reply.paper !== 'out' && this.#unconfirmed", 'this.#unconfirmed'],
    ['late: told of jobs in time, too', 'return this.#unconfirmed.delete(id) && job', 'this.#unconfirmed.delete(id)\n    return job'],
  ]),
  ...inFile('config/faults/sharing.ts', ['tests/config/faults.test.ts'], [
    ['config: USB paths tell nothing', ' && !differs(one.usbPath, other.usbPath)', ''],
  ]),
  ...inFile('drivers/scanner/keyboard-wedge/codec.ts', ['tests/drivers/scanner/keyboard-wedge/wedge.test.ts'], [
    ['wedge: keys held are typed again', 'down.filter(isNew)', 'down'],
    ['wedge: roll over lets all keys go', 'if (down === null) return []', 'if (down === null) return (this.#before = [], [])'],
    ['wedge: caps turns figures over', 'isLetter(key) ? shift !== this.#caps : shift', 'shift !== this.#caps'],
    ['wedge: Alt is never let go', 'if (!alt) this.#letGoOfAlt()', ''],
    ['wedge: two bytes the other way round', '[number >> 8, number & 0xff] : []', '[number & 0xff, number >> 8] : []'],
    ['wedge: only silence ends a code', 'if (this.#isTerminator(key)) return', 'if (key === 0) return'],
    ['wedge: types without end', 'this.#typed.length <= codeBytesMax ?', 'this.#typed.length <= 1e9 ?'],
  ]),
  ...inFile('device-daemon/transports/hid/typing.ts', ['tests/transports/hid/typing.test.ts'], [
    ['typing: one marked node is enough', 'marked.includes(false)', '!marked.includes(true)'],
  ]),
  ...inFile('drivers/rating-pad/hid-keys/routine.ts', ['tests/drivers/rating-pad/hid-keys/pad.test.ts'], [
    ['hid-keys: the first of two counts', 'pressed.length === 1 ? keys', 'pressed.length >= 1 ? keys'],
    ['hid-keys: a key beside one held counts', '(held.length === 0 ? wordOf', '(held.length >= 0 ? wordOf'],
    ['hid-keys: stuck when it is free', 'if (!anyDown) return []', ''],
    ['hid-keys: stuck for ever', "stuck && !anyDown ? [{ step: 'condition'", "stuck && anyDown ? [{ step: 'condition'"],
  ]),
  ...inFile('drivers/rating-pad/hid-keys/codec.ts', ['tests/drivers/rating-pad/hid-keys/pad.test.ts'], [
    ['hid-keys: Enter is a key', '?.filter((key) => this.#usages.includes(key))', ''],
    ['hid-keys: roll over lets go', '?? this.#before\n', '?? []\n'],
  ]),
  ...inFile('drivers/scanner/hid-pos/codec.ts', ['tests/drivers/scanner/hid-pos/scanner.test.ts'], [
    ['hid-pos: zeros trimmed in spite of the count', 'if (countAt !== null) return', 'if (countAt === -1) return'],
    ['hid-pos: the flag is never seen', '& layout.more.mask) !== 0', '& layout.more.mask) > 255'],
    ['hid-pos: another code’s end is this one’s', 'this.#begun.symbology !== symbology ?', 'this.#begun.symbology === undefined ?'],
    ['hid-pos: codes without end', 'if (begun.bytes > codeBytesMax)', 'if (begun.bytes > 1e9)'],
    ['hid-pos: refused is accepted', "bytes.includes(acknowledged) ? 'accepted'", "bytes.length > 0 ? 'accepted'"],
    ['hid-pos: on is off', 'on ? 0x54 : 0x55', 'on ? 0x55 : 0x54'],
  ]),
  ...inFile('drivers/scanner/hid-pos/layout.ts', ['tests/drivers/scanner/hid-pos/scanner.test.ts'], [
    ['hid-pos: the flag is the next bit', '1 << (more.bit % 8)', '2 << (more.bit % 8)'],
    ['hid-pos: data inside a byte', 'data === null || data.bit % 8 !== 0 || data.size !== 8', 'data === null'],
  ]),
  ...inFile('drivers/kit/over-hid.ts', ['tests/drivers/kit/over-hid.test.ts'], [
    ['over HID: padding is noise', "one.kind !== 'garbage' || profile", "one.kind !== 'x' || profile"],
    ['over HID: every report is the one', 'id === input?.id ?', 'id >= 0 ?'],
    ['over HID: the prefix counts itself', 'body.subarray(0, second * 256 + first)', 'body.subarray(0, second * 256 + first - 2)'],
    ['over HID: zeros for padding', '.fill(padding)', '.fill(0)'],
    ['over HID: the maker’s fewer bytes are all', 'used = content.subarray(0, reportBytes)', 'used = content'],
  ]),
  ...inFile('drivers/kit/hid-reports.ts', ['tests/drivers/kit/over-hid.test.ts'], [
    ['HID reports: one byte short', 'at + 1 + length > all.length', 'at + length > all.length'],
  ]),
  ...inFile('device-daemon/transports/hid/transport.ts', ['tests/transports/hid/transport.test.ts'], [
    ['hid: the first of two', 'if (second !== undefined) throw', 'if (second === first) throw'],
    ['hid: the port tells nothing', '(usbPath === undefined || one.usbPath === usbPath)', 'true'],
    ['hid: the number tells nothing', '(serialNumber === undefined || one.serialNumber === serialNumber) &&', ''],
    ['hid: other programs are no matter', 'if (other !== null) throw', 'if (other === undefined) throw'],
    ['hid: short reports stay short', 'new Uint8Array(1 + shape.bytes)\n  whole[0] = id', 'new Uint8Array(1 + Math.min(shape.bytes, report.length))\n  whole[0] = id'],
    ['hid: told after the end', 'if (!over && whole !== null)', 'if (whole !== null)'],
    ['hid: no time for udev', 'clock.after(settleMs, appeared)', 'appeared()'],
  ]),
  ...inFile('device-daemon/transports/hid/descriptor.ts', ['tests/transports/hid/descriptor.test.ts'], [
    ['descriptor: big-endian', 'for (let byte = size; byte > 0; byte--)', 'for (let byte = 1; byte <= size; byte++)'],
    ['descriptor: usages stay for the next field', 'this.#usages = []\n    this.#usageMin = null\n  }', 'this.#usageMin = null\n  }'],
    ['descriptor: variable is constant', 'isVariable: (flags & 2) !== 0', 'isVariable: (flags & 1) !== 0'],
    ['descriptor: reports of any length', 'report.bits > reportBytesMax * 8', 'report.bits > Number.MAX_VALUE'],
    ['descriptor: pop takes nothing back', 'this.#globals = this.#stack.pop() ?? raise', 'void (this.#stack.pop()) ?? raise'],
    ['descriptor: an unended collection is well', 'if (this.#depth > 0) throw', 'if (this.#depth > 99) throw'],
  ]),
  ...inFile('device-daemon/access/rights.ts', rightsTests, [
    ['rights: nobody is checked in the lab', "'POST /api/lab/devices/:place/:name/gesture': ['technician'],", "'POST /api/lab/devices/:place/:name/gesture': everybody,"],
    ['rights: the lab’s cards for all', "'GET /api/lab/cards': ['technician'],", "'GET /api/lab/cards': everybody,"],
    ['rights: a board takes tickets', "'POST /api/tickets': ['kiosk', 'clerk'],", "'POST /api/tickets': ['kiosk', 'clerk', 'board'],"],
    ['rights: a kiosk calls people', "'POST /api/windows/:number/call-next': ['clerk'],", "'POST /api/windows/:number/call-next': ['clerk', 'kiosk'],"],
    ['rights: no role is checked', 'if (!allowed.includes(caller.role)) {', "if (!allowed.includes(caller.role) && caller.role === 'clerk') {", 'tests/access/rights.test.ts', 'tests/daemon/access.test.ts'],
    ['rights: no token is needed', "if (caller === null) throw new ProblemError('TOKEN_MISSING')", 'if (caller === null) return', 'tests/access/rights.test.ts', 'tests/daemon/access.test.ts'],
    ['rights: emulators shown to clerks', "emulatorRights: readonly Role[] = ['technician']", "emulatorRights: readonly Role[] = ['technician', 'clerk']", 'tests/access/rights.test.ts', 'tests/daemon/socket.test.ts'],
    ['rights: a board sees devices', "board: 'none',", "board: 'all',", 'tests/access/rights.test.ts', 'tests/daemon/socket.test.ts'],
    ['rights: a clerk sees the other window’s devices', "window !== undefined && place.window === window", 'window !== undefined', 'tests/access/rights.test.ts', 'tests/daemon/socket.test.ts'],
  ]),
  ...inFile('device-daemon/access/pins.ts', ['tests/access/pins.test.ts'], [
    ['pins: six tries', 'return count >= attemptsMax', 'return count > attemptsMax'],
    ['pins: a lock of six seconds', 'const lockMs = 60_000', 'const lockMs = 6_000'],
    ['pins: a right one does not clear the count', "    lock.count = 0\n    return 'right'", "    return 'right'"],
    ['pins: any PIN is right', "this.#nobodysPin))) return 'wrong'", "this.#nobodysPin)) && pin === '') return 'wrong'"],
  ]),
  ...inFile('device-daemon/access/tokens.ts', ['tests/access/tokens.test.ts'], [
    ['tokens: never end', 'claims === null || claims.until <= now', 'claims === null'],
    ['tokens: end a moment late', 'claims.until <= now', 'claims.until < now'],
    ['tokens: junk behind is passed over', "if (given.toString('base64url') !== mac) return null", ''],
    ['tokens: any signature', 'given.length !== expected.length || !timingSafeEqual(given, expected)', 'given.length !== expected.length'],
  ]),
  ...inFile('device-daemon/access/gate.ts', ['tests/access/gate.test.ts'], [
    ['gate: any port', ' && Number(port) === options.port()', ''],
    ['gate: any origin', "origin === undefined || ownOrigin(origin) ? 'welcome'", "origin === undefined || origin !== '' ? 'welcome'"],
  ]),
  ...inFile('device-daemon/socket/gateway.ts', socketTests, [
    ['socket: no replay limit', 'service.seq - after > replayMax', 'service.seq - after > 1000 * replayMax'],
    ['socket: a replay limit of 20', 'const replayMax = 2000', 'const replayMax = 20'],
    ['socket: the replay begins one late', 'for (let seq = after; seq < service.seq; )', 'for (let seq = after + 1; seq < service.seq; )'],
    ['socket: every clerk sees the card', 'claims.clerk !== undefined && claims.clerk === present', 'claims.clerk !== undefined', ...socketTests, ...privacyTests, ...deskTests, 'tests/daemon/joins.test.ts'],
    ['socket: a page that talks is heard', 'page.use((_packet, _next) => page.disconnect(true))', 'page.use((_packet, next) => next())', ...socketTests, 'tests/socket/door.test.ts'],
    ['socket: heard after the end of the token', 'if (leftMs <= 0) page.disconnect(true)', 'if (leftMs <= 0) return', ...socketTests, 'tests/socket/door.test.ts', 'tests/daemon/access.test.ts', 'tests/daemon/joins.test.ts'],
  ]),
  ...inFile('device-daemon/socket/door.ts', ['tests/socket/door.test.ts'], [
    ['door: nobody makes room', 'if (near.length >= waitingPerAddressMax) near[0]?.line.cut()', ''],
    ['door: handshakes are not counted', 'return count <= handshakesMax', 'return count > 0'],
    ['door: another page’s request', 'return site !== undefined &&', "return site === '' &&"],
  ]),
  ...inFile('device-daemon/desks/identity-desk.ts', ['tests/service/identity-desk.test.ts', ...deskTests], [
    ['identity: the photo is kept', '    held.photo.fill(0)\n', ''],
    ['identity: held for ever', 'const timer = clock.after(this.#heldMs, () => this.#forget(window))', 'const timer = clock.after(1e9, () => this.#forget(window))'],
    ['identity: kept after the visit', "      case 'ticket-finished':\n", ''],
    ['identity: the whole record before it is served', "if (ticket?.state !== 'serving') return null", 'if (ticket === null) return null'],
    ['identity: kept for the next clerk', "      case 'clerk-signed-out':\n", ''],
    ['identity: expired on its last day', 'return validTo >= today', 'return validTo > today'],
  ]),
  ...inFile('device-daemon/desks/mask.ts', ['tests/desks/mask.test.ts'], [
    ['mask: five figures', 'const numberHead = 4', 'const numberHead = 5'],
    ['mask: a short number is shown', 'if (hidden < 4)', 'if (hidden < 1)'],
  ]),
  ...inFile('device-daemon/desks/check-in-desk.ts', deskTests, [
    ['check-in: the same code again and again', 'last.text === text && now - last.at < sameCodeMs', 'last.text === text && now - last.at < 0'],
  ]),
  ...inFile('device-daemon/desks/rating-desk.ts', [...deskTests, 'tests/service/rating-desk.test.ts'], [
    ['rating desk: a stuck key fills the journal', ' < ignoredEveryMs) return', ' < 0) return'],
    ['rating desk: a key that the journal did not take is lost', 'this.#unwritten.length < unwrittenMax) this.#unwritten.push(key)', 'this.#unwritten.length < 0) this.#unwritten.push(key)'],
    ['rating desk: a pad unplugged waits out its minute', "view.state !== 'absent' || open", "view.state === 'absent' || open"],
    ['rating desk: "not yet" is not waited for', '=== session) this.#wait(pad, session)\n    }', '=== "") this.#wait(pad, session)\n    }'],
  ]),
  ...inFile('device-daemon/logging.ts', privacyTests, [
    ['log: numbers are logged', "'name', 'number', 'address'", "'name', 'address'"],
    ['log: bytes are logged', "'text', 'bytes', 'body'", "'text', 'body'"],
    ['log: deep fields are logged', '[field, `*.${field}`, `*.*.${field}`]', '[field, `*.${field}`]'],
  ]),
  ...inFile('device-daemon/transports/tcp.ts', ['tests/transports/others.test.ts'], [
    ['tcp: no deadline', 'const deadline = clock.after(connectMs, () => socket', 'const deadline = clock.after(1e9, () => socket'],
    ['tcp: the deadline outlives the connection', 'deadline.cancel()\n      connected = true', 'connected = true'],
    ['tcp: our own close is a loss', 'over = true\n          socket.destroy()', 'socket.destroy()'],
  ]),
  ...inFile('kiosk-ui/daemon/connection.ts', ['tests/kiosk-ui/cursor.test.ts', 'tests/kiosk-ui/connection.test.ts'], [
    ['page: no cursor', ', ...this.cursor', ''],
    ['page: a command is sent again under another key', "command<T>('POST', path, body, key)\n  }", "command<T>('POST', path, body, crypto.randomUUID())\n  }"],
  ]),
  ...inFile('kiosk-ui/daemon/page-state.ts', ['tests/kiosk-ui/cursor.test.ts', 'tests/kiosk-ui/connection.test.ts'], [
    ['page: an event is folded twice', 'this.#known === null || event.seq <= this.#known.seq', 'this.#known === null'],
    ['page: nothing is folded', '    fold(this.#known.hall, event)\n', ''],
    ['page: the cursor does not move', '    this.#known.seq = event.seq\n', ''],
    ['page: a clerk’s view stays for the next', '    this.#known = null\n    this.view.value = null', '    this.view.value = null'],
  ]),
  ...inFile('device-daemon/devices/session/exchange.ts', exchangeTests, [
    ['exchange: one try more', 'this.#attempt < this.#timing.attempts', 'this.#attempt <= this.#timing.attempts'],
    ['exchange: repeats what must not be repeated', 'return this.#outgoing.repeatable && this', 'return this', ...exchangeTests, ...sessionTests],
    ['exchange: no patience', 'if (excused && this.#excusedMs < patienceMs)', 'if (excused && this.#excusedMs < 0)'],
    ['exchange: patience without end', 'this.#excusedMs += this.#replyMs', 'this.#excusedMs += 0'],
    ['exchange: a late word of an earlier attempt', " || attempt !== this.#attempt) return", ') return'],
    ['exchange: a refusal is accepted', "return this.#settle({ type: 'refused', reply })", "return this.#settle({ type: 'accepted', reply })"],
    ['exchange: settled twice', "if (this.#state === 'settled') return { type: 'nothing' }\n    switch", 'switch'],
  ]),
  ...inFile('device-daemon/devices/session/status-fold.ts', sessionTests, [
    ['status: garbled by a line feed after each key', 'const garbagePerGood = 4', 'const garbagePerGood = 0.5'],
    ['status: garbled by one', 'const garbageMin = 3', 'const garbageMin = 30'],
    ['status: calm at once', 'export const calmMs = 5000', 'export const calmMs = 500'],
    ['status: fewer events make a flood', 'const eventsPerSecond = 100', 'const eventsPerSecond = 99'],
    ['status: heard for half the time', 'export const heardSpanMs = 15_000', 'export const heardSpanMs = 30_000'],
    ['status: stays silent', '    this.#greeted = true\n    this.#silent = false', '    this.#greeted = true'],
    ['status: a line without greeting', 'this.#greeted = !needsGreeting', 'this.#greeted = true'],
  ]),
  ...inFile('device-daemon/devices/session/back-off.ts', sessionTests, [
    ['back-off: never longer', 'this.#tries += 1', ''],
    ['back-off: a minute at last', '2000, 5000] as const', '2000, 60_000] as const'],
  ]),
  ...inFile('device-daemon/devices/session/command-queue.ts', sessionTests, [
    ['queue: one more', 'this.#waiting + unit.commands.length > max', 'this.#waiting + unit.commands.length > max + 1'],
    ['queue: orders take the routine’s room', 'export const routineMax = 2 * commandsMax', 'export const routineMax = commandsMax'],
  ]),
  ...inFile('device-daemon/devices/session/speaker.ts', sessionTests, [
    ['speaker: goes on after a refusal', "(how.type === 'sent' || how.type === 'accepted') && index", "how.type !== 'silent' && index"],
    ['speaker: the one under way was not handed', "current?.unit.done({ type: 'lost', handed: true })", "current?.unit.done({ type: 'lost', handed: false })"],
    ['speaker: the timer outlives the exchange', "this.#timer?.cancel()\n    this.#current = null\n    if", 'this.#current = null\n    if'],
  ]),
  ...inFile('device-daemon/http/problems.ts', ['tests/daemon/api.test.ts', 'tests/daemon/access.test.ts'], [
    ['http: too large is a bad request', "if (status === 413) return problemOf('BODY_TOO_LARGE')", ''],
    ['http: a problem’s status is 200', '.code(problem.status)', '.code(200)'],
  ]),
  ...inFile('device-daemon/wire/problem.ts', ['tests/daemon/api.test.ts', 'tests/http/openapi.test.ts'], [
    ['http: nobody waiting is 404', 'NOBODY_WAITING: [409,', 'NOBODY_WAITING: [404,'],
    ['http: a key reused is 409', 'IDEMPOTENCY_KEY_REUSED: [422,', 'IDEMPOTENCY_KEY_REUSED: [409,'],
    ['http: a missing role is 401', 'ROLE_REFUSED: [403,', 'ROLE_REFUSED: [401,', 'tests/daemon/access.test.ts'],
  ]),
  ...inFile('device-daemon/http/caller.ts', ['tests/daemon/access.test.ts', 'tests/daemon/api.test.ts'], [
    ['http: a clerk acts at another window', 'caller.window !== undefined && caller.window !== window', 'caller.window === 0'],
  ]),
  ...inFile('drivers/rating-pad/ff68/echoes.ts', echoTests, [
    ['echo: a finger’s time of two seconds', 'const fingerTicks = 3', 'const fingerTicks = 50'],
    ['echo: every echo is a key', "return this.#isTooSoon(text) ? 'echo' : 'key'", "return 'key'"],
    ['echo: a storm never ends', 'this.#storms.delete(text)', ''],
    ['echo: eight presses are a storm', '.length > pressesMax) this', '.length >= pressesMax) this'],
    ['echo: regular after two', 'const regularMax = 3', 'const regularMax = 2'],
    ['echo: earlier frames swallow a key', 'if (this.#echoing) for (const earlier', 'if (!this.#echoing) for (const earlier'],
  ]),
  ...inFile('drivers/printer/esc-pos/protocol/debts.ts', [...escPosTests, 'tests/drivers/printer/esc-pos/session.test.ts'], [
    ['esc-pos: a debt lapses after one round', 'const roundsToLapse = 2', 'const roundsToLapse = 1'],
    ['esc-pos: a debt never lapses', 'if (this.#roundsOnline >= roundsToLapse) this.lapse()', ''],
  ]),
  ...inFile('drivers/printer/esc-pos/protocol/receive.ts', escPosTests, [
    ['esc-pos: an answer that nobody owes', 'isAsbLater(byte) && this.debts.owed > 0 && !this.#inDoubt', 'isAsbLater(byte) && !this.#inDoubt'],
    ['esc-pos: an answer beside noise is believed', ' && !this.#inDoubt)) this.#frame', ')) this.#frame'],
    ['esc-pos: three answers together are believed', 'const answersTogetherMax = 2', 'const answersTogetherMax = 3'],
    ['esc-pos: a broken block of any length', 'this.#frame.length >= blockBytesMax', 'this.#frame.length >= 10 * blockBytesMax'],
    ['esc-pos: a process id of any length', 'return rest.length === 4 ?', 'return rest.length > 0 ?'],
  ]),
  ...inFile('drivers/printer/esc-pos/protocol/status-bytes.ts', [...escPosTests, 'tests/drivers/printer/esc-pos/routine.test.ts'], [
    ['esc-pos: the paper before the cover', "  if (state.cover === 'open') return { state: 'fault', reason: 'cover-open' }\n  if (state.paper === 'out') return { state: 'fault', reason: 'paper-out' }", "  if (state.paper === 'out') return { state: 'fault', reason: 'paper-out' }\n  if (state.cover === 'open') return { state: 'fault', reason: 'cover-open' }"],
    ['esc-pos: offline is online', 'return (byte & offline) === 0', 'return (byte & offline) !== 1'],
    ['esc-pos: the end of the paper on one sensor', 'const paperEnd = 0x60', 'const paperEnd = 0x80'],
  ]),
  ...inFile('drivers/printer/esc-pos/routine.ts', ['tests/drivers/printer/esc-pos/routine.test.ts', 'tests/drivers/printer/esc-pos/session.test.ts'], [
    ['esc-pos: one answer confirms a job', 'return [job, confirm, confirm]', 'return [job, confirm]'],
    ['esc-pos: doubted for ever', 'this.#doubts < doubtsMax', 'this.#doubts < 1e9'],
    ['esc-pos: a round in doubt is believed', '(this.#strayed || isContradictory(this.#answers)) && ', 'this.#strayed && '],
  ]),
  ...inFile('device-daemon/desks/reading-desk.ts', ['tests/desks/reading.test.ts'], [
    ['reading: a page that is gone waits for ever', 'this.#bench.clock.after(lapseMs, () => this.waits(kiosk, page, false))', 'this.#bench.clock.after(lapseMs, () => undefined)'],
    ['reading: the code came and the scanner reads on', 'for (const page of [...reading.waiting.keys()]) this.#leave(reading, page)\n    this.#tell(reading)', 'this.#tell(reading)'],
    ['reading: an engine that ended by itself is not aimed again', 'aims ? clock.after(aimAgainMs, () => this.#tell(reading)) : null', 'null'],
    ['reading: one page leaves for all', 'isAlways || waiting.size > 0', 'isAlways || waiting.size > 1'],
    ['reading: pages without end', 'reading.waiting.size >= pagesMax', 'reading.waiting.size >= 1e9'],
    ['reading: a scanner left aimed stays so', '    reading.isAimed = true\n', ''],
    ['reading: orders pile up before a silent scanner', ' || reading.isBusy', ''],
    ['reading: what changed while an order was on its way is lost', 'if (isRead(reading) !== aims) this.#tell(reading)\n      })', '})'],
    ['reading: a page that says it fast aims fast', 'if (isRead(reading) !== wasRead) this.#tell', 'if (isRead(reading) !== wasRead || isWaiting) this.#tell'],
  ]),
  ...inFile('drivers/scanner/serial-line/triggers.ts', scannerTests, [
    ['scanner: the GM65’s CRC has its bytes swapped', '02 01 02 DA', '02 01 DA 02'],
  ]),
  ...inFile('drivers/scanner/ssi/codec.ts', ssiTests, [
    ['ssi: no checksum', "{ is: (sum + said) % 0x10000 === 0 ? 'packet' : 'checksum', bytes: total }", "{ is: 'packet', bytes: total }"],
    ['ssi: the low byte of the checksum only', '(sum + said) % 0x10000 === 0', '(sum + said) % 0x100 === 0'],
    ['ssi: a code’s F3 may be a length', '(bytes[at + 1] ?? opcodeMin) < opcodeMin || ', ''],
    ['ssi: the host’s own packets are heard', ' || (bytes[at + 2] ?? fromScanner) !== fromScanner', ''],
    ['ssi: a NAK for each false beginning', 'if (this.#doubted > 0) return []', ''],
    ['ssi: silence does not look behind a false beginning', "seen.is === 'wait' && !isOver", "seen.is === 'wait'"],
  ]),
  ...inFile('drivers/scanner/ssi/code-parts.ts', ssiTests, [
    ['ssi: sent again is told again', 'packet.isAgain && this.#last !== null', 'packet.isAgain && this.#last === packet'],
    ['ssi: the same code is never told twice', 'if (packet.isAgain && this.#last', 'if (this.#last'],
    ['ssi: each part is a code', "if (hasMore) return [...lost, heard(null)]", ''],
    ['ssi: the tail alone is a code', "this.#without = 'tail'", "this.#without = 'nothing'"],
    ['ssi: codes without end', 'begun.bytes > codeBytesMax', 'begun.bytes > 1e9'],
  ]),
  ...inFile('drivers/scanner/ssi/driver.ts', ssiTests, [
    ['ssi: no ACK for a part', "event: scanned(event.code, settings) }] : [acknowledge]", "event: scanned(event.code, settings) }] : []"],
    ['ssi: no ACK for a code', "isCode ? [acknowledge, {", 'isCode ? [{'],
  ]),
  ...inFile('drivers/scanner/serial-line/codec.ts', scannerTests, [
    ['scanner: CR ends an LF scanner’s line', "(byte === cr && suffix !== 'lf')", 'byte === cr'],
    ['scanner: LF ends a CR scanner’s line', "(byte === lf && suffix !== 'cr')", 'byte === lf'],
    ['scanner: CR alone ends a CR LF line', 'byte === cr && next === lf, 2', 'byte === cr, 2'],
    ['scanner: the end of a line too long is a code', "if (skipping) {\n      skipping = false\n      return", 'if (skipping) {\n      skipping = false\n    }\n    if (line.length < 0) {\n      return'],
    ['scanner: silence ends every line', "suffix === 'none' && maker", 'maker'],
    ['scanner: half an answer is a code', "suffix === 'none' && maker.reply(bytes) === null", "suffix === 'none'"],
    ['scanner: the end of one too long is a code in silence', "if (wasSkipping) return", 'if (wasSkipping && bytes.length < 0) return'],
    ['scanner: empty lines are codes', "return line.length === 0 ? 'again' :", "return line.length < 0 ? 'again' :"],
  ]),
  ...inFile('drivers/id-reader/sam/routine.ts', ['tests/drivers/id-reader/sam/wiping.test.ts', 'tests/drivers/id-reader/sam/routine.test.ts'], [
    ['reader: a card that lies is told again', "if (card === 'told') return [well, later]", ''],
    ['reader: no second try', 'const triesMax = 2', 'const triesMax = 1'],
    ['reader: the text is not wiped', '    parts?.text.fill(0)\n', ''],
    ['reader: the reply is not wiped', '    how.reply.data.fill(0)\n', ''],
    ['reader: the photo of an unreadable card is kept', '      parts?.photo.fill(0)\n', ''],
    ['reader: the fingerprints are not wiped', '    parts?.fingerprints.fill(0)\n', ''],
  ]),
  ...inFile('config/faults/sharing.ts', ['tests/config/faults.test.ts'], [
    ['config: a device at two places', 'if (earlier !== undefined) return', "if (earlier === '') return"],
    ['config: two devices on one line', 'if (rival === undefined) return []', 'if (rival !== undefined) return []'],
    ['config: two spellings of one path', 'posix.normalize(device.path)', 'device.path'],
    ['config: idle devices', 'used.has(id) ? []', 'used.has(id) || true ? []'],
    ['config: serial numbers tell nothing', '!differs(one.serialNumber, other.serialNumber) && ', ''],
  ]),
  ...inFile('config/faults/references.ts', ['tests/config/faults.test.ts'], [
    ['config: a clear PIN in a real hall', 'expect(config.emulated || !clear,', 'expect(true,'],
    ['config: an emulated hall listens everywhere', 'if (config.emulated) expect(isLoopback', 'if (!config.emulated) expect(isLoopback'],
    ['config: a pad of another kind', 'if (found) expect(found === kind,', 'if (found) expect(true,'],
    ['config: a clerk who is not there', 'staffedBy === undefined || clerks.has(staffedBy)', 'true'],
  ]),
  ...inFile('config/faults/repetitions.ts', ['tests/config/faults.test.ts'], [
    ['config: a window twice', "    ...repeated('windows', 'number', config.windows.map((window) => window.number)),\n", ''],
    ['config: a device twice', "    ...repeated('devices', 'id', config.devices.map((device) => device.id)),\n", ''],
  ]),
]
