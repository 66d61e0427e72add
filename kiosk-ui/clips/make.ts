/**
 * Makes the pack `cmn/` anew: `node kiosk-ui/clips/make.ts`, with espeak-ng and ffmpeg installed. Run by hand when a
 * sentence changes; the files are kept with the code, so that no hall needs either program.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clipNames } from '../../device-daemon/wire/clips.ts'

const pack = join(import.meta.dirname, 'cmn')
const scratch = mkdtempSync(join(tmpdir(), 'guitai-clips-'))

const spoken: Readonly<Record<string, string>> = { qing: '请', hao: '号', dao: '到', 'hao-chuangkou': '号窗口', yi: '一', shi: '十', bai: '百', 'en-ticket': 'Ticket', 'en-window': 'please go to window' }
const zhDigits = [...'零幺二三四五六七八九']
const enDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A letter is called by its English name, as people in a hall do. */
function textOf(name: string): { readonly voice: string; readonly text: string } {
  const [kind = '', what = ''] = name.split('-')
  if (kind === 'letter') return { voice: 'en', text: `${what.toUpperCase()}.` }
  if (kind === 'zh') return { voice: 'cmn', text: zhDigits[Number(what)] ?? '' }
  return { voice: kind === 'en' ? 'en' : 'cmn', text: spoken[name] ?? enDigits[Number(what)] ?? '' }
}

/** Silence before and after is cut off: between clips the player waits as long as it wants. */
const trimmed = 'silenceremove=start_periods=1:start_threshold=-50dB,areverse,silenceremove=start_periods=1:start_threshold=-50dB,areverse,loudnorm=I=-16:TP=-1.5'
/** Two tones that fall and fade: G5, then E5. */
const chime = 'aevalsrc=0.5*sin(2*PI*784*t)*exp(-4*t)*min(1\\,t*200)+if(gte(t\\,0.45)\\,0.5*sin(2*PI*659*(t-0.45))*exp(-3*(t-0.45))*min(1\\,(t-0.45)*200)\\,0):d=1.5:s=48000'
const opus = ['-ac', '1', '-c:a', 'libopus', '-b:a', '24k', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']

for (const name of clipNames) {
  const to = join(pack, `${name}.ogg`)
  if (name === 'chime') {
    execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', chime, ...opus, to])
    continue
  }
  const { voice, text } = textOf(name)
  const wave = join(scratch, `${name}.wav`)
  execFileSync('espeak-ng', ['-v', voice, '-s', name.startsWith('letter') ? '110' : '145', '-w', wave, text])
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', wave, '-af', trimmed, '-ar', '16000', ...opus, to])
}
rmSync(scratch, { recursive: true })
