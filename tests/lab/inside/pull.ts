/** What every transport must do when its cable is pulled and plugged in again, with the times that are promised. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Line, Transport } from '../../../device-daemon/transports/transport.ts'
import type { Reason } from '../../../drivers/contract/status.ts'
import type { Gadget } from '../gadget.ts'
import { type Ear, momentOf, ms, note, until } from './patience.ts'

/** From the kernel's taking the node away to `closed`. */
const closedMsMax = 200
/** From the node's being there to the line's being open again. */
const openMsMax = 1000

export async function pulledWhileOpen(gadget: Gadget, node: string, heard: Ear, reasons: readonly Reason[] = ['unplugged']): Promise<void> {
  const gone = momentOf(node, 'gone')
  const pulledAt = performance.now()
  await gadget.pull()
  const goneAt = await gone
  await until('closed is told', () => heard.closedAt !== null)
  const closedAt = heard.closedAt ?? Number.NaN
  note(`${node} gone ${ms(goneAt - pulledAt)} after the pull, closed (${heard.reason}) told ${ms(closedAt - goneAt)} after that`)
  assert.ok(reasons.some((reason) => reason === heard.reason), `the reason is ${heard.reason}`)
  assert.ok(closedAt > pulledAt, 'closed was told before the pull')
  assert.ok(closedAt - goneAt <= closedMsMax, `closed was told ${ms(closedAt - goneAt)} after the node had gone`)
}

/** Opens as a session does: when `watch` calls, and one try at a time. */
export async function pluggedAgain(gadget: Gadget, node: string, transport: Transport, heard: Ear): Promise<Line> {
  const told: string[] = []
  let isTrying = false
  const opened = new Promise<Line>((resolve) => {
    const stop = transport.watch(async () => {
      told.push('watch called')
      if (isTrying) return
      isTrying = true
      try {
        resolve(await transport.open(heard))
        stop()
      } catch (error) {
        isTrying = false
        told.push(String(error))
      }
    })
  })
  const there = momentOf(node, 'there')
  await gadget.plug()
  const thereAt = await there
  const line = await Promise.race([opened, sleep(openMsMax * 4)])
  if (line === undefined) throw new Error(`not open again: ${told.join('; ') || 'watch did not call'}`)
  const took = performance.now() - thereAt
  note(`${node} open again ${ms(took)} after it was there (${told.join('; ')})`)
  assert.ok(took <= openMsMax, `open again only ${ms(took)} after the node was there`)
  return line
}
