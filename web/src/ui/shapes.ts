// The marker shape of a silo in charts, so that colour is never the only thing that tells two apart.

type Point = readonly [number, number]
const w = 0.36
const cross: readonly Point[] = [[-w, -1.05], [w, -1.05], [w, -w], [1.05, -w], [1.05, w], [w, w], [w, 1.05], [-w, 1.05], [-w, w], [-1.05, w], [-1.05, -w], [-w, -w]]
const turned = (points: readonly Point[]): Point[] => points.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2])

function around(corners: number, start: number, radius: (i: number) => number): Point[] {
  return Array.from({ length: corners }, (_, i): Point => {
    const angle = start + (2 * Math.PI * i) / corners
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)]
  })
}
const up = -Math.PI / 2
const polygons: Record<number, readonly Point[]> = {
  2: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  3: around(4, up, () => 1.16),
  4: around(3, up, () => 1.22),
  5: cross,
  6: around(6, 0, () => 1.1),
  7: around(3, -up, () => 1.22),
  9: [[-1, -0.95], [1, -0.95], [0, 0], [1, 0.95], [-1, 0.95], [0, 0]],
  10: turned(cross),
  11: around(10, up, (i) => (i % 2 === 0 ? 1.2 : 0.5)),
}

/** The path of shape `tone` (1–12) around a middle; circle and ring are drawn with arcs. */
export function shapePath(tone: number, x: number, y: number, r: number): string {
  const points = polygons[tone]
  if (points !== undefined) return `M${points.map(([a, b]) => `${(x + a * r).toFixed(2)} ${(y + b * r).toFixed(2)}`).join('L')}Z`
  if (tone === 8) return `M${x - r} ${y + 0.7 * r}V${y - 0.1 * r}A${r} ${r} 0 0 1 ${x + r} ${y - 0.1 * r}V${y + 0.7 * r}Z`
  const ring = (size: number, sweep: 0 | 1): string => `M${x - size} ${y}A${size} ${size} 0 1 ${sweep} ${x + size} ${y}A${size} ${size} 0 1 ${sweep} ${x - size} ${y}Z`
  return tone === 12 ? ring(r, 1) + ring(r * 0.55, 0) : ring(r, 1)
}
