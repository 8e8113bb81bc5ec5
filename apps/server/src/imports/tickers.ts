import { makeTicker, type Ticker } from '../platform/jobs/ticker.ts'
import { type RunDeps, runImport } from './running/run-import.ts'
import { nextToRun } from './store.ts'

/**
 * Runs what waits, one import after the other and in one process of many. A ticker and not a queued job, because its lock goes with its connection:
 * after `kill -9` any process goes on at once, where a job would stay locked for hours.
 */
export const importTickers = (deps: RunDeps): Ticker[] => [
  makeTicker(deps, { name: 'imports', everyMs: 1000, alone: true }, async (signal) => {
    while (!signal.aborted) {
      const id = await nextToRun(deps.db)
      if (id === null) return
      await runImport(deps, id, signal)
    }
  }),
]
