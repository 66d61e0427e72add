/** The board speaks while it is connected and the browser lets it. */
import { effect, type ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { HallView } from '../../../../device-daemon/wire/views.ts'
import { callsOf } from './call.ts'
import { ClipPlayer } from './player.ts'
import { AnnouncementQueue } from './queue.ts'
import { sentenceOf } from './sentence.ts'

interface Line {
  readonly view: ReadonlySignal<HallView | null>
  readonly online: ReadonlySignal<boolean>
}

export function useVoice(line: Line): ClipPlayer {
  const player = useMemo(() => new ClipPlayer(), [])
  useEffect(() => {
    const queue = new AnnouncementQueue({
      voice: player,
      clocks: { steady: () => performance.now(), wall: Date.now },
      sentence: (call) => sentenceOf(call, line.view.peek()?.board.english === true),
    })
    const unlock = () => player.unlock()
    for (const touch of touches) document.addEventListener(touch, unlock)
    const stop = effect(() => queue.see(callsOf(line.view.value?.tickets ?? []), line.online.value && player.isReady.value))
    return () => {
      stop()
      player.stop()
      for (const touch of touches) document.removeEventListener(touch, unlock)
    }
  }, [])
  return player
}

const touches = ['click', 'keydown'] as const
