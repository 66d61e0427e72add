/** What would be accepted by a schema and still go wrong in a hall. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { type Broken, catalogue, changed, faultsOf, folder, written } from './broken.ts'
import { selfSigned } from './certificate.ts'

const serial = (id: string, driver: string, path: string) => ({ id, driver, transport: 'serial', path })
const tcp = (id: string, driver: string, host: string, port?: number) => ({ id, driver, transport: 'tcp', host, ...(port && { port }) })
const hid = (id: string, serialNumber?: string) => ({
  id,
  driver: 'id-reader/sam',
  transport: 'hid',
  vendorId: 0x0400,
  productId: 0xc35a,
  ...(serialNumber && { serialNumber }),
})

describe('Devices', () => {
  it.each<[string, (config: Broken) => void, string]>([
    ['a pad at two windows', (c) => ((c.windows[1].pad = 'window-1/pad'), c.devices.splice(5, 1)), 'windows[1].pad: window-1/pad stands at windows[0].pad already; a device serves one place'],
    ['a reader at two windows', (c) => ((c.windows[1].idReader = 'window-1/id-reader'), c.devices.splice(4, 1)), 'windows[1].idReader: window-1/id-reader stands at windows[0].idReader already; a device serves one place'],
    ['a printer at two kiosks', (c) => c.kiosks.push({ number: 2, printer: 'kiosk-1/printer' }), 'kiosks[1].printer: kiosk-1/printer stands at kiosks[0].printer already; a device serves one place'],
    ['a scanner at two kiosks', (c) => c.kiosks.push({ number: 2, scanner: 'kiosk-1/scanner' }), 'kiosks[1].scanner: kiosk-1/scanner stands at kiosks[0].scanner already; a device serves one place'],
    ['a device that stands nowhere', (c) => delete c.windows[1].pad, 'devices[5].id: window-2/pad is used by no window and no kiosk'],
    [
      'one serial path twice, however it is written',
      (c) => ((c.devices[1] = serial('kiosk-1/scanner', 'scanner/serial-line', '/dev/ttyS77')), (c.devices[2] = serial('window-1/id-reader', 'id-reader/sam', '/dev//ttyS77'))),
      'devices[2].path: /dev//ttyS77 is the line of devices[1] (kiosk-1/scanner) already',
    ],
    [
      'one address twice, the driver’s own port counted',
      (c) => ((c.devices[1] = tcp('kiosk-1/scanner', 'scanner/serial-line', '10.0.0.9')), (c.devices[2] = tcp('window-1/id-reader', 'id-reader/sam', '10.0.0.9', 4001))),
      'devices[2].host: 10.0.0.9:4001 is the line of devices[1] (kiosk-1/scanner) already',
    ],
    [
      'two HID readers of a kind, one without its serial number',
      (c) => ((c.devices[2] = hid('window-1/id-reader')), (c.devices[4] = hid('window-2/id-reader', 'A1'))),
      'devices[4].productId: HID 0400:c35a is the line of devices[2] (window-1/id-reader) already; a serialNumber or usbPath in each tells two of a kind apart',
    ],
  ])('%s is refused', (_what, change, sentence) => {
    expect(faultsOf(changed(change))).toEqual([sentence])
  })

  it('two HID readers with their serial numbers, and two ports of one address, are two lines each', () => {
    const file = changed((c) => {
      c.devices[2] = hid('window-1/id-reader', 'A1')
      c.devices[4] = hid('window-2/id-reader', 'A2')
      c.devices[3] = { ...c.devices[3], ...tcp('window-1/pad', 'rating-pad/single-byte', '10.0.0.9', 4001) }
      c.devices[5] = { ...c.devices[5], ...tcp('window-2/pad', 'rating-pad/ff68', '10.0.0.9', 4002) }
    })
    expect(faultsOf(file)).toEqual([])
  })
})

describe('What names something else', () => {
  const digest = `scrypt:${'0'.repeat(32)}:${'0'.repeat(64)}`

  it.each<[string, (config: Broken) => void, string]>([
    ['a scanner where a pad belongs', (c) => ((c.windows[0].pad = 'kiosk-1/scanner'), delete c.kiosks[0].scanner, c.devices.splice(3, 1)), 'windows[0].pad: kiosk-1/scanner is a scanner, not a rating-pad'],
    ['a reader where a pad belongs', (c) => ((c.windows[0].pad = 'window-1/id-reader'), delete c.windows[0].idReader, c.devices.splice(3, 1)), 'windows[0].pad: window-1/id-reader is an id-reader, not a rating-pad'],
    ['a clerk who is not there', (c) => (c.windows[1].staffedBy = '1009'), 'windows[1].staffedBy: there is no clerk 1009'],
    [
      'a listener beyond loopback of an emulated hall',
      (c) => {
        const { certificate, key } = selfSigned()
        c.listen = { host: '10.0.0.1', tls: { certificate: written('emulated-c.pem', certificate), key: written('emulated-k.pem', key) } }
      },
      'emulated: an emulated hall listens on loopback only',
    ],
    [
      'a PIN in the clear in a hall that is real',
      (c) => ((c.emulated = false), (c.clerks[0].pin = digest), (c.clerks[2].pin = digest)),
      'clerks[1].pin: a PIN in the clear is for emulated halls only; `guitai config pin` makes its digest',
    ],
  ])('%s is refused', (_what, change, sentence) => {
    expect(faultsOf(changed(change))).toEqual([sentence])
  })

  it('a hall that is real is good with digests of its PINs, on loopback and beyond', () => {
    const { certificate, key } = selfSigned()
    const tls = { certificate: written('real-c.pem', certificate), key: written('real-k.pem', key) }
    for (const host of ['127.0.0.1', '10.0.0.1']) {
      const file = changed((c) => {
        c.emulated = false
        c.listen = { host, tls }
        for (const clerk of c.clerks) clerk.pin = digest
      })
      expect(faultsOf(file)).toEqual([])
    }
  })
})

describe('What may be there once only', () => {
  it.each<[string, (config: Broken) => void, string]>([
    ['a queue', (c) => c.queues.push({ ...c.queues[0], name: '另一个' }), 'queues[7].prefix: A is there twice'],
    ['a window', (c) => (c.windows[1].number = 1), 'windows[1].number: 1 is there twice'],
    ['a kiosk', (c) => c.kiosks.push({ number: 1 }), 'kiosks[1].number: 1 is there twice'],
    ['a clerk', (c) => c.clerks.push({ ...c.clerks[0], name: '王伟' }), 'clerks[3].workNo: 1001 is there twice'],
    ['a device', (c) => c.devices.push({ ...c.devices[5] }), 'devices[10].id: window-2/pad is there twice'],
    ['a place', (c) => (c.help.places[1].code = 'GP-01'), 'help.places[1].code: GP-01 is there twice'],
    ['an appointment', (c) => (c.appointments[2].id = 'YY-20260001'), 'appointments[2].id: YY-20260001 is there twice'],
  ])('%s twice is refused', (_what, change, sentence) => {
    expect(faultsOf(changed(change))).toEqual([sentence])
  })
})

describe('Opening hours', () => {
  const hours = (from: string, to: string) => faultsOf(changed((c) => (c.queues[0].hours = [{ from, to }])))

  it('that end where they begin are refused', () => {
    expect(hours('08:30', '08:30')).toEqual([expect.stringMatching(/^queues\[0\]\.hours\[0\]\.to: is the same as from/)])
  })
  it('over midnight are to be written as two', () => {
    expect(hours('22:00', '06:00')).toEqual(['queues[0].hours[0].to: is before from; a span over midnight is written as two, such as 22:00 to 24:00 and 00:00 to 06:00'])
    expect(faultsOf(changed((c) => (c.queues[0].hours = [{ from: '22:00', to: '24:00' }, { from: '00:00', to: '06:00' }])))).toEqual([])
  })
  it('do not begin at 24:00', () => {
    expect(hours('24:00', '24:00')[0]).toMatch(/^queues\[0\]\.hours\[0\]\.from: is a time of day/)
  })
})

describe('An address to listen on', () => {
  const tls = { certificate: 'c.pem', key: 'k.pem' }
  it.each(['127.999.1.1', '127.0.0', '127.0.0.1.', '10.0.0', '2130706433', '0x7f.1', '1:2', ':::1', 'a b', '-a.cn', ''])('%j is none', (host) => {
    expect(faultsOf(changed((c) => (c.listen = { host, tls })))).toEqual(['listen.host: is not an IP address such as 127.0.0.1, nor the name of a machine'])
  })
  it.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost'])('%s is loopback', (host) => {
    expect(faultsOf(changed((c) => (c.listen = { host })))).toEqual([])
  })
  it.each(['10.0.0.1', 'fe80::1', 'hall.example.cn', 'box-3', '127.hall.example.cn', '127.0.0.1.hall.example.cn'])('%s is not, and wants TLS', (host) => {
    expect(faultsOf(changed((c) => (c.listen = { host })))).toEqual([expect.stringMatching(/^listen\.host: is not loopback/)])
  })
  it('of a device is checked the same way', () => {
    const file = changed((c) => (c.devices[0] = tcp('kiosk-1/printer', 'printer/esc-pos', '192.168.1.256')))
    expect(faultsOf(file)).toEqual(['devices[0].host: is not an IP address such as 127.0.0.1, nor the name of a machine'])
  })
})

describe('Faults outside the hall’s own file name their file', () => {
  const withCatalogue = (text: string) => {
    const file = written(`catalogue-${Math.random()}.json`, text)
    return { file, hall: changed((c) => (c.catalogue = file)) }
  }
  const items = (change: (catalogue: Broken) => void) => {
    const value = JSON.parse(readFileSync(catalogue, 'utf8'))
    change(value)
    return withCatalogue(JSON.stringify(value))
  }

  it('a catalogue’s setting', () => {
    const { file, hall } = items((c) => (c.items[0].colour = 'red'))
    expect(faultsOf(hall)).toEqual([`${file}: items[0].colour: there is no such setting`])
  })
  it('a catalogue’s item that is there twice', () => {
    const { file, hall } = items((c) => c.items.push(c.items[0]))
    expect(faultsOf(hall)).toEqual([`${file}: items[32].code: GA-01 is there twice`])
  })
  it.each([
    [['GA-04', 'XX-09'], 'items[31].bundle[1]: there is no item XX-09'],
    [['LB-01', 'GA-04'], 'items[31].bundle[0]: LB-01 is a part of itself'],
    [['GA-04', 'RS-01', 'GA-04'], 'items[31].bundle[2]: GA-04 is there twice'],
    [['GA-04', 'LB-02'], 'items[31].bundle[1]: LB-02 is a bundle itself'],
  ])('a bundle of %j', (bundle, sentence) => {
    const { file, hall } = items((c) => {
      c.items[31].bundle = bundle
      c.items.push({ ...c.items[31], code: 'LB-02', plainName: '另一件事', plainNameEn: 'Another', bundle: ['RS-01', 'YB-01'] })
    })
    expect(faultsOf(hall)).toEqual([`${file}: ${sentence}`])
  })
  it('a bundle of one item, of thirteen, or of words', () => {
    const of = (bundle: unknown[]) => faultsOf(items((c) => (c.items[31].bundle = bundle)).hall).join()
    expect(of(['GA-04'])).toMatch(/items\[31\]\.bundle: must have at least 2 entries/)
    expect(of(Array.from({ length: 13 }, () => 'GA-04'))).toMatch(/items\[31\]\.bundle: must have at most 12 entries/)
    expect(of(['GA-04', '出生医学证明'])).toMatch(/items\[31\]\.bundle\[1\]: /)
  })
  it('a bundle of more papers than a notice has room for', () => {
    const paper = (nth: number) => ({ name: `材料${nth}`, originals: 1, copies: 0, required: true })
    const of = (length: number) =>
      faultsOf(
        items((c) => {
          c.items[31].bundle = ['GA-01', 'GA-02']
          c.items[31].materials = []
          c.items[0].materials = Array.from({ length: 30 }, (_, nth) => paper(nth))
          c.items[1].materials = Array.from({ length }, (_, nth) => paper(20 + nth))
        }).hall,
      )
    expect(of(20)).toEqual([])
    expect(of(21)).toEqual([expect.stringContaining('items[31].bundle: LB-01 and its parts ask for 41 different papers; a notice has room for 40')])
  })
  it.each([['', 'it is empty'], ['[1]', 'it is a list'], ['hello', 'it is a single value']])('a file of %j, catalogue or hall', (text, what) => {
    const { file, hall } = withCatalogue(text)
    const sentence = `${file} must be a mapping, which is lines such as \`name: value\`; ${what}`
    expect(faultsOf(hall)).toEqual([sentence])
    expect(faultsOf(file)).toEqual([sentence])
  })
})

describe('A file that is no configuration costs no time', () => {
  it('too large: refused unread', () => {
    const file = written('large.yaml', Array.from({ length: 200_000 }, (_, index) => `key${index}: 1`).join('\n'))
    expect(faultsOf(file)).toEqual([expect.stringMatching(/large\.yaml is larger than a configuration can be: \d+ bytes, at most 1048576$/)])
  })
  it('as many keys as fit: at most a hundred and one sentences, soon', () => {
    const started = performance.now()
    const faults = faultsOf(written('keys.yaml', Array.from({ length: 90_000 }, (_, index) => `k${index}: 1`).join('\n')))
    expect(faults).toHaveLength(101)
    expect(faults.at(-1)).toMatch(/^\d+ more things are wrong with .*keys\.yaml$/)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
  it('a key set twice', () => {
    expect(faultsOf(written('twice.yaml', 'emulated: true\nsite:\n  code: a\n  code: b\n'))).toEqual([expect.stringMatching(/twice\.yaml is not valid YAML: code is set twice, again at line 4$/)])
  })
  it('nested without end', () => {
    expect(faultsOf(written('deep.yaml', '['.repeat(20_000)))[0]).toMatch(/deep\.yaml is not valid YAML: it is nested too deeply/)
  })
  it('anchors that multiply', () => {
    const nine = (name: string) => `[${Array(9).fill(name).join(', ')}]`
    const text = `a: &a ${nine('x')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: ${nine('*c')}\n`
    expect(faultsOf(written('laughs.yaml', text))).toEqual([expect.stringMatching(/laughs\.yaml repeats its anchors more than 100 times$/)])
  })
  it('text in another charset, which would put garbage on tickets', () => {
    const file = written('gbk.yaml', '')
    // 中 in GBK
    writeFileSync(file, Uint8Array.of(...Buffer.from('name: '), 0xd6, 0xd0))
    expect(faultsOf(file)).toEqual([expect.stringMatching(/gbk\.yaml is not UTF-8 text; save it as UTF-8$/)])
  })
  it('UTF-8 with a byte order mark is UTF-8', () => {
    const file = changed(() => {})
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`)
    expect(faultsOf(file)).toEqual([])
  })
  it('a tag that YAML does not know', () => {
    expect(faultsOf(written('tag.yaml', 'emulated: !colour red\n'))).toEqual([expect.stringMatching(/tag\.yaml is not valid YAML: Unresolved tag: !colour at line 1/)])
  })
  it('a folder', () => {
    expect(faultsOf(folder)).toEqual([`${folder} is not a file`])
  })
})

describe('TLS files', () => {
  const one = selfSigned()
  const other = selfSigned()
  const listening = (certificate: string, key: string) => {
    written('certificate.pem', certificate)
    written('key.pem', key)
    return changed((c) => (c.listen = { tls: { certificate: 'certificate.pem', key: 'key.pem' } }))
  }

  it('that belong together are good, relative to the hall’s file', () => {
    expect(loadHall(listening(one.certificate, one.key)).config.listen.tls).toEqual({ certificate: 'certificate.pem', key: 'key.pem' })
  })
  it.each<[string, string, string, RegExp[]]>([
    ['garbage for a certificate', 'garbage', one.key, [/^listen\.tls\.certificate: .*certificate\.pem is not a certificate in PEM form/]],
    ['a torn certificate', one.certificate.slice(0, 200), one.key, [/^listen\.tls\.certificate: .*is not a certificate in PEM form/]],
    ['garbage for a key', one.certificate, 'garbage', [/^listen\.tls\.key: .*key\.pem is not a private key in PEM form/]],
    ['a key behind a passphrase', one.certificate, one.lockedKey, [/^listen\.tls\.key: .*key\.pem is locked with a passphrase/]],
    ['another’s key', one.certificate, other.key, [/^listen\.tls\.key: the key key\.pem does not belong to the certificate certificate\.pem$/]],
    ['both wrong', '', '', [/^listen\.tls\.certificate: /, /^listen\.tls\.key: /]],
  ])('%s is a sentence', (_what, certificate, key, sentences) => {
    expect(faultsOf(listening(certificate, key))).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)))
  })
  it('that are not there are a sentence each', () => {
    const file = changed((c) => (c.listen = { tls: { certificate: 'none.pem', key: 'none.pem' } }))
    expect(faultsOf(file)).toEqual([
      expect.stringMatching(/^listen\.tls\.certificate: .*none\.pem cannot be read: ENOENT/),
      expect.stringMatching(/^listen\.tls\.key: .*none\.pem cannot be read: ENOENT/),
    ])
  })
})
