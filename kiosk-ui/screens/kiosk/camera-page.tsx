/** The kiosk's camera as a scanner, where no scanner is plugged in. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { scanCamera } from '../../camera/scan-camera.ts'
import { t } from '../../words/words.ts'

export function CameraPage({ onCode }: { readonly onCode: (code: string) => unknown }) {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState(false)
  useEffect(() => {
    if (video.current === null) return
    const scan = scanCamera(video.current, onCode)
    scan.failed.catch(() => setTrouble(true))
    return () => scan.stop()
  }, [])
  if (trouble) {
    return (
      <div class="calm" data-testid="kiosk-no-camera">
        <p class="kiosk-lead">{t('kiosk.noCamera')}</p>
        <p>{t('kiosk.noCameraHint')}</p>
      </div>
    )
  }
  return (
    <section class="kiosk-camera">
      <p class="kiosk-lead">{t('kiosk.holdCode')}</p>
      <video ref={video} muted playsInline data-testid="kiosk-video" />
    </section>
  )
}
