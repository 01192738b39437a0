// A curve of steps, from nothing at the left to the last day that anything is known: the share that is done by each day.
export interface Stair {
  readonly days: number
  readonly done: number
  readonly low: number
  readonly high: number
}

/** Corners of the line, from (0, 0) to (until, the last share). */
export function corners(steps: readonly Stair[], which: 'done' | 'low' | 'high', until: number): [number, number][] {
  const all: [number, number][] = [[0, 0]]
  let last = 0
  for (const step of steps) {
    all.push([step.days, last], [step.days, step[which]])
    last = step[which]
  }
  all.push([Math.max(until, steps.at(-1)?.days ?? 0), last])
  return all
}

/** Days to write along the axis: five at most, round ones. */
export function dayTicks(until: number): number[] {
  const step = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825].find((one) => until / one <= 4.5) ?? 3650
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step)
}
