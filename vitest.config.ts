import { defineConfig } from 'vitest/config'

/** Tests over sockets, processes and browsers wait for real time; a second try in CI tells a busy machine from a fault. */
const again = process.env.CI ? 1 : 0
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
          retry: again,
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
          retry: again,
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
