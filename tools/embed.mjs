// Makes one .cpp out of a folder of web files: tools/embed.mjs DIST COMPRESSED_DIR OUT.cpp
// The bytes are taken in by the assembler (.incbin); text is also compressed here, once, as well as can be.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const [dist, compressed, out] = process.argv.slice(2).map((path) => resolve(path))
mkdirSync(compressed, { recursive: true })

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)])

const isText = /\.(html|js|css|json|svg|webmanifest|txt|map)$/
const bytes = []
const rows = []
const symbol = (path) => {
  const name = `schakel_web_${bytes.length}`
  bytes.push(`__asm__(".section .rodata\\n${name}: .incbin \\"${path}\\"\\n${name}_end: .byte 0\\n.previous\\n");
extern const char ${name}_begin[] __asm__("${name}");
extern const char ${name}_finish[] __asm__("${name}_end");`)
  return `std::string_view(${name}_begin, static_cast<std::size_t>(${name}_finish - ${name}_begin))`
}

for (const file of filesIn(dist).sort()) {
  const plain = readFileSync(file)
  const path = file.slice(dist.length)
  const variants = [symbol(file)]
  for (const [extension, smaller] of [
    ['gz', (b) => gzipSync(b, { level: 9 })],
    ['br', (b) => brotliCompressSync(b, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
  ]) {
    const packed = isText.test(path) ? smaller(plain) : plain
    if (packed.length + 100 > plain.length) {
      variants.push('std::string_view()')
      continue
    }
    const place = join(compressed, `${path.slice(1).replaceAll('/', '_')}.${extension}`)
    writeFileSync(place, packed)
    variants.push(symbol(place))
  }
  const etag = createHash('sha256').update(plain).digest('hex').slice(0, 16)
  rows.push(`      {"${path}", "${etag}", ${variants.join(', ')}},`)
}

writeFileSync(out, `// Made by tools/embed.mjs from web/dist.
#include "app/web_app.hpp"

${bytes.join('\n')}

namespace schakel::app {

std::span<const WebFile> web_files() {
  static const WebFile files[] = {
${rows.join('\n')}
  };
  return files;
}

}  // namespace schakel::app
`)
