// The catalogues: both languages have the same sentences with the same {values}; every key that the source asks for is
// there; every key that is there is asked for; every error that the server can give has a sentence.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesIn } from './files.mjs'

const web = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(web, 'src/words')
const faults = []
const fault = (text) => faults.push(text)

const valuesIn = (sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join(' ')

function catalogue(name, language) {
  const path = join(folder, `${name}.${language}.json`)
  if (!existsSync(path)) {
    fault(`words/${name}.${language}.json is missing`)
    return {}
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}

const names = [...new Set(readdirSync(folder).filter((f) => f.endsWith('.json')).map((f) => f.split('.')[0]))]
const known = new Map()
for (const name of names) {
  const [nl, en] = [catalogue(name, 'nl'), catalogue(name, 'en')]
  for (const key of new Set([...Object.keys(nl), ...Object.keys(en)])) {
    if (!(key in nl)) fault(`${name}.nl.json has no '${key}'`)
    else if (!(key in en)) fault(`${name}.en.json has no '${key}'`)
    else if (valuesIn(nl[key]) !== valuesIn(en[key])) fault(`${name}: '${key}' has other {values} in nl (${valuesIn(nl[key])}) than in en (${valuesIn(en[key])})`)
    if ((nl[key] ?? '') === '' || (en[key] ?? '') === '') fault(`${name}: '${key}' is empty`)
    if (known.has(key)) fault(`'${key}' is in ${name} and in ${known.get(key)}`)
    // What only somebody with an office can be told is in a catalogue of its own, which others need not fetch.
    if (key.split('.')[0] !== name.replace(/_.*$/, '')) fault(`${name}: '${key}' should start with '${name}.'`)
    known.set(key, name)
  }
}

// What the source asks for: whole keys between quotes, and keys with a part that is filled in (`map.view.${name}`).
const source = filesIn(join(web, 'src'), ['.svelte', '.ts']).filter((f) => !f.endsWith('.test.ts') && !f.endsWith('api/types.ts')).map((f) => [f.slice(web.length + 1), readFileSync(f, 'utf8')])
const prefixes = names.map((name) => name.replace(/[^\w]/g, '')).join('|')
const literal = new RegExp(`['"\`]((?:${prefixes})(?:\\.[A-Za-z0-9_]+)+)['"\`]`, 'g')
const template = new RegExp(`\`((?:${prefixes})\\.[^\`]*\\$\\{[^\`]*)\``, 'g')
const asked = new Set()
const patterns = []
for (const [file, text] of source) {
  for (const [, key] of text.matchAll(literal)) {
    asked.add(key)
    const forms = ['_one', '_other'].some((form) => known.has(key + form))
    if (!known.has(key) && !forms && !file.includes('routes.ts')) fault(`${file}: there is no sentence '${key}'`)
    if (!known.has(key) && file.includes('routes.ts')) fault(`${file}: there is no sentence '${key}'`)
  }
  for (const [, key] of text.matchAll(template)) {
    const pattern = new RegExp(`^${key.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')).join('[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*')}$`)
    patterns.push(pattern)
    if (![...known.keys()].some((k) => pattern.test(k))) fault(`${file}: no sentence fits \`${key}\``)
  }
}
const base = (key) => key.replace(/_(one|two|few|many|other|zero)$/, '')
for (const key of known.keys()) {
  if (key.startsWith('error.') || key.startsWith('notice.')) continue
  if (!asked.has(key) && !asked.has(base(key)) && !patterns.some((p) => p.test(key) || p.test(base(key)))) fault(`'${key}' in ${known.get(key)} is not used`)
}

// What the server can refuse.
const server = join(web, '../src')
if (existsSync(server)) {
  const codes = new Set()
  for (const file of filesIn(server, ['.cpp', '.hpp'])) {
    if (file.startsWith(join(server, 'cli'))) continue
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (/^\s*\/\//.test(line) && !file.endsWith('service.hpp')) continue
      for (const [, code] of line.replace(/([^:])\/\/.*$/, file.endsWith('service.hpp') ? '$&' : '$1').matchAll(/"(error\.[a-z0-9_]*[a-z0-9])"/g)) codes.add(code)
    }
  }
  // What a text is called when it is refused; what is noticed about a line that was taken.
  for (const file of filesIn(join(server, 'domain'), ['.cpp'])) {
    const text = readFileSync(file, 'utf8')
    for (const [, name] of text.matchAll(/\b(?:line|prose|optional_line|optional_prose|words|check_raised)\([^;"]*?"([a-z_]+)"/g)) if (!known.has(`error.field.${name}`)) fault(`${file.slice(server.length + 1)}: a refusal can name '${name}', which has no error.field.${name}`)
    for (const [, name] of text.matchAll(/\{"(?:field|what)", "([a-z-]+)"\}/g)) if (!known.has(`error.field.${name.replaceAll('-', '_')}`)) fault(`${file.slice(server.length + 1)}: a refusal can name '${name}', which has no error.field.${name.replaceAll('-', '_')}`)
  }
  for (const file of filesIn(join(server, 'exchange'), ['.cpp'])) {
    for (const [, code] of readFileSync(file, 'utf8').matchAll(/"notice\.([a-z_]+)"/g)) if (!known.has(`import.noticed.${code}`)) fault(`${file.slice(server.length + 1)}: 'notice.${code}' has no import.noticed.${code}`)
  }
  const cli = new Set(['error.usage', 'error.unreadable_file', 'error.unwritable_file'])
  for (const code of codes) if (!known.has(code) && !cli.has(code)) fault(`the server's '${code}' has no sentence in words/error`)
}

for (const text of faults) console.error(text)
console.log(`words: ${known.size} sentences in 2 languages, ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)
