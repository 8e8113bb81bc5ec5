const bits = 32_768

/** A set of lead ids that costs a bit each where ids lie close together, as those of one import do: a million fit in some 130 kB. */
export class IdSet {
  readonly #pages = new Map<number, Uint32Array>()

  add(id: number) {
    const page = Math.floor(id / bits)
    let words = this.#pages.get(page)
    if (!words) {
      words = new Uint32Array(bits / 32)
      this.#pages.set(page, words)
    }
    const at = id % bits
    words[at >> 5] = (words[at >> 5] as number) | (1 << (at & 31))
  }

  has(id: number): boolean {
    const words = this.#pages.get(Math.floor(id / bits))
    const at = id % bits
    return words !== undefined && ((words[at >> 5] as number) & (1 << (at & 31))) !== 0
  }
}
