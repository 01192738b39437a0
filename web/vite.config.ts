import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  plugins: [svelte({ compilerOptions: { css: 'external' } })],
  // Where the server is while developing: `SCHAKEL=http://127.0.0.1:8080 npm run dev`.
  server: { host: '127.0.0.1', proxy: { '/api': process.env['SCHAKEL'] ?? 'http://127.0.0.1:8080' } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  // Svelte's browser side, not its server side, in tests.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}))
