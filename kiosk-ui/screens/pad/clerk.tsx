/** Who is rated: name, work number and picture, as on the sign of a counter. */
import { useEffect, useState } from 'preact/hooks'
import type { ClerkShown } from '../../../device-daemon/wire/rate-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { t } from '../../words/words.ts'

export interface Clerk extends Omit<ClerkShown, 'photo'> {
  /** An address that this page alone knows; null where the hall has no picture. */
  readonly picture: string | null
}

export const clerkOf = ({ windows }: HallView, number: number): string | null => windows.find((one) => one.number === number)?.clerk ?? null

export function useClerk(line: Connection, workNo: string | null): Clerk | null {
  const [clerk, setClerk] = useState<Clerk | null>(null)
  useEffect(() => {
    if (workNo === null) return setClerk(null)
    let isWanted = true
    let picture: string | null = null
    const path = `/api/clerks/${encodeURIComponent(workNo)}`
    const load = async () => {
      const told = await line.get<ClerkShown>(path)
      const file = told.ok && told.data.photo !== null ? await line.file(`${path}/photo`) : null
      if (!told.ok || !isWanted) return
      picture = file?.ok === true ? URL.createObjectURL(file.data) : null
      setClerk({ workNo, name: told.data.name, picture })
    }
    void load()
    return () => {
      isWanted = false
      if (picture !== null) URL.revokeObjectURL(picture)
    }
  }, [workNo])
  return clerk?.workNo === workNo ? clerk : null
}

export function ClerkCard({ clerk: { name, workNo, picture } }: { readonly clerk: Clerk }) {
  return (
    <div class="pad-clerk" data-testid="pad-clerk">
      {picture === null ? (
        <span class="pad-photo" aria-hidden="true">
          {[...name][0]}
        </span>
      ) : (
        <img class="pad-photo" src={picture} alt="" data-testid="pad-photo" />
      )}
      <p>
        <b lang="zh-CN">{name}</b>
        <span>{t('pad.clerk', { workNo })}</span>
      </p>
    </div>
  )
}
