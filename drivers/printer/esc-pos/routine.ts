/**
 * The printer's manners. It is asked how it is when the line opens and every `pollMs` after that, four
 * questions a round, one after the other; in between it tells changes itself where it can (ASB). The
 * polling stays, because a printer that is switched off tells nothing.
 *
 * A DLE EOT answer does not name its question, so that a late one answers the next: with the drawer's
 * signal high, "printer well" reads as "cover open". A round whose answers contradict each other, or
 * with more answers than questions, is therefore asked anew when the line has come to rest.
 */
import type { Routine, Settled, Step } from '../../contract/driver.ts'
import type { PrinterOrder } from '../../contract/kinds.ts'
import type { EscPosCommand } from './protocol/codec.ts'
import type { EscPosEvent, EscPosReply } from './protocol/receive.ts'
import type { EscPosSettings } from './settings.ts'
import { SheetDoubts } from './sheet-doubts.ts'
import { conditionOf, hasOfflineCause, isOnline, type PrinterState, type QueryNumber, stateOfAnswers } from './protocol/status-bytes.ts'

/** Longer than a reply may take: what is late comes while nobody asks. */
const restMs = 600
/** So many rounds in doubt one after the other are not believed; the next is, or nothing would ever be learnt. */
const repetitionsMax = 2

/** More jobs than fit into a printer's buffer of 64 KiB at 1 KiB each. */
const jobsMax = 64

type PrinterStep = Step<'printer', EscPosCommand>

export function escPosRoutine(settings: EscPosSettings): Routine<'printer', EscPosCommand, EscPosEvent, EscPosReply> {
  return new PrinterRoutine(settings)
}

class PrinterRoutine implements Routine<'printer', EscPosCommand, EscPosEvent, EscPosReply> {
  readonly #settings: EscPosSettings
  /** The question of the present round that has no answer yet. */
  #asking: QueryNumber | null = null
  #answers: Partial<Record<QueryNumber, number>> = {}
  /** The printer has told of itself since the round began: its answers are older than that. */
  #overtaken = false
  /** ASB ends with the printer's power, which shows as silence. */
  #asbDue: boolean
  #charsetDue: boolean
  /** What is not as configured, for as long as this line is open. */
  readonly #doubts = new SheetDoubts()
  #state: PrinterState | null = null
  /** An answer to nothing was heard since the round began. */
  #strayed = false
  /** The next round is the repetition of one in doubt. */
  #resting = false
  #repetitions = 0
  /** An answer has come late. A question that is asked twice has two answers, so from then on each is waited for. */
  #patient = false
  /** Jobs by the ids of their confirmations, newest last; a printer keeps no more than a few in its buffer. */
  readonly #jobs = new Map<string, string>()
  /** Ids of jobs that were not confirmed in time. */
  readonly #unconfirmed = new Set<string>()

  constructor(settings: EscPosSettings) {
    this.#settings = settings
    this.#asbDue = settings.asb !== null
    this.#charsetDue = settings.tellsCharset
  }

