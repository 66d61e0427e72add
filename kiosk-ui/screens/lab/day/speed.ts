/** `?speed=60`: a morning in two seconds, for whoever has no two minutes. */

const speedMax = 600

export function speedIn(search: string): number {
  const speed = Number(new URLSearchParams(search).get('speed') ?? 1)
  return speed > 0 && speed <= speedMax ? speed : 1
}
