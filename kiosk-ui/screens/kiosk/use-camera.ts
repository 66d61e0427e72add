/** Whether this box has a camera: where it has none, nobody is sent to it. */
import { useEffect, useState } from 'preact/hooks'

export function useCamera(): boolean {
  const [there, setThere] = useState(false)
  useEffect(() => {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices }
    if (mediaDevices === undefined) return
    const look = () => void mediaDevices.enumerateDevices().then((all) => setThere(all.some(({ kind }) => kind === 'videoinput')), () => setThere(false))
    look()
    mediaDevices.addEventListener('devicechange', look)
    return () => mediaDevices.removeEventListener('devicechange', look)
  }, [])
  return there
}
