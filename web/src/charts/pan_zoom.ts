// Where a picture stands that somebody looks closer at: moved and enlarged within its frame, never out of it.
export interface Look {
  readonly scale: number
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}

export const still: Look = { scale: 1, x: 0, y: 0 }
const closest = 6

const within = (offset: number, scale: number, length: number): number => Math.min(0, Math.max(length * (1 - scale), offset))

/** Closer by a factor; the point (x, y) of the frame stays where it is. */
export function zoomed(look: Look, by: number, x: number, y: number, size: Size): Look {
  const scale = Math.min(closest, Math.max(1, look.scale * by))
  if (scale < 1.02) return still
  const grown = scale / look.scale
  return moved({ scale, x: x - (x - look.x) * grown, y: y - (y - look.y) * grown }, 0, 0, size)
}

export function moved(look: Look, dx: number, dy: number, size: Size): Look {
  return { scale: look.scale, x: within(look.x + dx, look.scale, size.width), y: within(look.y + dy, look.scale, size.height) }
}
