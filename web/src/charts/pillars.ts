// The silo map as pillars with nested arcs: where everything stands, as numbers. People are never drawn.
//
//        ╭────────╮
//     ╭──┼──╮     │
//    ┌┴┐┌┴┐┌┴┐   ┌┴┐      a pillar is as wide as the root of its people, an arc joins two pillars
//
// Shape   pillars keep the order they are given in; arcs that leave one pillar are sorted so that they nest
// Edges   one pillar stands in the middle; a pillar whose people are hidden has the least width

export type ArcKind = 'wall' | 'corridor' | 'expected'

export interface PillarIn {
  readonly name: string
  readonly people: number | null
}

export interface ArcIn {
  readonly a: number
  readonly b: number
  readonly kind: ArcKind
  /** The wall's place in the list beside the map; none = drawn without a number. */
  readonly number?: number
}

export interface Pillar {
  readonly index: number
  readonly x: number
  readonly width: number
  readonly path: string
}

export interface Arc {
  readonly a: number
  readonly b: number
  readonly kind: ArcKind
  readonly path: string
  readonly number: number | null
  readonly badge: { readonly x: number; readonly y: number }
}

export interface Pillars {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly base: number
  readonly pillars: readonly Pillar[]
  /** Quiet ones first, so that walls lie on top. */
  readonly arcs: readonly Arc[]
}

const PILLAR_HEIGHT = 98
const LABEL_ROOM = 52
const order: Record<ArcKind, number> = { expected: 0, corridor: 1, wall: 2 }

export function standPillars(silos: readonly PillarIn[], links: readonly ArcIn[], width: number): Pillars {
  const n = silos.length
  const margin = Math.min(44, width / (2 * Math.max(n, 1)))
  const step = n > 1 ? (width - 2 * margin) / (n - 1) : 0
  const most = Math.max(1, ...silos.map((s) => s.people ?? 0))
  const widest = Math.max(18, Math.min(58, (n > 1 ? step : 58) - 8))
  const least = Math.min(24, widest * 0.62)
  const x = (i: number): number => (n > 1 ? margin + i * step : width / 2)
  const wide = (i: number): number => least + (widest - least) * Math.sqrt((silos[i]?.people ?? 0) / most)

  const reach = Math.max(0, ...links.map((l) => Math.abs(l.a - l.b)))
  const rise = reach > 0 ? Math.min(23.2, Math.max(9, (width * 0.3) / reach)) : 0
  const lift = (d: number): number => 12 + rise * d
  const top = Math.round(16 + (reach > 0 ? lift(reach) : 0))
  const base = top + PILLAR_HEIGHT
  const feet = placeFeet(links, n, x, wide, top)

  const arcs = links.map((link, k): Arc => {
    const [from, to] = [feet.get(key(k, link.a)) ?? { x: x(link.a), y: top }, feet.get(key(k, link.b)) ?? { x: x(link.b), y: top }]
    const h = lift(Math.abs(link.a - link.b))
    const y = (top - h * 1.33).toFixed(1)
    return {
      a: link.a,
      b: link.b,
      kind: link.kind,
      path: `M${from.x.toFixed(1)} ${(from.y + 1).toFixed(1)}C${from.x.toFixed(1)} ${y} ${to.x.toFixed(1)} ${y} ${to.x.toFixed(1)} ${(to.y + 1).toFixed(1)}`,
      number: link.number ?? null,
      badge: { x: (from.x + to.x) / 2, y: top - h + 1 },
    }
  })
  return {
    width,
    height: base + LABEL_ROOM,
    top,
    base,
    pillars: silos.map((_, i) => ({ index: i, x: x(i), width: wide(i), path: pillarPath(x(i), wide(i), top, base) })),
    arcs: apart(arcs).sort((p, q) => order[p.kind] - order[q.kind]),
  }
}

export function pillarPath(x: number, width: number, top: number, base: number): string {
  const r = width / 2
  return `M${(x - r).toFixed(1)} ${base}V${(top + r).toFixed(1)}A${r.toFixed(1)} ${r.toFixed(1)} 0 0 1 ${(x + r).toFixed(1)} ${(top + r).toFixed(1)}V${base}Z`
}

const key = (link: number, silo: number): string => `${link}:${silo}`

// Left-going arcs from short to long, then right-going ones from long to short: so they nest instead of crossing.
function placeFeet(
  links: readonly ArcIn[],
  silos: number,
  x: (i: number) => number,
  wide: (i: number) => number,
  top: number,
): Map<string, { x: number; y: number }> {
  const feet = new Map<string, { x: number; y: number }>()
  for (let silo = 0; silo < silos; ++silo) {
    const ends = links
      .map((l, k) => ({ k, other: l.a === silo ? l.b : l.b === silo ? l.a : -1 }))
      .filter((e) => e.other >= 0 && e.other !== silo)
      .sort((p, q) => {
        const [left, right] = [p.other < silo, q.other < silo]
        if (left !== right) return left ? -1 : 1
        return q.other - p.other
      })
    const span = ends.length > 1 ? Math.min(wide(silo) - 10, 7.5 * (ends.length - 1)) : 0
    const r = wide(silo) / 2
    ends.forEach((end, i) => {
      const dx = ends.length > 1 ? -span / 2 + (span * i) / (ends.length - 1) : 0
      feet.set(key(end.k, silo), { x: x(silo) + dx, y: top + r - Math.sqrt(Math.max(r * r - dx * dx, 0)) })
    })
  }
  return feet
}

// Badges that would lie on each other slide along their arcs.
function apart(arcs: readonly Arc[]): Arc[] {
  const placed: { x: number; y: number }[] = []
  return arcs.map((arc) => {
    if (arc.number === null) return arc
    let best = arc.badge
    for (const dx of [0, -26, 26, -52, 52, -78, 78]) {
      const at = { x: arc.badge.x + dx, y: arc.badge.y + Math.abs(dx) * 0.12 }
      if (placed.every((p) => Math.abs(p.x - at.x) > 36 || Math.abs(p.y - at.y) > 25)) {
        best = at
        break
      }
    }
    placed.push(best)
    return { ...arc, badge: best }
  })
}
