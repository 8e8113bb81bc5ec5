/** A wish that one part of the page has and another part fulfils, without either knowing the other. */
export interface Bus<T> {
  /** Hands the wish over, or keeps the latest one for a moment until somebody listens (code that is still being fetched, say). */
  send(wish: T): void
  /** The latest listener is asked; returns what ends the listening. */
  listen(handler: (wish: T) => void): () => void
}

/** `keepMs`: how long an unheard wish stays; a person who has looked elsewhere since does not want it any more. */
export function createBus<T>(keepMs = 8000): Bus<T> {
  const handlers: ((wish: T) => void)[] = []
  let kept: { wish: T; at: number } | null = null
  return {
    send(wish) {
      const handler = handlers.at(-1)
      if (handler) handler(wish)
      else kept = { wish, at: Date.now() }
    },
    listen(handler) {
      handlers.push(handler)
      const waiting = kept
      kept = null
      if (waiting && Date.now() - waiting.at < keepMs) handler(waiting.wish)
      return () => {
        const at = handlers.indexOf(handler)
        if (at >= 0) handlers.splice(at, 1)
      }
    },
  }
}
