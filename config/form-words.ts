/** What zod calls its types and formats, in words for whoever writes a configuration. */
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'

export const typeWords: Readonly<Record<string, Words>> = {
  string: words('text (in quotes where it looks like a number)', '文字（像数字的要加引号）'),
  number: words('a number', '数字'),
  int: words('a whole number', '整数'),
  bigint: words('a whole number', '整数'),
  boolean: words('true or false', 'true 或 false'),
  array: words('a list', '列表'),
  tuple: words('a list', '列表'),
  set: words('a list without repetitions', '没有重复的列表'),
  object: words('a mapping of settings', '一组设置'),
  record: words('a mapping of settings', '一组设置'),
  map: words('a mapping of settings', '一组设置'),
  date: words('a date', '日期'),
  null: words('null', 'null'),
  undefined: words('left out', '空（不写这一项）'),
  void: words('left out', '空（不写这一项）'),
  never: words('left out', '空（不写这一项）'),
  nonoptional: words('there', '必填项'),
  nan: words('no number', '非数字'),
  file: words('a file', '文件'),
}

export const formatWords: Readonly<Record<string, Words>> = {
  email: words('an e-mail address', '电子邮箱地址'),
  url: words('an address such as https://example.cn/', '网址，例如 https://example.cn/'),
  datetime: words('a moment such as 2026-11-24T08:30:00Z', '日期和时间，例如 2026-11-24T08:30:00Z'),
  date: words('a date such as 2026-11-24', '日期，例如 2026-11-24'),
  time: words('a time of day such as 08:30:00', '时刻，例如 08:30:00'),
  duration: words('a duration such as PT15M', '时长，例如 PT15M'),
  ipv4: words('an IPv4 address such as 192.168.1.20', 'IPv4 地址，例如 192.168.1.20'),
  ipv6: words('an IPv6 address such as fd00::20', 'IPv6 地址，例如 fd00::20'),
  cidrv4: words('a range of IPv4 addresses such as 192.168.1.0/24', 'IPv4 网段，例如 192.168.1.0/24'),
  cidrv6: words('a range of IPv6 addresses such as fd00::/64', 'IPv6 网段，例如 fd00::/64'),
}
