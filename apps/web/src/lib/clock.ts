/** How far the server's clock is ahead of this machine's. Budget laptops are minutes wrong; call timers must not be. */
let aheadMs = 0

/** Learns from a time the server just sent. A difference below two seconds is the network's, not the clock's. */
export function learnServerTime(serverNow: string): void {
  const difference = Date.parse(serverNow) - Date.now()
  if (Number.isFinite(difference)) aheadMs = Math.abs(difference) < 2000 ? 0 : difference
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = () => Date.now() + aheadMs
