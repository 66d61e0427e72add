/**
 * What is said beside schemas, by drivers and about patterns, in Chinese. Those are strings where they are made, since
 * zod's messages are. `%1`, `%2` are what varies; a test finds what has no line here.
 */

const lines: readonly (readonly [en: string, zh: string])[] = [
  // config/
  ['is not an origin such as https://office.example or https://office.example:8443, in small letters, without a path', '应为网页来源，例如 https://office.example 或 https://office.example:8443，用小写字母，不带路径'],
  ['is not a list in which each code is there once', '列表中有重复的编码；每个编码只能出现一次'],
  ['is not a list in which each id is there once', '列表中有重复的编号；每个编号只能出现一次'],
  ['is nothing: one weight at least is above 0', '权重不能全是 0；至少有一个要大于 0'],
  ['is two digits of GB/T 39046-2020 table A.1, in quotes', '应为 GB/T 39046-2020 表 A.1 中的两位数字，要加引号'],
  ['is 1 to 40 small letters, digits and hyphens', '应为 1 到 40 个小写字母、数字和连字符'],
  ['is not an address such as https://office.example/guitai, without a name and password', '应为网址，例如 https://office.example/guitai，不带用户名和密码'],
  ['is not an address such as https://hall.wenjing.example', '应为网址，例如 https://hall.wenjing.example'],
  ['is a time of day such as 08:30', '应为时刻，例如 08:30'],
  ['is a time of day such as 17:00, or 24:00', '应为时刻，例如 17:00，或 24:00'],
  ['is the same as from: that is no time at all; without hours the queue is always open', '与 from 相同，等于没有时间；不写 hours 就是全天开放'],
  ['is before from; a span over midnight is written as two, such as 22:00 to 24:00 and 00:00 to 06:00', '早于 from；跨零点的时段要分成两段写，例如 22:00 到 24:00 和 00:00 到 06:00'],
  ['is 1 to 32 digits, letters and hyphens, in quotes', '应为 1 到 32 个数字、字母和连字符，要加引号'],
  ['is not a time zone', '不是时区名称'],
  ['is 1 to 32 letters, digits, hyphens and underscores', '应为 1 到 32 个字母、数字、连字符和下划线'],
  ['is an address such as tls://192.168.1.10:4222', '应为服务器地址，例如 tls://192.168.1.10:4222'],
  ['is 1 to 32 small letters, digits and hyphens, such as kiosk-1', '应为 1 到 32 个小写字母、数字和连字符，例如 kiosk-1'],
  ['is not loopback: that needs tls, because tokens and card data would cross the network in the clear', '不是本机地址，必须配置 tls；否则令牌和证件信息会在网络上明文传输'],
  ['is made by `guitai config pin`', '应由命令 `guitai config pin` 生成'],
  ['is not a picture beside this file, such as photos/1001.png', '应为本文件旁边的图片，例如 photos/1001.png'],
  ['is an absolute path such as /opt/wlt/decode', '应为绝对路径，例如 /opt/wlt/decode'],
  ['is not after from', '应晚于 from'],
  ['is not in order: each begins where the one before has ended, or later', '没有按先后排列：每一段都要在上一段结束之后开始'],
  ['is not in order: each time begins where the one before has ended, or later', '没有按先后排列：每个时段都要在上一个结束之后开始'],
  ['is one line, without spaces at its ends', '应为一行文字，首尾没有空格'],
  ['is not an IP address such as 127.0.0.1, nor the name of a machine', '应为 IP 地址，例如 127.0.0.1，或主机名'],
  ['is a USB path such as 1-2.3; guitai devices lists them', '应为 USB 路径，例如 1-2.3；用命令 `guitai devices` 查看'],
  ['is a path such as /dev/serial/by-path/…', '应为端口路径，例如 /dev/serial/by-path/…'],
  ['is a date such as 2026-10-01, in quotes', '应为日期，例如 2026-10-01，要加引号'],
  ['%1 has fewer than %2 characters', '%1 里不足 %2 个字符'],
  // config/layout/
  ['is text of one line, without control characters', '应为一行文字，不含控制字符'],
  ['there is no %1; there are %2', '没有 %1；可用的有 %2'],
  ['has a brace without its other half; braces are for %1', '花括号没有成对；花括号只用于 %1'],
  ['has neither zh nor en', '既没有 zh 也没有 en'],
  ['is none of %1', '不是以下任何一种：%1'],
  ['is %1 at once; a line is one of them', '同时写了 %1；一行只能是其中一种'],
  ['is for text only', '只用于 text'],
  ['names a language twice', '同一种语言写了两次'],
  ['does not say 补打, which marks a copy', '没有“补打”二字；补打的票要靠它区分'],
  ['have no text with {number} that stands on every ticket, without a condition', '没有在每张票上都打印 {number} 的 text 行；这一行不能带条件'],
  // config/payload-pattern.ts
  ['is not a regular expression that can be read', '不是能识别的正则表达式'],
  ['is not anchored: it must begin with ^ and end with $, and choices stand in a group', '必须以 ^ 开头、以 $ 结尾，多选一要放在括号里'],
  ['is without its one named group (?<appointment>…), or has another', '必须有且只有一个命名分组 (?<appointment>…)'],
  ['is too slow for some payloads: give its repetitions limits such as {1,40}, or have fewer of them', '遇到某些内容会太慢：给重复次数加上限，例如 {1,40}，或减少重复'],
  ['is not simple: it may not look ahead or behind, nor refer back', '太复杂：不能用前后断言，也不能用反向引用'],
  ['is not simple: a group may not be repeated', '太复杂：分组不能重复'],
  // device-daemon/wire/
  ['is a word in small letters such as notary', '应为小写字母的词，例如 notary'],
  ['is a word in small letters such as guide-posted', '应为小写字母的词，例如 guide-posted'],
  ['is capitals, digits and hyphens such as GP-03', '应为大写字母、数字和连字符，例如 GP-03'],
  ['is 4 to 40 digits, letters and hyphens', '应为 4 到 40 个数字、字母和连字符'],
  ['is a time such as 09:30', '应为时刻，例如 09:30'],
  ['is 1 to 40 small letters, digits and dashes', '应为 1 到 40 个小写字母、数字和连字符'],
  // drivers/rating-pad/
  ['is up to %1 bytes in hex, such as "AA 55"', '应为最多 %1 个字节的十六进制，例如 "AA 55"'],
  ['is up to 16 bytes in hex, such as "05" or "AA 01"', '应为最多 16 个字节的十六进制，例如 "05" 或 "AA 01"'],
  ['is 1 to 8 characters of ASCII', '应为 1 到 8 个 ASCII 字符'],
  ['needs bytes or text, and not both', 'bytes 和 text 要写一个，且只能写一个'],
  ['two keys have the same usage', '有两个键的 usage 相同'],
  ['two keys send the same byte', '有两个键发送同一个字节'],
  ['says the same as %1', '与 %1 发送的内容相同'],
  ['has a byte that a frame begins with', '含有帧开头的字节'],
  ['stands in the start', '落在 start 之内'],
  ['is behind the key, which would not be checked', '在键值之后，键值就得不到校验'],
  ['is missing: without it, and without end, nobody knows where a frame ends', '没有填写；又没有 end，就不知道一帧在哪里结束'],
  ['is too short: the key, its checksum and end need %1 bytes', '太短：键值、校验和结尾需要 %1 个字节'],
  ['is missing: frames of several bytes need a start or an end', '没有填写；多字节的帧需要 start 或 end'],
  ['must stand before the key', '必须在键值之前'],
  ['is missing: a counted frame needs one', '没有填写；带长度字节的帧需要它'],
  // drivers/printer/
  ['%1 characters of %2 dots do not fit on %3 printable dots; %4 do', '%1 个 %2 点宽的字符放不进 %3 点的可打印宽度；最多 %4 个'],
  ['a PDF417 code on paper holds 1 to %1 letters, digits and signs of ASCII', 'PDF417 码只能有 1 到 %1 个 ASCII 字母、数字和符号'],
  ['a PDF417 code of %1 bytes does not fit %2 dots', '%1 个字节的 PDF417 码放不进 %2 点的宽度'],
  ['a job has %1 lines at most, not %2', '一次最多打印 %1 行，现在是 %2 行'],
  ['a job has %1 bytes at most, not %2', '一次最多打印 %1 个字节，现在是 %2 个'],
  ['characters in a line: %1 to %2, not %3', '一行应有 %1 到 %2 个字符，现在是 %3 个'],
  ['size: %1 to %2, not %3', 'size 应在 %1 到 %2 之间，现在是 %3'],
  ['lines fed: %1 to %2, not %3', '走纸应为 %1 到 %2 行，现在是 %3 行'],
  ['a bar code holds 1 to %1 letters, digits and signs of ASCII, not %2', '条码只能有 1 到 %1 个 ASCII 字母、数字和符号，现在是 %2'],
  ['a bar code of %1 characters does not fit %2 dots; %3 do', '%1 个字符的条码放不进 %2 点的宽度；最多 %3 个字符'],
  ['a picture is %1 dots high at most, not %2: it would take %3 s at 9600 baud', '图片最高 %1 点，现在是 %2 点；在 9600 波特下要打印 %3 秒'],
  ['a QR code on paper holds no control characters', '二维码里不能有控制字符'],
  ['a QR code of this printer holds 1 to %1 bytes, not %2', '这台打印机的二维码只能有 1 到 %1 个字节，现在是 %2 个'],
  ['a QR code of %1 bytes does not fit %2 dots', '%1 个字节的二维码放不进 %2 点的宽度'],
]

const whole: ReadonlyMap<string, string> = new Map(lines)
const withHoles = lines.flatMap(([en, zh]) => (/%\d/.test(en) ? [{ form: new RegExp(`^${en.split(/%\d/).map(RegExp.escape).join('(.*?)')}$`, 's'), zh }] : []))

/** Whether a message has its Chinese. */
export const hasChinese = (message: string): boolean => whole.has(message) || withHoles.some(({ form }) => form.test(message))

/** The message itself where it is none of the table's: Chinese already, or better read in English than not at all. */
export function inChinese(message: string): string {
  const said = whole.get(message)
  if (said !== undefined) return said
  for (const { form, zh } of withHoles) {
    const found = form.exec(message)
    if (found !== null) return zh.replaceAll(/%(\d)/g, (_hole, nth: string) => listed(found[Number(nth)] ?? ''))
  }
  return message
}

/** What varies is the file's own, but for what stands between the names of a list: `text and qr`. */
const listed = (hole: string): string => (/^\w+((, | and )\w+)+$/.test(hole) ? hole.replaceAll(/, | and /g, '、') : hole)
