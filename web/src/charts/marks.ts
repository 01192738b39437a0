// Marks: a drawing on the page (SVG, or a table with coloured cells) as a flat list of what is drawn, so that it can be
// written as a file of its own: without style sheets, variables or page around it.
//
// Units  CSS pixels from the top left of the drawing
// Edges  what is hidden from the eye (.vh) is no mark; a hatch is lines

export interface Paint {
  readonly fill: string    // "none" or a colour
  readonly stroke: string
  readonly width: number
  readonly dash: readonly number[]
  readonly round: boolean
  readonly opacity: number
}
export interface Shape extends Paint {
  readonly kind: 'shape'
  readonly d: string
  /** Where `d` lies: a, b, c, d, e, f of a matrix. */
  readonly at: readonly [number, number, number, number, number, number]
}
export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly x: number
  readonly y: number  // of the baseline
  readonly anchor: 'start' | 'middle' | 'end'
  readonly font: { readonly family: string; readonly size: number; readonly weight: string }
  readonly fill: string
  readonly opacity: number
}
export type Mark = Shape | Words
export interface Drawing {
  readonly marks: readonly Mark[]
  readonly width: number
  readonly height: number
}

const still = [1, 0, 0, 1, 0, 0] as const
const round2 = (value: number): number => Math.round(value * 100) / 100
const seen = (colour: string): boolean => colour !== 'none' && colour !== '' && !/^rgba\(.*, 0\)$/.test(colour) && colour !== 'transparent'

/** A rectangle as a path, its corners as round as `top` above and `bottom` below. */
export function boxPath(x: number, y: number, width: number, height: number, top = 0, bottom = top): string {
  const [r, s] = [top, bottom].map((radius) => Math.max(0, Math.min(radius, width / 2, height / 2))) as [number, number]
  const [l, t, R, b] = [x, y, x + width, y + height].map(round2) as [number, number, number, number]
  if (r === 0 && s === 0) return `M${l} ${t}H${R}V${b}H${l}Z`
  return `M${round2(l + r)} ${t}H${round2(R - r)}A${r} ${r} 0 0 1 ${R} ${round2(t + r)}V${round2(b - s)}A${s} ${s} 0 0 1 ${round2(R - s)} ${b}H${round2(l + s)}A${s} ${s} 0 0 1 ${l} ${round2(b - s)}V${round2(t + r)}A${r} ${r} 0 0 1 ${round2(l + r)} ${t}Z`
}

/** Lines at 45 degrees over a rectangle, `step` apart along its sides. */
export function hatchPath(x: number, y: number, width: number, height: number, step = 6): string {
  const parts: string[] = []
  for (let c = step / 2; c < width + height; c += step) {
    const from = [x + Math.min(c, width), y + Math.max(0, c - width)] as const
    const to = [x + Math.max(0, c - height), y + Math.min(c, height)] as const
    parts.push(`M${round2(from[0])} ${round2(from[1])}L${round2(to[0])} ${round2(to[1])}`)
  }
  return parts.join('')
}

function opacityUnder(root: Element, element: Element): number {
  let opacity = 1
  for (let at: Element | null = element; at !== null; at = at === root ? null : at.parentElement) opacity *= Number(getComputedStyle(at).opacity || '1')
  return round2(opacity)
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? '0')

function pathOf(element: Element): string | null {
  switch (element.tagName) {
    case 'path': return element.getAttribute('d')
    case 'rect': return boxPath(number(element, 'x'), number(element, 'y'), number(element, 'width'), number(element, 'height'), number(element, 'rx'))
    case 'line': return `M${number(element, 'x1')} ${number(element, 'y1')}L${number(element, 'x2')} ${number(element, 'y2')}`
    case 'circle': {
      const [x, y, r] = [number(element, 'cx'), number(element, 'cy'), number(element, 'r')]
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
    }
    case 'polygon': return `M${(element.getAttribute('points') ?? '').trim()}Z`
    case 'polyline': return `M${(element.getAttribute('points') ?? '').trim()}`
    default: return null
  }
}

const fontOf = (style: CSSStyleDeclaration): Words['font'] => ({ family: style.fontFamily, size: parseFloat(style.fontSize), weight: style.fontWeight })

