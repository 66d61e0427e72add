/** What the doctor says of a board's voice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { examineSound } from '../../device-daemon/cli/doctor-sound.ts'

const root = resolve(import.meta.dirname, '../..')
const hall = loadHall(join(root, 'config/halls/example.yaml'))
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-sound-'))
  folders.push(folder)
  writeFileSync(join(folder, name), text)
  return folder
}
const level = (policies: string[], starts: string[] = []) => examineSound(hall, { policies, starts }).map((one) => one.level)

describe('The doctor', () => {
  it('hints where no browser may play by itself, and names the file and the flag', () => {
    const [finding] = examineSound(hall, { policies: ['/nowhere/managed'], starts: ['/nowhere/units'] })
    expect(finding?.level).toBe('note')
    for (const text of [finding?.sentence.en, finding?.sentence.zh]) {
      for (const part of ['config/policies/guitai-board-sound.json', '/nowhere/managed', '--autoplay-policy=no-user-gesture-required']) expect(text).toContain(part)
    }
  })

  it.each([
    ['{"AutoplayAllowed": true}', 'good'],
    ['{"AutoplayAllowlist": ["http://127.0.0.1:8630"]}', 'good'],
    ['{"AutoplayAllowed": false}', 'note'],
    ['{"AutoplayAllowlist": []}', 'note'],
    ['{"AutoplayAllowed": "yes"}', 'note'],
    ['{"AutoplayAllowed": tr', 'note'],
  ])('reads the policy %s as %s', (text, expected) => {
    expect(level([folderWith('board.json', text)])).toEqual([expected])
  })

  it.each([
    ['ExecStart=/usr/bin/chromium --kiosk --autoplay-policy=no-user-gesture-required http://127.0.0.1:8630/board', 'good'],
    ['#ExecStart=/usr/bin/chromium --autoplay-policy=no-user-gesture-required', 'note'],
  ])('reads the start %s as %s', (text, expected) => {
    expect(level([], [folderWith('board.service', `[Service]\n${text}\n`)])).toEqual([expected])
  })

  it('is content with the policy that ships', () => {
    expect(level([join(root, 'config/policies')])).toEqual(['good'])
  })

  it('says nothing of a rehearsal', () => {
    expect(examineSound({ config: { ...hall.config, emulated: true } }, { policies: [], starts: [] })).toEqual([])
  })
})
