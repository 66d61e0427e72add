/** What a technician is told, step by step; each failure says what to do. */
import type { SelfTestStep, Settled, Words } from '../../contract/driver.ts'
import type { PaperLine } from '../../contract/kinds.ts'
import type { EscPosCommand } from './protocol/codec.ts'
import type { EscPosReply } from './protocol/receive.ts'
import type { EscPosSettings } from './settings.ts'
import { type PrinterState, type QueryNumber, stateOfAnswers } from './protocol/status-bytes.ts'

type PrinterStep = SelfTestStep<'printer', EscPosCommand, EscPosReply>

const silent: Words = {
  zh: '打印机没有应答:检查电源是否打开、电缆是否插好、波特率是否一致。',
  en: 'The printer does not answer: check that it is switched on, that the cable is in, and that the baud rate agrees.',
}

/** A printer that never answers is given the slip, and nothing else. */
export function escPosSelfTest(settings: EscPosSettings): readonly PrinterStep[] {
  return settings.status === 'none' ? [slipStep(settings)] : [...questions(), slipStep(settings)]
}

function questions(): readonly PrinterStep[] {
  return [
    // Harmless where nothing is wrong; after a jam has been cleared the printer waits for it.
    {
      title: { zh: '清除过去的错误', en: 'Clear past errors' },
      send: { type: 'recover', clear: false },
      judge: () => null,
    },
    ask(1, { zh: '打印机联机', en: 'The printer is online' }, ({ online }) => (online ? null : offline)),
    ask(2, { zh: '机盖已盖好', en: 'The cover is closed' }, ({ cover }) => (cover === 'closed' ? null : coverOpen)),
    ask(4, { zh: '纸张充足', en: 'There is enough paper' }, ({ paper }) => paperAdvice[paper]),
    ask(3, { zh: '切刀和机械正常', en: 'The cutter and the mechanism are well' }, ({ error }) => errorAdvice[error]),
    {
      title: { zh: '型号(有的打印机不报)', en: 'Its model (some printers do not say)' },
      send: { type: 'identify', field: 'model' },
      judge: () => null,
    },
  ]
}

function slipStep(settings: EscPosSettings): PrinterStep {
  return {
    title: { zh: '打印测试条', en: 'Print a test slip' },
    order: { type: 'print', job: 'self-test', lines: slip },
    judge: (how) => judgeSlip(how, settings),
  }
}

function ask(about: QueryNumber, title: Words, advise: (state: PrinterState) => Words | null): PrinterStep {
  return {
    title,
    send: { type: 'query', about },
    judge: (how) => {
      if (how.type !== 'accepted' || how.reply.type !== 'realtime') return silent
      return advise(stateOfAnswers({ [about]: how.reply.byte }))
    },
  }
}

const offline: Words = {
  zh: '打印机脱机:原因见下面各步;若都正常,请关机再开机。',
  en: 'The printer is offline: the steps below say why; if they all pass, switch it off and on.',
}
const coverOpen: Words = { zh: '机盖打开:请盖好,听到咔哒声。', en: 'The cover is open: close it until it clicks.' }

const paperAdvice: Record<PrinterState['paper'], Words | null> = {
  'ok': null,
  'near-end': { zh: '纸快用完:请备好新纸卷。', en: 'The paper is nearly at its end: have a new roll ready.' },
  'out': {
    zh: '缺纸:请装入新纸卷,热敏面朝打印头。',
    en: 'The paper is out: put in a new roll, its coated side to the head.',
  },
}

const errorAdvice: Record<PrinterState['error'], Words | null> = {
  'none': null,
  'cutter': {
    zh: '切刀卡住:打开机盖,取出卡纸,盖好后再自检一次。',
    en: 'The cutter is jammed: open the cover, take out the paper, close it and run this test again.',
  },
  'recoverable': {
    zh: '打印机报告可恢复的错误:检查卡纸,再自检一次。',
    en: 'The printer reports an error that can be cleared: look for jammed paper and run this test again.',
  },
  'unrecoverable': {
    zh: '打印机报告不可恢复的错误:请关机再开机,仍有则报修。',
    en: 'The printer reports an error that cannot be cleared: switch it off and on; if it stays, have it repaired.',
  },
  'auto-recoverable': {
    zh: '打印头过热或电压不稳:等几分钟会自行恢复。',
    en: 'The head is hot or the voltage is off: wait a few minutes, it clears itself.',
  },
}

const slip: readonly PaperLine[] = [
  { type: 'text', text: '打印机自检 Self-test', align: 'center', bold: true },
  { type: 'rule' },
  { type: 'text', text: '柜台 0123456789 ￥', align: 'center' },
  // No printer has all of these: the technician sees that pictures come out, and that the font is here.
  { type: 'text', text: '䶮㛃〇𬎆', align: 'center' },
  { type: 'text', text: 'A001', align: 'center', size: 3 },
  { type: 'qr', payload: 'GUITAI SELF-TEST', align: 'center' },
  { type: 'cut' },
]

/** With `completion: none` the slip can only be looked at. */
function judgeSlip(how: Settled<EscPosReply>, { completion }: EscPosSettings): Words | null {
  if (how.type === 'accepted' || (how.type === 'sent' && completion === 'none')) return null
  return {
    zh: '打印机未确认测试条已打出:看纸是否出来;若已出来,请在配置里换一种 completion。',
    en: 'The printer did not confirm the slip: look whether it came out; if it did, set another `completion` in the config.',
  }
}
