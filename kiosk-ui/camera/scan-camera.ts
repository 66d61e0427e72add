/** The camera, frame by frame, until a code is read or the page is left. */
import { chooseDecoder, webAssemblyRuns } from './choose-decoder.ts'

/** A frame wider than this takes longer and reads no better. */
const frameWidthMax = 1280
const restMs = 60

export interface CameraScan {
  /** Rejects when there is no camera, or it may not be used. Never resolves. */
  readonly failed: Promise<never>
  stop(): void
}

export function scanCamera(video: HTMLVideoElement, onCode: (text: string) => unknown): CameraScan {
  let over = false
  let stream: MediaStream | null = null
  const stop = () => {
    over = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const run = async (): Promise<never> => {
    const decoder = await chooseDecoder(webAssemblyRuns(globalThis))
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: frameWidthMax, facingMode: 'user' } })
    if (over) stop()
    video.srcObject = stream
    video.dataset['decoder'] = decoder.name
    await video.play()
    while (!over) {
      const frame = frameOf(video)
      const text = frame === null ? null : await decoder.decode(frame)
      if (text !== null && !over) {
        stop()
        onCode(text)
      }
      await new Promise((resolve) => setTimeout(resolve, restMs))
    }
    return new Promise(() => undefined)
  }
  return { failed: run(), stop }
}

function frameOf(video: HTMLVideoElement): ImageData | null {
  const width = Math.min(video.videoWidth, frameWidthMax)
  if (width === 0) return null
  const height = Math.round((video.videoHeight * width) / video.videoWidth)
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
