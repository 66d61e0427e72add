/** The operator's decoder: real programs, with whatever they may do. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { IdentityDesk } from '../../device-daemon/desks/identity-desk.ts'
import { decodePhoto, imageBytesMax } from '../../device-daemon/desks/photo-decoder.ts'
import { emptyState } from '../../device-daemon/wire/fold.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { HandClock } from '../kit/hand-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-decoder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const wlt = () => Uint8Array.from({ length: 1024 }, (_, at) => at % 251)
const node = (script: string, ...args: string[]) => ({ command: process.execPath, args: ['-e', script, ...args] })
const run = (decoder: Parameters<typeof decodePhoto>[0]) => decodePhoto(decoder, wlt(), new HandClock(), new AbortController().signal)
const all = "const parts=[];process.stdin.on('data',(d)=>parts.push(d)).on('end',()=>{const wlt=Buffer.concat(parts);"

describe('A decoder', () => {
  it.each([
    ['image/bmp', '424d'],
    ['image/png', '89504e470d0a1a0a'],
    ['image/jpeg', 'ffd8ff'],
  ])('gets the 1024 bytes and gives an %s', async (type, beginning) => {
    const image = await run(node(`${all}process.stdout.write(Buffer.concat([Buffer.from('${beginning}','hex'),wlt]))})`))
    expect(image).toEqual({ type, bytes: Buffer.concat([Buffer.from(beginning, 'hex'), wlt()]) })
  })

  it('is no shell, and finds nothing of the daemon’s surroundings', async () => {
    const image = await run(node("process.stdout.write('BM'+process.argv[1]+Object.keys(process.env).filter((name)=>!name.startsWith('__')).join())", '$(touch x); `id` *'))
    expect(image).toMatchObject({ type: 'image/bmp' })
    expect(typeof image === 'string' ? '' : Buffer.from(image.bytes).toString()).toBe('BM$(touch x); `id` *')
  })

  it.each([
    ['fails', node('process.exit(3)')],
    ['fails', node("process.stdout.write('BM');process.exit(1)")],
    ['gives no BMP, PNG or JPEG', node("process.stdout.write('<svg/>')")],
    ['gives no BMP, PNG or JPEG', node('')],
    ['gives no BMP, PNG or JPEG', node("process.stdout.write('B?')")],
    ['gives no BMP, PNG or JPEG', node("process.stdout.write(Buffer.from('89504e47','hex'))")],
    ['says too much', node(`process.stdout.write('BM'+'x'.repeat(${imageBytesMax}))`)],
    ['does not start', { command: join(folder, 'missing'), args: [] }],
    ['does not start', { command: folder, args: [] }],
  ])('%s: that is all that is said of it', async (trouble, decoder) => {
    expect(await run(decoder)).toBe(trouble)
  })

  it('that does not end is killed after two seconds', async () => {
    const clock = new HandClock()
    const mark = join(folder, 'alive')
    const decoder = node(`process.on('SIGTERM',()=>{});setTimeout(()=>require('node:fs').writeFileSync(${JSON.stringify(mark)},''),1500)`)
    const ended = decodePhoto(decoder, wlt(), clock, new AbortController().signal)
    await clock.wind(1999)
    expect(clock.pending).toBe(1)
    await clock.wind(1)
    expect(await ended).toBe('takes too long')
    await new Promise((done) => setTimeout(done, 1800))
    expect(existsSync(mark)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('A photo at a window', () => {
  const base = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
  const [specimen] = specimens
  const full = base.items.find(({ identity }) => identity.needs === 'full')
  const serving = (item: string | undefined) => {
    const state = emptyState()
    const ticket = { id: 't', state: 'serving', window: 1, item, moreItems: [] }
    // Only what the desk asks of the state: who is at the window.
    Object.assign(state.ticket, { tickets: new Map([['t', ticket]]), windows: new Map([[1, 't']]) })
    return state
  }

  function laid(photoDecoder: object | undefined, item = full?.code) {
    const [shown, reported] = [[] as unknown[], [] as string[]]
    const hall = { ...base, config: { ...base.config, identity: { seconds: 60, photoDecoder } } }
    const pages = { showIdentity: (_window: number, identity: unknown) => shown.push(identity) }
    const bench = { hall, clock: new HandClock(), pages, service: { state: serving(item) }, report: (error: Error) => reported.push(error.message) }
    const desk = new IdentityDesk(bench as unknown as Bench)
    const photo = wlt()
    desk.heard({ kind: 'id-reader', device: 'window-1/id-reader', event: { type: 'card-read', card: specimen?.card, photo } } as never, { window: 1 })
    const shownTwice = async () => {
      for (let waited = 0; shown.length < 2 && waited < 200; waited++) await new Promise((done) => setTimeout(done, 20))
    }
    return { desk, shown, reported, photo, shownTwice }
  }

  it('is passed raw where there is no decoder, and only with the full record', () => {
    const { desk } = laid(undefined)
    expect(desk.view(1)?.full?.photo).toEqual({ state: 'raw', base64: Buffer.from(wlt()).toString('base64') })
    desk.stop()
    const other = laid(undefined, base.items.find(({ identity }) => identity.needs !== 'full')?.code)
    expect(JSON.stringify(other.shown)).not.toContain(Buffer.from(wlt()).toString('base64').slice(0, 40))
    other.desk.stop()
  })

  it('comes when its decoder has made it; the card does not wait for it', async () => {
    const { desk, shown, shownTwice } = laid(node("process.stdout.write('BMabc')"))
    expect(shown).toMatchObject([{ full: { photo: { state: 'pending' } } }])
    await shownTwice()
    expect(shown[1]).toMatchObject({ full: { name: '张三', photo: { state: 'image', type: 'image/bmp', base64: Buffer.from('BMabc').toString('base64') } } })
    desk.stop()
  })

  it('that cannot be made is said in one sentence, which names nobody, and the card is shown', async () => {
    const { desk, shown, reported, shownTwice } = laid(node("process.stderr.write('张三');process.exit(1)"))
    await shownTwice()
    expect(shown[1]).toMatchObject({ full: { name: '张三', photo: { state: 'failed' } } })
    expect(reported).toEqual(['The decoder of photos fails: try identity.photoDecoder by hand.'])
    desk.stop()
  })

  it('is not given to a decoder where it may not be seen, nor shown once the card is gone', async () => {
    const mark = join(folder, 'asked')
    const decoder = node(`require('node:fs').writeFileSync(${JSON.stringify(mark)},'')`)
    const hidden = laid(decoder, base.items.find(({ identity }) => identity.needs !== 'full')?.code)
    const gone = laid(node("setTimeout(()=>process.stdout.write('BMabc'),100)"))
    gone.desk.stop()
    await new Promise((done) => setTimeout(done, 700))
    expect(existsSync(mark)).toBe(false)
    hidden.desk.stop()
    expect(gone.shown).toEqual([expect.anything(), null])
    expect(gone.reported).toEqual([])
    expect(gone.photo.every((byte) => byte === 0)).toBe(true)
  })
})