function drawn(root: Element, origin: DOMRect, element: SVGGraphicsElement): Mark[] {
  const style = getComputedStyle(element)
  if (style.visibility === 'hidden' || style.display === 'none') return []
  const m = element.getScreenCTM()
  const at = m === null ? still : ([m.a, m.b, m.c, m.d, m.e - origin.left, m.f - origin.top].map(round2) as unknown as Shape['at'])
  const opacity = opacityUnder(root, element)
  if (element.tagName === 'text') {
    const anchor = style.textAnchor === 'middle' || style.textAnchor === 'end' ? style.textAnchor : 'start'
    const [x, y] = [number(element, 'x'), number(element, 'y')]
    return [{ kind: 'words', text: element.textContent?.trim() ?? '', x: round2(at[0] * x + at[2] * y + at[4]), y: round2(at[1] * x + at[3] * y + at[5]), anchor, font: { ...fontOf(style), size: round2(parseFloat(style.fontSize) * at[3]) }, fill: style.fill, opacity }]
  }
  const d = pathOf(element)
  if (d === null || (!seen(style.fill) && !seen(style.stroke))) return []
  const dash = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat)
  return [{ kind: 'shape', d, at, fill: seen(style.fill) ? style.fill : 'none', stroke: seen(style.stroke) ? style.stroke : 'none', width: parseFloat(style.strokeWidth), dash, round: style.strokeLinecap === 'round', opacity }]
}

// The background, the outline and the hatch of a piece of the page.
function boxed(root: Element, origin: DOMRect, element: Element): Shape[] {
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left - origin.left, box.top - origin.top]
  const [radius, foot] = [parseFloat(style.borderTopLeftRadius) || 0, parseFloat(style.borderBottomLeftRadius) || 0]
  const paint = { fill: 'none', stroke: 'none', width: 0, dash: [], round: false, opacity: opacityUnder(root, element), at: still, kind: 'shape' as const }
  const shapes: Shape[] = []
  if (seen(style.backgroundColor)) shapes.push({ ...paint, d: boxPath(x, y, box.width, box.height, radius, foot), fill: style.backgroundColor })
  if (style.backgroundImage.startsWith('repeating-linear-gradient')) shapes.push({ ...paint, d: hatchPath(x, y, box.width, box.height), stroke: style.backgroundImage.match(/rgba?\([^)]*[1-9][^)]*\)(?= (?:4|5))/)?.[0] ?? style.color, width: 1.25 })
  const line = /(rgba?\([^)]*\)|color\([^)]*\)).*?([\d.]+)px inset$/.exec(style.boxShadow)
  if (line !== null) {
    const width = Number(line[2])
    shapes.push({ ...paint, d: boxPath(x + width / 2, y + width / 2, box.width - width, box.height - width, radius - width / 2, foot - width / 2), stroke: line[1] ?? 'none', width })
  }
  return shapes
}

// Text of the page, a line at a time, where the browser put it.
function written(root: Element, origin: DOMRect, node: Text): Words[] {
  const parent = node.parentElement
  const text = node.data
  if (parent === null || text.trim() === '') return []
  const style = getComputedStyle(parent)
  const font = fontOf(style)
  const lines: { text: string; box: DOMRect }[] = []
  const range = document.createRange()
  for (const { 0: word, index } of text.matchAll(/\S+\s*/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.trimEnd().length)
    const box = range.getBoundingClientRect()
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.box.top - box.top) < 2) last.text += ` ${word.trim()}`
    else lines.push({ text: word.trim(), box })
  }
  return lines.map((line) => ({ kind: 'words', text: line.text, x: round2(line.box.left - origin.left), y: round2(line.box.top - origin.top + line.box.height / 2 + font.size * 0.35), anchor: 'start', font, fill: style.color, opacity: opacityUnder(root, parent) }))
}

/** Everything that is drawn under this element. */
export function drawingOf(root: Element): Drawing {
  const all = root.getBoundingClientRect()
  const shown = [...root.querySelectorAll('*')].filter((one) => one.closest('.vh, [data-no-picture]') === null)
  // What is left out above leaves no gap.
  const top = Math.min(...shown.filter((one) => one.childElementCount === 0).map((one) => one.getBoundingClientRect().top), all.bottom)
  const origin = new DOMRect(all.left, top, all.width, all.bottom - top)
  const marks: Mark[] = []
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      marks.push(...written(root, origin, node))
      return
    }
    if (!(node instanceof Element) || node.classList.contains('vh') || node.hasAttribute('data-no-picture')) return
    if (node instanceof SVGGraphicsElement && node.tagName !== 'svg' && node.tagName !== 'g') {
      marks.push(...drawn(root, origin, node))
      return
    }
    if (!(node instanceof SVGElement)) marks.push(...boxed(root, origin, node))
    node.childNodes.forEach(visit)
  }
  visit(root)
  // What scrolls reaches further than the element itself.
  const scrolled = Math.max(0, ...shown.filter((one) => getComputedStyle(one).overflowX === 'auto').map((one) => one.scrollWidth - one.clientWidth))
  return { marks, width: Math.ceil(origin.width + scrolled), height: Math.ceil(origin.height) }
}
