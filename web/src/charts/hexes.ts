// The opinion map as paths: hexagons, ellipses, and how the places of the server's map fit a drawing.
import type { GroundMap, GroundRegion } from '../api/types'

export interface Frame {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly x: (at: number) => number
  readonly y: (at: number) => number
}

/** Everything that is drawn fits, both axes on one scale, what is up being more. With one line it is a band. */
export function frameOf(map: GroundMap, camps: readonly GroundRegion[], width: number, edge: number): Frame {
  const regions = [...map.silos.flatMap((silo) => silo.at ?? []), ...camps]
  const xs = [...map.cells.flatMap((cell) => [cell.x - map.size, cell.x + map.size]), ...regions.flatMap((one) => [one.x - one.wide, one.x + one.wide]), -0.5, 0.5]
  const ys = map.lines < 2 ? [-1.6 * map.size, 1.6 * map.size] : [...map.cells.flatMap((cell) => [cell.y - map.size, cell.y + map.size]), ...regions.flatMap((one) => [one.y - one.wide, one.y + one.wide])]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = (width - 2 * edge) / Math.max(right - left, 1e-6)
  return { width, height: (high - low) * scale + 2 * edge, scale, x: (at) => edge + (at - left) * scale, y: (at) => edge + (high - at) * scale }
}

/** A hexagon with a corner up. */
export function hexPath(x: number, y: number, size: number): string {
  const corner = (i: number): string => `${(x + size * Math.sin((i * Math.PI) / 3)).toFixed(1)} ${(y - size * Math.cos((i * Math.PI) / 3)).toFixed(1)}`
  return `M${[0, 1, 2, 3, 4, 5].map(corner).join('L')}Z`
}

/** An ellipse as a path, so that it is turned without a transform. */
export function regionPath(region: GroundRegion, frame: Frame, thin = 0): string {
  const [a, b] = [region.wide * frame.scale, Math.max(region.tall * frame.scale, thin)]
  const [dx, dy] = [a * Math.cos(region.turn), -a * Math.sin(region.turn)]
  const [x, y] = [frame.x(region.x), frame.y(region.y)]
  const degrees = (-region.turn * 180) / Math.PI
  return `M${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}A${a.toFixed(1)} ${b.toFixed(1)} ${degrees.toFixed(1)} 1 1 ${(x - dx).toFixed(1)} ${(y - dy).toFixed(1)}A${a.toFixed(1)} ${b.toFixed(1)} ${degrees.toFixed(1)} 1 1 ${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}Z`
}
