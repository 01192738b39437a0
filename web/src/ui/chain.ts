// The chain (ketting): phases as interlocking links. Only the geometry.

export interface Link {
  readonly x: number
  readonly middle: number
}
export interface ChainPlan {
  readonly width: number
  readonly height: number
  readonly links: readonly Link[]
}
export const chainStroke = 2.6
export const chainOverlap = 16

export function planChain(count: number, link: number, height: number): ChainPlan {
  const links = Array.from({ length: count }, (_, i) => {
    const x = chainStroke + i * (link - chainOverlap)
    return { x, middle: x + link / 2 }
  })
  return { width: count * link - (count - 1) * chainOverlap + chainStroke * 2, height: height + chainStroke * 2, links }
}

/** How long each link is so that the chain fills this width; never so short that a name does not fit. */
export function linkFor(count: number, width: number): number {
  return Math.max(132, Math.min(260, (width - chainStroke * 2 + (count - 1) * chainOverlap) / Math.max(count, 1)))
}
