/** The daemon's voice: it speaks what stands on a page, where this box has a voice for the page's language. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { VoicesView } from '../../device-daemon/wire/voice.ts'
import { spokenMax } from '../../device-daemon/wire/spoken-max.ts'
import { language } from '../words/words.ts'
import type { Connection } from './connection.ts'

export interface Voice {
  /** What was being said is broken off. */
  read(text: string, slow: boolean): Promise<void>
}

/** Null while there is none, or none in this language. */
export function useVoice(line: Connection): Voice | null {
  const languages = useMemo(() => signal<VoicesView['languages']>([]), [])
  const player = useMemo(() => new Audio(), [])
  useEffect(() => {
    if (!line.online.value) return
    void line.get<VoicesView>('/api/voice').then((answer) => {
      if (answer.ok) languages.value = answer.data.languages
    })
  }, [line.online.value])
  useEffect(() => () => player.pause(), [language.value])
  if (!languages.value.includes(language.value)) return null
  const read = async (text: string, slow: boolean) => {
    player.pause()
    const answer = await line.fileOf('/api/voice', { text: text.slice(0, spokenMax), language: language.value, slow })
    if (!answer.ok) return
    URL.revokeObjectURL(player.src)
    player.src = URL.createObjectURL(answer.data)
    await player.play().catch(() => undefined)
  }
  return { read }
}
