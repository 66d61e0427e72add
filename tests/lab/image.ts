/** The guest's first files: busybox, the kernel's modules in load order, and the script that goes on to the host's files. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cache, type Kernel, output, root } from './packages.ts'

/** No udev runs inside that would load a driver when its device comes: all are there before. */
const modules = [
  ...['virtio_pci', '9pnet_virtio', '9p', 'overlay', 'configfs'],
  ...['usbhid', 'hid-generic', 'evdev', 'usblp', 'cdc-acm', 'usbserial'],
  ...['dummy_hcd', 'libcomposite', 'usb_f_hid', 'usb_f_acm', 'usb_f_serial', 'usb_f_printer'],
]

/** Devices that can be plugged in at one time. */
export const controllers = 4
/** A serial adapter that is of no class: its driver is told whom it serves. */
export const adapter = { vendorId: 0x1209, productId: 0x0a05 } as const
const parameters: Readonly<Record<string, string>> = { dummy_hcd: `num=${controllers}`, usbserial: `vendor=${adapter.vendorId} product=${adapter.productId}` }

/** Told on the console when the last test has ended, whatever came of it. */
export const endMark = 'lab: end'

/** Builds the image; returns its path. The guest runs the tests whose name has the word in it. */
export function buildImage(kernel: Kernel, word: string): string {
  const tree = join(cache, 'image')
  rmSync(tree, { recursive: true, force: true })
  for (const folder of ['bin', 'modules', 'proc', 'sys', 'dev', 'host', 'above', 'root']) mkdirSync(join(tree, folder), { recursive: true })
  copyFileSync('/bin/busybox', join(tree, 'bin/busybox'))
  const lines = moduleFiles(kernel).map((file, nth) => {
    const copy = `${String(nth).padStart(2, '0')}-${basename(file)}`
    copyFileSync(file, join(tree, 'modules', copy))
    return `insmod /modules/${copy} ${parameters[basename(file, '.ko')] ?? ''}`.trim()
  })
  writeFileSync(join(tree, 'init'), initScript(lines, word), { mode: 0o755 })
  const image = join(cache, 'image.cpio')
  const names = output('find', ['.'], { cwd: tree }).toString()
  // Not compressed: an emulated processor is slower at unpacking than QEMU is at copying.
  writeFileSync(image, output('cpio', ['-o', '-H', 'newc', '--quiet'], { cwd: tree, input: names }))
  return image
}

/** Each module after those it depends on; what is built into the kernel has no file. */
function moduleFiles({ folder, version }: Kernel): string[] {
  const files = modules.flatMap((name) =>
    output('modprobe', ['-d', folder, '-S', version, '--show-depends', name])
      .toString()
      .split('\n')
      .flatMap((line) => /^insmod (\S+)/.exec(line)?.[1] ?? []),
  )
  return [...new Set(files)]
}

/** The host's files are only read: what the guest writes goes into the memory above them. */
function initScript(insmods: readonly string[], word: string): string {
  return `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
${insmods.join('\n')}
mount -t configfs configfs /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=512000,cache=loose host /host
mount -t tmpfs tmpfs /above
mkdir /above/files /above/work
mount -t overlay -o lowerdir=/host,upperdir=/above/files,workdir=/above/work overlay /root
for folder in proc sys dev; do mount --rbind /$folder /root/$folder; done
cd /root
PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot /root ${[process.execPath, join(root, 'tests/lab/inside/run.ts'), word].map(quoted).join(' ')}
echo '${endMark}'
poweroff -f
`
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
