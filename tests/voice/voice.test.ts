/** The voice is a program of its own; here another stands in for it, that says back how it was asked. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Voice } from '../../device-daemon/voice/voice.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-voice-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function program(script: string): string {
  const path = join(folder, 'espeak-ng')
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
const saying = { text: '请选择；$(reboot) --help', language: 'zh', slow: false } as const

it('is told by its input what to say, and by its words only how', async () => {
  const voice = new Voice(program('printf "%s|" "$@"; /bin/cat'))
  expect((await voice.say(saying)).toString()).toBe('--stdin|--stdout|-b|1|-v|cmn|-s|150|请选择；$(reboot) --help')
})

it('speaks slowly to the old, and English to who reads English', async () => {
  const voice = new Voice(program('printf "%s|" "$@"; /bin/cat'))
  expect((await voice.say({ text: 'Window 3', language: 'en', slow: true })).toString()).toBe('--stdin|--stdout|-b|1|-v|en|-s|110|Window 3')
})

it('is in no language where there is none, and there as soon as it is installed', async () => {
  const voice = new Voice(join(folder, 'espeak-ng'))
  expect(await voice.languages()).toEqual([])
  await expect(voice.say(saying)).rejects.toMatchObject({ code: 'VOICE_MISSING' })
  program('exit 0')
  expect(await voice.languages()).toEqual(['zh', 'en'])
})

it('makes one sentence at a time, in the order they came, and one that fails harms no other', async () => {
  const log = join(folder, 'log')
  const voice = new Voice(program(`read -r words; echo "begin $words" >> ${log}; [ "$words" = one ] && /bin/sleep 0.3; [ "$words" = bad ] && exit 1; echo "end $words" >> ${log}; printf '%s' "$words"`))
  const said = await Promise.allSettled(['one', 'bad', 'two'].map((text) => voice.say({ text: `${text}\n`, language: 'en', slow: false })))
  expect(said.map((one) => (one.status === 'fulfilled' ? one.value.toString() : one.reason.code))).toEqual(['one', 'VOICE_MISSING', 'two'])
  expect(readFileSync(log, 'utf8')).toBe('begin one\nend one\nbegin bad\nbegin two\nend two\n')
})

it('says so when too many wait, and speaks again when they are served', async () => {
  const voice = new Voice(program('/bin/cat'))
  const said = await Promise.allSettled(Array.from({ length: 6 }, (_, nth) => voice.say({ text: String(nth), language: 'en', slow: false })))
  expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect((said[5] as PromiseRejectedResult).reason.code).toBe('TOO_MANY_REQUESTS')
  expect((await voice.say(saying)).toString()).toBe(saying.text)
})
