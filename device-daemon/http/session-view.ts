import type { HallConfig } from '../../config/schema.ts'
import type { Claims } from '../access/tokens.ts'
import type { SessionView } from '../wire/views.ts'

/** What a token means here, for the page that holds it. */
export function sessionOf(claims: Claims, config: HallConfig): SessionView {
  const clerk = config.clerks.find((one) => one.workNo === claims.clerk)
  return {
    role: claims.role,
    window: claims.window ?? null,
    kiosk: claims.kiosk ?? (claims.role === 'kiosk' ? 1 : null),
    clerk: clerk === undefined ? null : { workNo: clerk.workNo, name: clerk.name },
    emulated: config.emulated,
  }
}
