/** Why a file cannot be read: what the system says, and the same in Chinese. */
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'
import { hasChinese, inChinese } from './message-words.ts'

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '路径中间有一段不是文件夹',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  ELOOP: '链接绕成了圈',
  ENAMETOOLONG: '路径太长',
  EIO: '磁盘读取出错',
  EMFILE: '打开的文件太多',
}

export const cannotBeRead = (file: string, error: unknown): Words => {
  const why = whyNotRead(error)
  return words(`${file} cannot be read: ${why.en}`, `${file} 无法读取：${why.zh}`)
}

export function whyNotRead(error: unknown): Words {
  const message = error instanceof Error ? error.message : String(error)
  if (hasChinese(message)) return words(message, inChinese(message))
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  // Without a code it is not the system that complains, but what reads the file's contents.
  return words(message, code === null ? '内容不完整或已损坏' : (systemWords[code] ?? `系统错误 ${code}`))
}
