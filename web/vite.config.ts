import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformWithEsbuild, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { firstIcons, moreIcons } from './src/ui/icon_names'

// What a participant needs without a connection: reading Today, writing a share, voting, and the way there.
const offline = /virtual:more-icons|\/src\/(main\.ts|api\/credential\.ts|shell\/|features\/(today|shares|rounds|circle|settings|signin)\/|words\/(common|shell|error|error_office|error_circle|today|shares|rounds|result|circle|settings|signin)\.)/

// The worker is built beside the app, with the names of the files that it keeps.
function worker(): Plugin {
  const source = fileURLToPath(new URL('src/worker/worker.ts', import.meta.url))
  return {
    name: 'schakel-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = new Set<string>(['/app.webmanifest', '/schakel.svg'])
      const add = (name: string): void => {
        const one = bundle[name]
        if (one?.type !== 'chunk' || files.has(`/${name}`)) return
        files.add(`/${name}`)
        one.imports.forEach(add)
        for (const css of one.viteMetadata?.importedCss ?? []) files.add(`/${css}`)
      }
      for (const [name, one] of Object.entries(bundle)) {
        if (one.type === 'chunk' && (one.isEntry || offline.test(one.facadeModuleId ?? ''))) add(name)
        if (one.type === 'asset' && /^assets\/(?!.*wght-normal).*\.woff2$/.test(name)) files.add(`/${name}`)
      }
      const names = [...files].sort()
      const version = createHash('sha256').update(names.join('\n')).update(readFileSync(source)).digest('hex').slice(0, 12)
      const { code } = await transformWithEsbuild(readFileSync(source, 'utf8'), source, { minify: true, target: 'es2022', format: 'iife', define: { FILES: JSON.stringify(names), VERSION: JSON.stringify(version) } })
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: code })
    },
  }
}

// Of Lucide only the drawings of the icons that we name: a component for each of them weighs several times as much on a phone.
function icons(): Plugin {
  const sets: Readonly<Record<string, readonly string[]>> = { 'virtual:first-icons': firstIcons, 'virtual:more-icons': moreIcons }
  const drawing = (name: string): unknown => {
    const read = (file: string): string => readFileSync(fileURLToPath(new URL(`node_modules/@lucide/svelte/dist/icons/${file}`, import.meta.url)), 'utf8')
    // A name that Lucide gave up for another leads to that one.
    const now = /from "\.\/([\w-]+\.svelte)"/.exec(read(`${name}.js`))?.[1] ?? `${name}.svelte`
    const data = /const iconData = (\{.*\});/.exec(read(now))?.[1]
    if (data === undefined) throw new Error(`no drawing in Lucide's ${name}`)
    return (JSON.parse(data) as { node: unknown }).node
  }
  return {
    name: 'schakel-icons',
    resolveId: (asked) => (asked in sets ? `\0${asked}` : null),
    load: (asked) => {
      const names = sets[asked.slice(1)]
      return names === undefined ? null : `export default ${JSON.stringify(Object.fromEntries(names.map((name) => [name, drawing(name)])))}`
    },
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [icons(), svelte({ compilerOptions: { css: 'external' } }), worker()],
  // Where the server is while developing: `SCHAKEL=http://127.0.0.1:8080 npm run dev`.
  server: { host: '127.0.0.1', proxy: { '/api': process.env['SCHAKEL'] ?? 'http://127.0.0.1:8080' } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  // Svelte's browser side, not its server side, in tests.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}))
