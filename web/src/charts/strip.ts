// Markers on one line, moved up or down so that none covers another.

/** How many places each is moved from the line (0, 1, -1, 2, …), for markers this wide; from the left to the right. */
export function stacked(at: readonly number[], wide: number): number[] {
  const order = at.map((_, i) => i).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)
  const last = new Map<number, number>()  // where the last marker of a row is
  const rows = Array.from(at, () => 0)
  for (const i of order) {
    const here = at[i] ?? 0
    let row = 0
    for (let n = 0; here - (last.get(row) ?? -Infinity) < wide; ++n) row = n % 2 === 0 ? -(n / 2 + 1) : (n + 1) / 2
    rows[i] = row
    last.set(row, here)
  }
  return rows
}
