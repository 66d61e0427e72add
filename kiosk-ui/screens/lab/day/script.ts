/**
 * A morning of the emulated hall (`config/halls/emulated.yaml`), as it was recorded. The people are invented, the
 * cards are the lab's specimens. Who is called is the hall's own affair: a line that names nobody is true whoever
 * else waits there.
 */
import { appointmentCode } from '../../../../device-daemon/wire/codes.ts'
import type { LabGesture } from '../../../../device-daemon/wire/lab.ts'
import type { DayStep, Deed } from './step.ts'

const take = (item: string): Deed => ({ type: 'take', kiosk: 1, item })
const at = (device: string, gesture: LabGesture): Deed => ({ type: 'gesture', device, gesture })
const desk = (window: number, step: Extract<Deed, { type: 'desk' }>['step']): Deed => ({ type: 'desk', window, step })
const step = (when: string, zh: string, en: string, does: Deed): DayStep => ({ at: when, says: { zh, en }, does })
const nothing: Deed = { type: 'nothing' }

/** The clerks of the two windows, by their work. */
const calls = (when: string, window: number) => step(when, `${window} 号窗口叫下一位`, `Window ${window} calls the next`, desk(window, 'call-next'))
const starts = (when: string, window: number) => step(when, `${window} 号窗口开始办理`, `Window ${window} begins`, desk(window, 'start'))
const finishes = (when: string, window: number) => step(when, `${window} 号窗口办结，请群众评价`, `Window ${window} has finished and asks for a rating`, desk(window, 'finish'))

export const morning: readonly DayStep[] = [
  step('09:00', '王敏在 1 号窗口签到', 'Wang Min signs in at window 1', { type: 'sign-in', window: 1, workNo: '1001', pin: '2468' }),
  step('09:02', '李强在 2 号窗口签到', 'Li Qiang signs in at window 2', { type: 'sign-in', window: 2, workNo: '1002', pin: '1357' }),
  step('09:05', '王女士取号：领高龄补贴', 'Ms Wang takes a number: old-age allowance', take('MZ-02')),
  step('09:07', '李师傅取号：办社保卡', 'Mr Li takes a number: a social security card', take('RS-01')),
  calls('09:09', 1),
  starts('09:12', 1),
  step('09:14', '张三有预约，在自助机出示二维码', 'Zhang San has an appointment and shows its code at the kiosk', at('kiosk-1/scanner', { type: 'show', text: appointmentCode('510921103', 'YY-20260001') })),
  calls('09:16', 2),
  step('09:18', '1 号窗口：证件放上阅读器', 'Window 1: a card is laid on the reader', at('window-1/id-reader', { type: 'lay', specimen: 'zhang-san' })),
  starts('09:20', 2),
  step('09:23', '1 号窗口：拿回证件', 'Window 1: the card is taken back', at('window-1/id-reader', { type: 'lift' })),
  finishes('09:26', 1),
  step('09:28', '1 号窗口：按下“非常满意”', 'Window 1: somebody presses very satisfied', at('window-1/pad', { type: 'press', key: 1 })),
  finishes('09:31', 2),
  step('09:33', '2 号窗口：按下“满意”', 'Window 2: somebody presses satisfied', at('window-2/pad', { type: 'press', key: 2 })),
  step('09:36', '孙大妈取号：办老年证', 'Ms Sun takes a number: a senior citizen card', take('MZ-01')),
  calls('09:38', 1),
  starts('09:41', 1),
  step('09:44', '自助机的打印纸用完了', 'The printer of the kiosk runs out of paper', at('kiosk-1/printer', { type: 'paper', paper: 'out' })),
  step('09:46', '周先生取号：办营业执照；没有纸，号码留在屏幕上', 'Mr Zhou takes a number for a licence; no paper: it stays on the screen', take('SJ-01')),
  step('09:50', '装上新纸，号票打印出来', 'A new roll is put in, and the ticket comes out', at('kiosk-1/printer', { type: 'paper', paper: 'ok' })),
  calls('09:53', 2),
  starts('09:56', 2),
  finishes('09:59', 1),
  step('10:02', '1 号窗口：群众没有按键就走了', 'Window 1: the person leaves without pressing a key', nothing),
  step('10:05', '2 号窗口的评价器被碰掉了电缆', 'Somebody pulls the cable of the pad at window 2', at('window-2/pad', { type: 'cable', cable: 'out' })),
  finishes('10:08', 2),
  step('10:12', '评价器重新插好', 'The pad is plugged in again', at('window-2/pad', { type: 'cable', cable: 'in' })),
  step('10:15', '吴先生取号：办身份证', 'Mr Wu takes a number: an ID card', take('GA-01')),
  step('10:17', '陈先生取号：办居住证', 'Mr Chen takes a number: a residence permit', take('GA-03')),
  calls('10:20', 1),
  starts('10:23', 1),
  step('10:26', '1 号窗口：港澳台居民居住证放上阅读器', 'Window 1: a residence permit of Hong Kong, Macao and Taiwan is laid', at('window-1/id-reader', { type: 'lay', specimen: 'hmt-residence' })),
  calls('10:29', 2),
  step('10:31', '1 号窗口：拿回证件', 'Window 1: the card is taken back', at('window-1/id-reader', { type: 'lift' })),
  step('10:34', '2 号窗口等了又等，没有人来：过号', 'Window 2 waits and nobody comes: a no-show', desk(2, 'no-show')),
  finishes('10:37', 1),
  step('10:39', '1 号窗口：按下“基本满意”', 'Window 1: somebody presses basically satisfied', at('window-1/pad', { type: 'press', key: 3 })),
  step('10:42', '钱女士取号：报销医药费', 'Ms Qian takes a number: medical costs', take('YB-03')),
  calls('10:45', 2),
  starts('10:48', 2),
  step('10:51', '郑大爷取号：领高龄补贴', 'Mr Zheng takes a number: old-age allowance', take('MZ-02')),
  calls('10:54', 1),
  starts('10:57', 1),
  finishes('11:00', 2),
  step('11:02', '2 号窗口：按下“非常满意”', 'Window 2: somebody presses very satisfied', at('window-2/pad', { type: 'press', key: 3 })),
  calls('11:05', 2),
  starts('11:08', 2),
  finishes('11:12', 1),
  step('11:14', '1 号窗口：按下“不满意”，要有人回访', 'Window 1: somebody presses dissatisfied: somebody will have to call back', at('window-1/pad', { type: 'press', key: 4 })),
  finishes('11:20', 2),
  step('11:22', '2 号窗口：按下“满意”', 'Window 2: somebody presses satisfied', at('window-2/pad', { type: 'press', key: 2 })),
  step('11:30', '一上午过去了', 'The morning is over', nothing),
]
