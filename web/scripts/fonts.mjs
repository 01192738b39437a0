// The two typefaces, cut so that a phone loads little: what nearly every Dutch or English page needs in one small file each,
// the rest of Latin and its extension (Şahin) in files that are fetched only when such a letter is there.
// All files of a family name the same weights: a browser does not mix faces that differ in that.
// Makes src/look/fonts/: fonts.css and the cut files. The others come from the packages as they are.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subset from 'subset-font'

const web = fileURLToPath(new URL('..', import.meta.url))
const out = `${web}src/look/fonts/`
const often = [...Array(0x7f - 0x20).keys()].map((i) => i + 0x20).concat([...'éëïöüèáàçóÉË–—‘’“”…€×·'].map((c) => c.codePointAt(0)))
const latin = [[0xa0, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2bb, 0x2bc], [0x2c6, 0x2c6], [0x2da, 0x2da], [0x2dc, 0x2dc], [0x2000, 0x206f], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2190, 0x2193], [0x2212, 0x2212]]
const extension = [[0x100, 0x130], [0x132, 0x151], [0x154, 0x2ba], [0x2bd, 0x2c5], [0x2c7, 0x2cc], [0x1e00, 0x1eff], [0x20a0, 0x20ab], [0x20ad, 0x20c0], [0x2113, 0x2113]]

const hex = (code) => code.toString(16).toUpperCase()
function ranges(codes) {
  const sorted = [...new Set(codes)].sort((a, b) => a - b)
  const runs = []
  for (const code of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}
const all = (spans) => spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
const rest = all(latin).filter((code) => !often.includes(code))

const faces = [
  { family: 'Schibsted Grotesk Variable', pack: '@fontsource-variable/schibsted-grotesk', file: 'schibsted-grotesk', weights: '400 700', axes: { wght: { min: 400, max: 700 } } },
  { family: 'Literata Variable', pack: '@fontsource-variable/literata', file: 'literata', weights: '400', axes: { wght: 400 } },
]
const face = (family, url, weights, range) => `@font-face{font-family:"${family}";src:url(${url}) format("woff2");font-weight:${weights};font-display:swap;unicode-range:${range}}\n`

// Written only when it differs, so that nothing seems newer than it is.
function put(path, bytes) {
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes)
}

mkdirSync(out, { recursive: true })
let css = '/* Made by scripts/fonts.mjs. */\n'
for (const { family, pack, file, weights, axes } of faces) {
  const whole = readFileSync(`${web}node_modules/${pack}/files/${file}-latin-wght-normal.woff2`)
  const target = `${out}${file}.woff2`
  put(target, await subset(whole, String.fromCodePoint(...often), { targetFormat: 'woff2', variationAxes: axes, noLayoutClosure: true }))
  css += face(family, `./${file}.woff2`, weights, ranges(often))
  css += face(family, `${pack}/files/${file}-latin-wght-normal.woff2`, weights, ranges(rest))
  css += face(family, `${pack}/files/${file}-latin-ext-wght-normal.woff2`, weights, ranges(all(extension)))
}
put(`${out}fonts.css`, Buffer.from(css))
