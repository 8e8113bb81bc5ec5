import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './vite-compress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.TELEHUB_URL ?? 'http://localhost:3100'

const opening = '(combobox|confirm|dialog|dropdown-menu|popover|sheet|tabs)\\.tsx'
const windows = new RegExp(`/(radix-ui|@radix-ui|@floating-ui|cmdk|aria-hidden|react-remove-scroll)/|src/ui/${opening}`)
const kit = new RegExp(`/lucide-react/|src/(lib|ui)/(?!${opening}|virtual-list)`)

export default defineConfig({
  root: here('.'),
  plugins: [react(), tailwindcss(), compressed()],
  resolve: {
    alias: [
      { find: '@', replacement: here('./src') },
      // Its style tag would be stopped by the page's Content-Security-Policy; ours adopts a sheet instead.
      { find: 'react-style-singleton', replacement: here('./src/lib/style-singleton.ts') },
    ],
  },
  server: {
    port: 3101,
    strictPort: true,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined as data: the policy names only our own files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes seldom is kept apart, so that a release does not throw away the browser's copy of it.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'tanstack',
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-query|query-core|react-store|store)[\\/]/,
              priority: 2,
            },
            // What every screen draws with, in one file: many small ones cost more in requests than they save in bytes.
            { name: 'base', tags: ['$initial'], priority: 1 },
            { name: 'kit', test: kit, minShareCount: 2 },
            // What opens over a screen; it is fetched once the screen itself is there.
            { name: 'windows', test: windows },
            { name: 'list', test: /virtual/, minShareCount: 2 },
          ],
        },
      },
    },
  },
})
