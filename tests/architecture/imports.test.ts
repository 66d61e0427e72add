/** Arrows point down only. See ARCHITECTURE.md. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const sources = ['device-daemon', 'drivers', 'config', 'kiosk-ui'].flatMap((top) =>
  globSync(`${top}/**/*.{ts,tsx}`, { cwd: root, exclude: (name) => name === 'dist' }),
)

/** Project files as paths from the root; packages and Node's own modules by name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const specifiers = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]/g)]
  return specifiers.map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? ''
    return to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to
  })
}

const files = sources.map((file) => ({ file, imports: importsOf(file) }))
const inside = (folder: string) => files.filter(({ file }) => file.startsWith(folder))

/** What of the hall a page runs, too. */
const pageHalf = sources.filter((file) => /^device-daemon\/hall\/parts\/(part-fold|noted|step-table|[a-z-]+\/(facts|fold|lines|view))\.ts$/.test(file))

/** Who speaks to the hall's servers: the journal's line and stream, the doctor's look at them, the city's streams, and whoever makes the boxes' seeds. */
const natsFiles = ['device-daemon/city/site-streams.ts', 'device-daemon/cli/hall/seeds.ts', 'device-daemon/journal/shared/hall-line.ts', 'device-daemon/journal/shared/hall-stream.ts', 'device-daemon/journal/shared/server-look.ts']

/** Every import of the files under `folder` begins with one of `allowed`. */
function expectOnly(folder: string, allowed: readonly string[], except: readonly string[] = []) {
  const strays = inside(folder)
    .filter(({ file }) => !except.includes(file))
    .flatMap(({ file, imports }) =>
      imports.filter((to) => !allowed.some((start) => to === start || to.startsWith(start.endsWith('/') ? start : `${start}/`))).map((to) => `${file} → ${to}`),
    )
  expect(strays).toEqual([])
}

describe('Import directions', () => {
  it('are read from real files', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(200)
  })

  it('kiosk-ui knows the wire and nothing else of the daemon', () => {
    const strays = inside('kiosk-ui/').flatMap(({ file, imports }) =>
      imports
        .filter((to) => /^(device-daemon|drivers|config)\//.test(to) && !to.startsWith('device-daemon/wire/'))
        .map((to) => `${file} → ${to}`),
    )
    expect(strays).toEqual([])
  })

  it('the hall knows itself, the wire and zod', () => {
    expectOnly('device-daemon/hall/', ['device-daemon/hall/', 'device-daemon/wire/', 'zod'])
  })

  it('the wire knows the drivers’ vocabulary and zod', () => {
    // The page's half of a part of the hall: its facts' types, its fold, its view. The test below keeps rules out of it.
    expectOnly('device-daemon/wire/', ['device-daemon/wire/', 'drivers/contract/', 'zod', ...pageHalf])
  })

  it('a part’s facts, fold and view know the wire, other parts’ same half, and nothing that decides', () => {
    const strays = files
      .filter(({ file }) => pageHalf.includes(file))
      .flatMap(({ file, imports }) =>
        imports.filter((to) => !to.startsWith('device-daemon/wire/') && !pageHalf.includes(to) && !(to === 'zod' && file.endsWith('/facts.ts'))).map((to) => `${file} → ${to}`),
      )
    expect(pageHalf.length).toBeGreaterThan(10)
    expect(strays).toEqual([])
  })

  it('nothing imports in a circle', () => {
    const graph = new Map(files.map(({ file, imports }) => [file, imports.filter((to) => !to.startsWith('node:'))]))
    const circles: string[] = []
    const done = new Set<string>()
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const to of graph.get(file) ?? []) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of graph.keys()) walk(file, [])
    expect(circles).toEqual([])
  })

  it('no file is over 300 lines, no function over 40, outside tables; the composition root is 120 at most', () => {
    const lengths = sources.map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const)
    expect(lengths.filter(([, lines]) => lines > 300)).toEqual([])
    expect(lengths.find(([file]) => file === 'device-daemon/main.ts')?.[1]).toBeLessThanOrEqual(120)
  })

  it('drivers know their contract, their kit, zod and encoders; no I/O', () => {
    // Hanzi that no printer has come from a font's file, read when one is wanted.
    const fontFile = 'drivers/printer/glyphs/font.ts'
    // What draws an emulated printer's bars is large, and loaded at the first.
    const barsFile = 'drivers/printer/esc-pos/emulator/bars.ts'
    expectOnly('drivers/', ['drivers/', 'zod', 'escpos', 'iconv-lite', 'uqr'], [fontFile, barsFile])
    expectOnly(barsFile, ['drivers/printer/esc-pos/emulator/', 'node:module'])
    expectOnly(fontFile, ['drivers/printer/glyphs/', 'node:fs'])
  })

  it('the contract knows nothing but zod’s types', () => {
    expectOnly('drivers/contract/', ['drivers/contract/', 'zod'])
  })

  it('a driver does not know another driver', () => {
    const strays = inside('drivers/').flatMap(({ file, imports }) => {
      const own = /^drivers\/[^/]+\/[^/]+\//.exec(file)?.[0]
      if (own === undefined || /^drivers\/(contract|kit)\//.test(file)) return []
      // Data sheets of models and drawn characters belong to no driver.
      return imports
        .filter((to) => to.startsWith('drivers/') && !to.startsWith(own) && !/^drivers\/(contract|kit|printer\/(models|glyphs))\//.test(to))
        .map((to) => `${file} → ${to}`)
    })
    expect(strays).toEqual([])
  })

  it('an emulator shares nothing with the codec it answers', () => {
    // Beside the codec as `emulator*.ts`, or in a folder `emulator/`.
    const isEmulator = (path: string) => /\/emulator[^/]*\.ts$|\/emulator\/[^/]+\.ts$/.test(path) && !path.startsWith('drivers/contract/')
    const emulators = inside('drivers/').filter(({ file }) => isEmulator(file))
    expect(emulators.map(({ file }) => file)).toContain('drivers/printer/esc-pos/emulator/paper.ts')
    expect(emulators.length).toBeGreaterThanOrEqual(5)
    const strays = emulators.flatMap(({ file, imports }) =>
      imports
        .filter((to) => !to.startsWith('drivers/contract/') && !['iconv-lite', 'uqr', 'node:module'].includes(to) && !isEmulator(to))
        .map((to) => `${file} → ${to}`),
    )
    expect(strays).toEqual([])
  })

  it('only transports touch serialport, node-hid and the network below HTTP', () => {
    const strays = files.flatMap(({ file, imports }) =>
      imports
        .filter((to) => ['serialport', '@serialport/bindings-cpp', 'node-hid', 'node:net'].includes(to))
        .filter(() => !file.startsWith('device-daemon/transports/'))
        .map((to) => `${file} → ${to}`),
    )
    // bare-app.ts names the type of a socket; listening.ts names an address type; the doctor knocks at the daemon's own port.
    expect(strays.sort()).toEqual(['device-daemon/cli/answers.ts → node:net', 'device-daemon/http/bare-app.ts → node:net', 'device-daemon/listening.ts → node:net'])
  })

  it('only the program that makes initials loads the dictionary of readings', () => {
    const importers = (name: string) => files.filter(({ imports }) => imports.includes(name)).map(({ file }) => file)
    expect(importers('pinyin-pro')).toEqual(['device-daemon/initials/initials.ts'])
    expect(importers('device-daemon/initials/initials.ts')).toEqual(['device-daemon/initials/initials-program.ts'])
    expect(importers('device-daemon/initials/initials-program.ts')).toEqual([])
  })

  it('devices know drivers, transports, the clock and the wire', () => {
    expectOnly('device-daemon/devices/', [
      'device-daemon/devices/',
      'device-daemon/transports/',
      'device-daemon/wire/',
      'device-daemon/clock.ts',
      'device-daemon/problem-error.ts',
      'drivers/',
      'config/device-schema.ts', 'config/schema.ts',
    ])
  })

  it('transports know the contract and the clock', () => {
    expectOnly('device-daemon/transports/', ['device-daemon/transports/', 'device-daemon/clock.ts', 'drivers/contract/', 'serialport', '@serialport/bindings-cpp', 'node-hid', 'node:'].flatMap((start) => (start === 'node:' ? ['node:events', 'node:net', 'node:fs', 'node:path', 'node:util'] : [start])))
  })

  it('the journal knows the wire and the clock', () => {
    expectOnly('device-daemon/journal/', [
      'device-daemon/journal/',
      'device-daemon/wire/',
      'device-daemon/clock.ts',
      'node:sqlite',
      'node:crypto',
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:url',
      'node:worker_threads',
      'zod',
    ], natsFiles)
  })

  it('few files speak to the hall’s servers', () => {
    expect(files.filter(({ imports }) => imports.some((to) => to.startsWith('@nats-io/'))).map(({ file }) => file).toSorted()).toEqual(natsFiles)
  })

  it('only the clock reads the time', () => {
    const readers = inside('device-daemon/')
      .filter(({ file }) => /\bDate\.now\(|\bsetTimeout\(|\bsetInterval\(|Temporal\.Now/.test(readFileSync(join(root, file), 'utf8')))
      .map(({ file }) => file)
    // The command line runs outside the daemon's life: a token's end, a last deadline.
    expect(readers.filter((file) => !file.startsWith('device-daemon/cli/'))).toEqual(['device-daemon/clock.ts'])
  })
})
