/** A connect request that placed no call; `status` is null when it got no reply at all. Numbers are ten digits. */
export interface Refusal {
  readonly at: number
  readonly status: number | null
  readonly from: string | null
  readonly to: string | null
}

export interface Refusals {
  add(refusal: Refusal): void
  newestFirst(): readonly Refusal[]
  clear(): void
}

/** The last hundred refused requests, for the page. */
export function newRefusals(): Refusals {
  let kept: Refusal[] = []
  return {
    add(refusal) {
      kept = [refusal, ...kept].slice(0, 100)
    },
    newestFirst: () => kept,
    clear() {
      kept = []
    },
  }
}
