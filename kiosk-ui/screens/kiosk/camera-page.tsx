/** The kiosk's camera as a scanner, where no scanner is plugged in. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { scanCamera } from '../../camera/scan-camera.ts'
import { Told } from './said.tsx'
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
      <Told lead={t('kiosk.noCamera')} below={t('kiosk.noCameraHint')} testId="kiosk-no-camera" />
    )
  }
  return (
    <section class="kiosk-camera">
      <h1 class="kiosk-lead">{t('kiosk.holdCode')}</h1>
      <video ref={video} muted playsInline data-testid="kiosk-video" />
    </section>
  )
}
