/** Collects the values of a statement; answers the place of each in its text. */
export class Parameters {
  readonly values: unknown[] = []

  add(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }

  /** `column` is one of these. Spelt out, since GIN indexes know no arrays. */
  among(column: string, values: readonly unknown[], type: string): string {
    if (values.length > 8) return `${column} = any (${this.add([...values], `${type}[]`)})`
    return values.length === 0
      ? 'false'
      : `(${values.map((value) => `${column} = ${this.add(value, type)}`).join(' or ')})`
  }
}
