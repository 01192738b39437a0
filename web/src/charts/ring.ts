// Places on a ring, and lines between them: a circle of people by their silos, or many silos at once.
//
// Shape   the first place is at the top, then clockwise

export interface Place {
  readonly x: number
  readonly y: number
}

export function ringPlaces(count: number, centre: number, radius: number): Place[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / Math.max(count, 1)
    return { x: centre + radius * Math.sin(angle), y: centre - radius * Math.cos(angle) }
  })
}

export interface Pair {
  readonly a: number
  readonly b: number
}

export function allPairs(count: number): Pair[] {
  const pairs: Pair[] = []
  for (let a = 0; a < count; ++a) for (let b = a + 1; b < count; ++b) pairs.push({ a, b })
  return pairs
}

/** A curve between two places that bends towards the centre. `bend` 0 = straight, 1 = through the centre. */
export function bentLine(from: Place, to: Place, centre: number, bend: number): string {
  const cx = ((from.x + to.x) / 2) * (1 - bend) + centre * bend
  const cy = ((from.y + to.y) / 2) * (1 - bend) + centre * bend
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`
}

/** A place on that curve; `along` 0 = where it leaves, 1 = where it arrives. */
export function alongLine(from: Place, to: Place, centre: number, bend: number, along: number): Place {
  const cx = ((from.x + to.x) / 2) * (1 - bend) + centre * bend
  const cy = ((from.y + to.y) / 2) * (1 - bend) + centre * bend
  const [p, q, r] = [(1 - along) ** 2, 2 * along * (1 - along), along ** 2]
  return { x: p * from.x + q * cx + r * to.x, y: p * from.y + q * cy + r * to.y }
}

export function middleOf(from: Place, to: Place, centre: number, bend: number): Place {
  return alongLine(from, to, centre, bend, 0.5)
}
