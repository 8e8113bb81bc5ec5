import { queryClient } from './query.ts'

/** However much is still asked for, nobody waits longer than this. */
const longestMs = 3000

const moment = (): Promise<void> =>
  new Promise((done) => {
    // Not every browser says when it has a moment.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 500 })
    else setTimeout(done, 50)
  })

/**
 * Resolves once the screen has its data and the browser a moment to spare: what can be seen and pressed comes first, the
 * code behind it after.
 */
export async function atRest(): Promise<void> {
  const until = performance.now() + longestMs
  do await moment()
  while (queryClient.isFetching() > 0 && performance.now() < until)
}
