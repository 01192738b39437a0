// Promises of the source that a type checker does not see: features do not import features, no words outside the
// catalogues, nothing that the content security policy would refuse.
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'svelte/compiler'
import { filesIn } from './files.mjs'

const web = join(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(web, 'src')
const faults = []
const layerOf = (path) => relative(src, path).split('/')[0]
// Who may know whom: a layer may import what stands left of it.
const layers = ['words', 'api', 'look', 'charts', 'ui', 'shell', 'features', 'worker']
const allowed = {
  words: ['words', 'api'],  // api/types only
  api: ['api', 'words'],
  look: ['look'],
  charts: ['charts', 'words', 'ui', 'api'],
  ui: ['ui', 'api', 'words', 'look'],
  worker: ['worker'],
  shell: ['shell', 'ui', 'api', 'words', 'look', 'features'],
  features: ['features', 'shell', 'ui', 'charts', 'api', 'words', 'look'],
}

function checkImports(file, text) {
  const layer = layerOf(file)
  const feature = relative(src, file).split('/')[1]
  for (const [, from] of text.matchAll(/(?:import|from)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    const target = resolve(dirname(file), from)
    const to = layerOf(target)
    if (layers.includes(layer) && layers.includes(to) && !allowed[layer].includes(to)) faults.push(`${relative(web, file)}: ${layer} may not import ${to} (${from})`)
    if (layer === 'features' && to === 'features' && relative(src, target).split('/')[1] !== feature) faults.push(`${relative(web, file)}: features do not import features (${from})`)
  }
}

const worded = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
const hasWord = (text) => /\p{L}{2,}/u.test(text)

function checkMarkup(file, text) {
  const say = (node, what) => faults.push(`${relative(web, file)}:${text.slice(0, node.start).split('\n').length}: ${what}`)
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return
    if (Array.isArray(node)) return node.forEach(visit)
    if (node.type === 'Text' && hasWord(node.data)) say(node, `words outside the catalogues: '${node.data.trim().slice(0, 40)}'`)
    if (node.type === 'HtmlTag') say(node, '{@html} is not used')
    if (node.type === 'StyleDirective') say(node, 'style: sets an inline style')
    if (node.type === 'Attribute') {
      if (node.name === 'style') say(node, 'an inline style')
      if (worded.has(node.name) && Array.isArray(node.value) && node.value.some((part) => part.type === 'Text' && hasWord(part.data))) say(node, `words outside the catalogues in ${node.name}`)
      return
    }
    for (const [key, child] of Object.entries(node)) if (!['css', 'instance', 'module', 'metadata', 'parent'].includes(key)) visit(child)
  }
  visit(parse(text, { modern: true, filename: file }).fragment)
}

const files = filesIn(src, ['.svelte', '.ts']).filter((f) => !f.endsWith('api/types.ts'))
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  checkImports(file, text)
  if (file.endsWith('.svelte')) checkMarkup(file, text)
  if (/https?:\/\/(?!127\.0\.0\.1|www\.w3\.org)/.test(text.replace(/^\s*(\/\/|\*).*$/gm, ''))) faults.push(`${relative(web, file)}: an address of somebody else's server`)
}
for (const text of faults) console.error(text)
console.log(`source: ${files.length} files, ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)
