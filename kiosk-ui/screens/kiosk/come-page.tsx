/** Whoever has an appointment, a ticket or a slip: held before the scanner, laid on the reader, before the camera, or typed. */
import { t } from '../../words/words.ts'
import { CodePage } from './code-page.tsx'
import type { PageProps } from './page-props.ts'
import { shown } from './shown.ts'
import { useCamera } from './use-camera.ts'
import { hasWorking } from './warnings.ts'

export function ComeWithCodePage({ line, visit }: PageProps) {
  const canScan = hasWorking(line.devices.value, 'scanner')
  const canLay = hasWorking(line.devices.value, 'id-reader')
  const asked = t(canScan ? (canLay ? 'kiosk.layCard' : 'kiosk.showCode') : canLay ? 'kiosk.layOnly' : 'kiosk.typeCode')
  const without = useCamera() ? { words: t('kiosk.useCamera'), onWithout: () => visit.go({ at: 'camera' }) } : undefined
  return <CodePage visit={visit} asked={asked} onCode={(code) => shown(line, visit, code)} without={without} />
}
