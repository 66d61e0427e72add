/** A card's bytes in buffers that the codec has done with: every view it took of its own memory is looked at afterwards. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { samCodec } from '../../../../drivers/id-reader/sam/codec.ts'
import { samRoutine } from '../../../../drivers/id-reader/sam/routine.ts'
import type { SamReply } from '../../../../drivers/id-reader/sam/commands.ts'
import { vector } from '../../../kit/vectors.ts'

const typedArray: Uint8Array = Object.getPrototypeOf(Uint8Array.prototype)
afterEach(() => vi.restoreAllMocks())

/** The buffers that views were taken of meanwhile. */
function buffersSeen(during: () => void): Set<ArrayBufferLike> {
  const subarray = vi.spyOn(typedArray, 'subarray')
  during()
  const seen = new Set(subarray.mock.contexts.map((of) => (of as Uint8Array).buffer))
  subarray.mockRestore()
  return seen
}
const isZero = (buffer: ArrayBufferLike) => new Uint8Array(buffer).every((byte) => byte === 0)

describe('The codec’s own buffers', () => {
  it('hold nothing once a whole frame has been taken out of them', () => {
    const codec = samCodec()
    const frame = vector('sam_resp_read_base_synth').slice()
    const seen = buffersSeen(() => codec.receive(frame))
    seen.delete(frame.buffer)
    expect(seen.size).toBeGreaterThan(0)
    for (const buffer of seen) expect(isZero(buffer)).toBe(true)
  })

  it('hold nothing of half a frame once its rest has come', () => {
    const codec = samCodec()
    const frame = vector('sam_resp_read_base_synth')
    codec.receive(frame.slice(0, 700))
    // The half is kept; a view of it is taken when a few bytes more have come and it is still a half.
    const views = buffersSeen(() => codec.receive(frame.slice(700, 701)))
    const copies = vi.spyOn(typedArray, 'set')
    codec.receive(frame.slice(701))
    const kept = copies.mock.calls.map(([part]) => (part as Uint8Array).buffer).filter((buffer) => buffer.byteLength === 701)
    copies.mockRestore()
    expect([views.size, kept.length].every((count) => count > 0)).toBe(true)
    for (const buffer of kept) expect(isZero(buffer)).toBe(true)
  })
})

describe('What was read of a card', () => {
  /** The published reply, with a photo and fingerprints that are not all zeros. */
  const reply = () => vector('sam_resp_read_fp1024_synth').slice(10, -1).fill(0x5a, 6 + 256)
  const read = (data: Uint8Array) => {
    const routine = samRoutine({ pollMs: 300, fingerprint: true, additionalAddress: false })
    const slices = vi.spyOn(typedArray, 'slice')
    const steps = routine.settled('read-with-fingerprint', { type: 'accepted', reply: { sw1: 0, sw2: 0, sw3: 0x90, data } satisfies SamReply })
    const parts = slices.mock.results.map(({ value }) => value as Uint8Array)
    slices.mockRestore()
    return { steps, parts }
  }

  it('is wiped, but for the photo that is handed on', () => {
    const data = reply()
    const { steps, parts } = read(data)
    const told = steps.find((step) => step.step === 'tell')
    expect(told).toMatchObject({ event: { type: 'card-read' } })
    const photo = told?.step === 'tell' && told.event.type === 'card-read' ? told.event.photo : null
    expect(parts.map(({ length }) => length).sort((one, other) => one - other)).toEqual([256, 1024, 1024])
    for (const part of [data, ...parts]) if (part !== photo) expect(isZero(part.buffer)).toBe(true)
    expect(photo?.some((byte) => byte !== 0)).toBe(true)
  })

  it('is wiped with its photo when it is no card', () => {
    const data = reply()
    data.set([0x51, 0], 6 + 248)
    const { parts } = read(data)
    expect(parts).toHaveLength(3)
    for (const part of [data, ...parts]) expect(isZero(part.buffer)).toBe(true)
  })
})