  /**
   * Half a job may still be in the printer. Then comes what is answered: until that the printer counts as starting.
   * One that never answers is well as soon as its line takes bytes, and asked nothing.
   */
  opened(): PrinterStep[] {
    const flush: PrinterStep = { step: 'send', command: { type: 'flush' } }
    if (this.#isMute) return [flush, { step: 'condition', condition: { state: 'ok', reason: 'tells-nothing' } }]
    return [flush, ...this.#begin()]
  }

  received(event: EscPosEvent): PrinterStep[] {
    switch (event.type) {
      case 'automatic-status':
        this.#overtaken = true
        return this.#learn(event.state)
      case 'going-offline':
        return this.#begin()
      case 'power-off':
        this.#overtaken = true
        return this.#learn({ paper: 'ok', cover: 'closed', error: 'none', ...this.#state, online: false })
      case 'stray-answer':
        return this.#doubt()
      case 'flow':
        return []
    }
  }

  settled(command: EscPosCommand, how: Settled<EscPosReply>): PrinterStep[] {
    if (how.type === 'lost') return []
    if (command.type === 'confirm') return this.#confirmed(command.id, how)
    if (command.type !== 'query' || command.about !== this.#asking) return []
    if (how.type === 'silent') return this.#unanswered(command.about)
    if (how.type !== 'accepted' || how.reply.type !== 'realtime') return []
    this.#answers[command.about] = how.reply.byte
    return [...this.#suspect(command.about, how.reply.byte), ...this.#goOn(command.about)]
  }

  /** The printer has come to the end of a job that nobody waits for any more. */
  late(reply: EscPosReply): PrinterStep[] {
    if (reply.type === 'process-ended') return this.#printed(reply.id)
    if (reply.type === 'information') return this.#charsetIs(reply.text)
    // Once more asked and answered, as for a job in time: one byte may be an accident.
    const counts = reply.type === 'paper-sensor' && reply.paper !== 'out' && this.#unconfirmed.has(reply.of)
    return counts ? [{ step: 'send', command: { type: 'confirm', id: reply.of } }] : []
  }

  woken(): PrinterStep[] {
    return this.#begin()
  }

  order(order: PrinterOrder): EscPosCommand[] {
    const job: EscPosCommand = { type: 'job', lines: order.lines }
    const id = processIdOf(order.job)
    this.#remember(id, order.job)
    const confirm: EscPosCommand = { type: 'confirm', id }
    switch (this.#settings.completion) {
      case 'none':
        return [job]
      case 'process-id':
        return [job, confirm]
      case 'gs-r':
        // One byte may be an accident of the line, 00 above all; two, each to its own question, are none.
        return [job, confirm, confirm]
    }
  }

  #remember(id: string, job: string): void {
    this.#unconfirmed.delete(id)
    this.#jobs.delete(id)
    this.#jobs.set(id, job)
    const [oldest] = this.#jobs.keys()
    if (this.#jobs.size <= jobsMax || oldest === undefined) return
    this.#jobs.delete(oldest)
    this.#unconfirmed.delete(oldest)
  }

  /** A job that is not confirmed leaves the printer under suspicion: ask what is the matter. */
  #confirmed(id: string, how: Settled<EscPosReply>): PrinterStep[] {
    if (how.type === 'accepted') {
      this.#doubts.confirmed()
      return this.#printed(id)
    }
    if (this.#jobs.has(id)) this.#unconfirmed.add(id)
    if (how.type !== 'silent') return []
    if (this.#state !== null && conditionOf(this.#state).state !== 'fault') this.#doubts.unconfirmed()
    return this.#begin()
  }

  /** Only what had been given up is told; the rest is how its order ended. */
  #printed(id: string): PrinterStep[] {
    const job = this.#jobs.get(id)
    return this.#unconfirmed.delete(id) && job !== undefined ? [{ step: 'tell', event: { type: 'job-printed', job } }] : []
  }

  #begin(): PrinterStep[] {
    if (this.#asking !== null || this.#isMute) return []
    this.#answers = {}
    this.#overtaken = false
    this.#strayed = false
    this.#resting = false
    return this.#ask(1)
  }

  #ask(about: QueryNumber): PrinterStep[] {
    this.#asking = about
    return [{ step: 'send', command: { type: 'query', about, ...(this.#patient && { patient: true }) } }]
  }

  /** A printer that does not even answer n=1 is off; one that knows fewer questions is asked the rest. */
  #unanswered(about: QueryNumber): PrinterStep[] {
    this.#asbDue = this.#settings.asb !== null
    if (about !== 1) return this.#goOn(about)
    this.#asking = null
    return [this.#later()]
  }

  /** Before the reason is known, so that nothing is printed into an open cover in the meantime. */
  #suspect(about: QueryNumber, byte: number): PrinterStep[] {
    const isNews = about === 1 && this.#state === null && !isOnline(byte)
    return isNews ? [{ step: 'condition', condition: { state: 'fault', reason: 'offline' } }] : []
  }

  #goOn(about: QueryNumber): PrinterStep[] {
    switch (about) {
      case 1:
        return this.#ask(2)
      case 2:
        return this.#ask(3)
      case 3:
        return this.#ask(4)
      case 4:
        return this.#end()
    }
  }

  #end(): PrinterStep[] {
    this.#asking = null
    if ((this.#strayed || isContradictory(this.#answers)) && this.#repetitions < repetitionsMax) {
      this.#repetitions += 1
      return this.#rest()
    }
    this.#repetitions = 0
    const learnt = this.#overtaken ? [] : this.#learn(stateOfAnswers(this.#answers))
    const enable: PrinterStep[] = this.#asbDue ? [{ step: 'send', command: { type: 'enable-asb' } }] : []
    this.#asbDue = false
    return [...learnt, ...enable, ...this.#askCharset(), this.#later()]
  }

  /** Within a round it is judged at the round's end; behind it, what was learnt is asked again. */
  #doubt(): PrinterStep[] {
    this.#strayed = true
    return this.#asking !== null || this.#resting ? [] : this.#rest()
  }

  #rest(): PrinterStep[] {
    this.#patient = true
    this.#resting = true
    return [{ step: 'wake', afterMs: restMs }]
  }

  #learn(state: PrinterState): PrinterStep[] {
    const recover = this.#recovery(state)
    const isNews = this.#state === null || !isSame(this.#state, state)
    this.#state = state
    const tell: PrinterStep[] = isNews ? [{ step: 'tell', event: { type: 'printer-state', ...state } }] : []
    return [{ step: 'condition', condition: this.#doubts.beside(conditionOf(state)) }, ...tell, ...recover]
  }

  /**
   * A jam stays an error after it has been cleared, until DLE ENQ 1 says to go on. Somebody has opened the cover
   * and closed it again: that was the clearing. Sent once each time: into a blade that is still jammed it does
   * nothing good.
   */
  #recovery(state: PrinterState): PrinterStep[] {
    const wasOpen = this.#state?.cover === 'open'
    const waits = state.error === 'cutter' || state.error === 'recoverable'
    return wasOpen && state.cover === 'closed' && waits ? [{ step: 'interject', command: { type: 'recover', clear: false } }] : []
  }

  /** Once a line, and only a printer that is online: one that is not keeps the question in its buffer. */
  #askCharset(): PrinterStep[] {
    if (!this.#charsetDue || this.#state?.online !== true) return []
    this.#charsetDue = false
    return [{ step: 'send', command: { type: 'ask-charset' } }]
  }

  /** Answers do not name their question: a model's name that comes late is no font. */
  #charsetIs(text: string): PrinterStep[] {
    if (!this.#settings.tellsCharset || !isFontName(text)) return []
    this.#doubts.charsetIs(text, this.#settings.charset)
    return this.#state === null ? [] : [{ step: 'condition', condition: this.#doubts.beside(conditionOf(this.#state)) }]
  }

  get #isMute(): boolean {
    return this.#settings.status === 'none'
  }

  #later(): PrinterStep {
    return { step: 'wake', afterMs: this.#settings.pollMs }
  }
}

/** As manuals have it: `CHINA GB18030`, `TAIWAN BIG-5`, `KANJI JAPANESE`, `KOREA`. */
const isFontName = (text: string): boolean => /^(CHINA|TAIWAN|KANJI|KOREA)\b/.test(text)

/** Online, and yet with a cause of being offline. */
function isContradictory({ 1: printer, 2: cause = 0 }: Partial<Record<QueryNumber, number>>): boolean {
  return printer !== undefined && isOnline(printer) && hasOfflineCause(cause)
}

function isSame(one: PrinterState, other: PrinterState): boolean {
  return (
    one.paper === other.paper && one.cover === other.cover && one.online === other.online && one.error === other.error
  )
}

/** Four characters of 36 from the job's name (FNV-1a, 32 bit): two jobs in a row share one hardly ever. */
function processIdOf(job: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(job)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return (hash % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')
}
