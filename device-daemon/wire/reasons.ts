/** Why a device is not well, in a sentence, and what to do about it: one table for /tech, the doctor, self-tests and the log. */
import type { DeviceKind } from '../../drivers/contract/kinds.ts'
import type { Reason } from '../../drivers/contract/status.ts'
import type { DeviceView } from './views.ts'

interface Sentences {
  readonly zh: string
  readonly en: string
}

export interface ReasonWords {
  readonly says: Sentences
  readonly mend: Sentences
}

const words = (zhSays: string, zhMend: string, enSays: string, enMend: string): ReasonWords => ({
  says: { zh: zhSays, en: enSays },
  mend: { zh: zhMend, en: enMend },
})

/** How to make it speak. Kinds that are asked, or that never say anything, are not here. */
const notHeardYet: Readonly<Partial<Record<DeviceKind, ReasonWords>>> = {
  'scanner': words('线路是通的，还没有收到过数据。', '对着扫描器出示任意二维码。', 'The line is open; nothing has been heard from it yet.', 'Show it any QR code.'),
  'rating-pad': words('线路是通的，还没有收到过按键。', '按评价器上任意一个键。', 'The line is open; nothing has been heard from it yet.', 'Press any key of the pad.'),
  'caller': words('线路是通的，还没有收到过按键。', '按叫号器上任意一个键。', 'The line is open; nothing has been heard from it yet.', 'Press any key of the caller.'),
}

/**
 * Of a device whose line is open and well, and from which nothing has come since: an open port is not yet a device
 * that works. Null for every other.
 */
export function notHeard({ kind, state, reason, lastContact }: Pick<DeviceView, 'kind' | 'state' | 'reason' | 'lastContact'>): ReasonWords | null {
  return state === 'ok' && reason === null && lastContact === null ? (notHeardYet[kind] ?? null) : null
}

export const reasonWords: Readonly<Record<Reason, ReasonWords>> = {
  'paper-near-end': words('打印纸快用完了。', '准备好新纸卷，空闲时更换。', 'The paper is near its end.', 'Have a new roll ready and change it at a quiet moment.'),
  'paper-out': words('打印机没有纸。', '装入新纸卷，热敏面朝打印头，盖好机盖。', 'The printer has no paper.', 'Put in a new roll, its coated side to the head, and close the cover.'),
  'cover-open': words('打印机的盖子开着。', '盖好机盖，听到“咔”的一声。', 'The printer’s cover is open.', 'Close the cover until it clicks.'),
  'cutter': words('切刀卡住了。', '关闭电源，打开机盖，取出卡住的纸，再开机。', 'The cutter is jammed.', 'Switch the printer off, open the cover, take out the paper that is stuck, switch it on.'),
  'printer-error': words('打印机报告错误。', '关闭电源等十秒再开机；仍然出错请更换打印机。', 'The printer reports an error.', 'Switch it off for ten seconds and on again; if it stays, change the printer.'),
  'offline': words('打印机处于脱机状态。', '看打印机指示灯，按“进纸”键使其联机。', 'The printer is offline.', 'Look at its lamps and press its feed button to put it online.'),
  'tells-nothing': words('打印机不报告自己的状态。', '缺纸、开盖和卡纸要靠眼睛看；取号页会同时显示二维码。', 'This printer tells nothing of itself.', 'Look at its paper and its cover now and then; the kiosk shows the number’s code as well.'),
  'never-confirms': words('打印机不确认小票已打出。', '在配置里为这台打印机写 completion: none，取号就不用再等。', 'This printer does not confirm that a ticket is on paper.', 'Write completion: none into its settings, and nobody waits for it any more.'),
  'charset-differs': words('打印机的汉字字库与配置不同，有的字会打错。', '把配置里的 charset 改成打印机所说的。', 'The printer’s hanzi font is not the one configured: some characters will come out wrong.', 'Change charset in its settings to what the printer says.'),
  'self-test-failed': words('阅读器的安全模块自检失败。', '重新插拔阅读器；仍然失败请联系供应商更换。', 'The reader’s security module failed its own test.', 'Unplug the reader and plug it in again; if it stays, have it changed by its supplier.'),
  'not-authorised': words('阅读器的安全模块未授权。', '联系供应商为安全模块授权。', 'The reader’s security module is not authorised.', 'Ask the supplier to authorise the module.'),
  'stuck-key': words('评价器有一个键按下后没有弹起。', '把卡住的键按几下；仍不弹起请更换评价器。', 'A key of the pad is down and does not come up.', 'Press the key a few times; if it stays down, change the pad.'),
  'silent': words('线路是通的，但设备没有应答。', '检查设备电源，核对波特率和驱动型号。', 'The line is open, but the device does not answer.', 'Check that it is switched on, and compare its baud rate and driver with the configuration.'),
  'garbled': words('收到的数据大多看不懂。', '核对波特率、校验位和驱动型号，检查电缆。', 'Hardly anything it sends makes sense.', 'Compare baud rate, parity and driver with the device, and check its cable.'),
  'flooding': words('设备发来的数据多得不正常。', '拔下再插上；检查有没有按键卡住，接口是否接错设备。', 'The device sends more than can be meant.', 'Unplug it and plug it in again; look for a stuck key, and for another device at its port.'),
  'refused': words('设备拒绝执行命令。', '核对驱动型号，重新插拔设备。', 'The device refuses commands.', 'Compare the driver with the device, then unplug it and plug it in again.'),
  'not-found': words('找不到设备的端口。', '检查 USB 电缆是否插好，端口路径是否与配置一致(guitai devices)。', 'The device’s port is not there.', 'Check that the USB cable is in, and compare the port with the configuration (guitai devices).'),
  'unplugged': words('电缆断开了。', '插好电缆两端；插好后会自动恢复。', 'The cable was pulled.', 'Plug both ends in; it goes on by itself.'),
  'access-denied': words('程序没有权限打开这个端口。', '把运行用户加入 dialout 组，安装 systemd/60-guitai.rules。', 'The daemon may not open this port.', 'Add its user to the group dialout, and install systemd/60-guitai.rules.'),
  'port-busy': words('端口被别的程序占用。', '关闭占用它的程序，或检查两台设备是否配置了同一端口。', 'Another program has this port.', 'Close that program, or look for a second device with the same port in the configuration.'),
  'ambiguous': words('有两台设备符合配置，分不清是哪一台。', '在配置中写明 usbPath(guitai devices 列出)。', 'Two devices fit the configuration.', 'Say which with usbPath in the configuration (guitai devices lists them).'),
  'unreachable': words('网络上找不到这台设备。', '检查设备电源、网线和地址。', 'The device cannot be reached over the network.', 'Check its power, its network cable and its address.'),
  'library-missing': words('本机缺少 HID 设备需要的软件包。', '运行 apt-get install libusb-1.0-0，然后重启服务。', 'A package that HID devices need is missing on this box.', 'Run apt-get install libusb-1.0-0, then restart the service.'),
  'line-error': words('线路出错。', '拔下再插上；仍然出错请换电缆或端口。', 'The line has failed.', 'Unplug it and plug it in again; if it stays, change the cable or the port.'),
  'switched-off': words('设备已由程序停用。', '无需处理；服务启动后自动恢复。', 'The daemon has switched the device off.', 'Nothing to do: it comes back when the service starts.'),
}
