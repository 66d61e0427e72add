/** What a board says, each a sound of its own. The daemon serves these names and no others. */

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `letter-${letter.toLowerCase()}`)
const digits = (language: string) => [...'0123456789'].map((digit) => `${language}-${digit}`)

export const clipNames: readonly string[] = [
  'chime',
  // 请 · 号 · 到 · 号窗口
  'qing',
  'hao',
  'dao',
  'hao-chuangkou',
  ...letters,
  // Of a ticket's number, one by one: 1 is yao (幺).
  ...digits('zh'),
  // Of a window's number, which is counted: 一 · 十 · 百.
  'yi',
  'shi',
  'bai',
  // "Ticket" · "please go to window"
  'en-ticket',
  'en-window',
  ...digits('en'),
]
