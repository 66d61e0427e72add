import { EventEmitter } from 'node:events'

/**
 * The binding's poller calls into JavaScript without telling Node to run what waits on it: in a process
 * that listens but has nothing else to do, a byte is read only when something else happens. An immediate
 * set from within that call is what else happens.
 * Seen with serialport 13.0.0 (bindings-cpp 13.0.1) on Node 26.10: src/poller.cpp uses Call, not MakeCallback.
 */
export function wakeLoop(binding: unknown): void {
  const poller: unknown = Reflect.get(Object(binding), 'poller')
  if (!(poller instanceof EventEmitter)) return
  for (const event of ['readable', 'writable', 'disconnect']) poller.on(event, () => setImmediate(() => undefined))
}
