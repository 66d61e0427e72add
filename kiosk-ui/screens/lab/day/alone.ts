/** One player for all tabs of a browser: two mornings in one hall would step on one another's feet. */

const lock = 'guitai.day'

/** The part of `navigator.locks` that is used. The browser lets go of a lock when its tab is closed. */
export interface Locks {
  request(name: string, options: { ifAvailable: true }, work: (lock: object | null) => Promise<boolean>): Promise<boolean>
}

export const aloneIn =
  (locks: Locks) =>
  (work: () => Promise<void>): Promise<boolean> =>
    locks.request(lock, { ifAvailable: true }, async (held) => {
      if (held === null) return false
      await work()
      return true
    })
