/** A bus's framing from its codec: frames are read, and written out again for the codec of the device they belong to. */
import type { Framed, Framing } from '../contract/bus.ts'
import type { Codec, Incoming } from '../contract/codec.ts'

type Reading<Frame> = Pick<Codec<never, Frame, never>, 'receive' | 'silence' | 'midFrame'>

export function framingOf<Frame extends { readonly address: number }>(codec: Reading<Frame>, bytesOf: (frame: Frame) => Uint8Array): Framing {
  const framed = (incoming: readonly Incoming<Frame, never>[]): Framed[] =>
    incoming.flatMap((one): Framed[] => {
      if (one.kind === 'event') return [{ address: one.event.address, bytes: bytesOf(one.event) }]
      return one.kind === 'garbage' ? [{ address: null, bytes: one.bytes }] : []
    })
  return {
    get midFrame() {
      return codec.midFrame
    },
    receive: (bytes) => framed(codec.receive(bytes)),
    silence: () => framed(codec.silence()),
  }
}
