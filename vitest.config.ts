import { defineConfig } from 'vitest/config'

const node = { environment: 'node', testTimeout: 20_000 } as const

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      exclude: ['**/*.test.ts', '**/fixtures/**', '**/main.ts'],
      reporter: ['json-summary'],
      reportOnFailure: true,
    },
    projects: [
      { test: { ...node, name: 'domain', root: 'packages/domain' } },
      { test: { ...node, name: 'contracts', root: 'packages/contracts' } },
      {
        test: {
          ...node,
          name: 'server',
          root: 'apps/server',
          globalSetup: ['./test/global-setup.ts'],
          setupFiles: ['./test/setup.ts'],
          maxWorkers: 2,
          hookTimeout: 60_000,
        },
      },
      { test: { ...node, name: 'sandbox', root: 'apps/sandbox' } },
      {
        extends: './apps/web/vite.config.ts',
        test: { name: 'web', root: 'apps/web', environment: 'happy-dom', setupFiles: ['./test/setup.ts'] },
      },
      { test: { ...node, name: 'scripts', root: 'scripts' } },
      {
        test: {
          ...node,
          name: 'e2e',
          root: 'e2e',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          globalSetup: ['./global-setup.ts'],
        },
      },
    ],
  },
})
