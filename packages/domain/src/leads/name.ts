const honorifics = new Set(
  (
    'mr mrs ms miss mx dr prof er adv ca smt shri sri shree shrimati sushri kum ji sir madam mam maam md ' +
    'श्री श्रीमती श्रीमान सुश्री कु डॉ डा प्रो जी सर मैडम सौ'
  ).split(' '),
)

// Latin accents fall away; Devanagari vowel signs are marks too, and are the name.
const latinMarks = /[\u0300-\u036f]/g

/**
 * A name for comparing, never for showing: lower case, Latin accents and punctuation gone, one space between words,
 * honorifics dropped unless nothing else is left. Blank when there is no letter or digit.
 */
export function normaliseName(name: string | null | undefined): string {
  const words = (name ?? '')
    .normalize('NFKD')
    .replace(latinMarks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`\u200b-\u200d\ufeff]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
  const bare = words.filter((word) => !honorifics.has(word))
  return (bare.length > 0 ? bare : words).join(' ')
}

const isInitial = (word: string): boolean => [...word].length === 1

const fits = (a: string, b: string): boolean =>
  a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b))

/**
 * Could both be the same person's name? Every word of the shorter must fit a word of its own in the longer, in any order,
 * whole or as an initial, and at least one must fit whole. Spelling variants are not guessed: siblings differ by a letter.
 */
export function alikeNames(a: string | null | undefined, b: string | null | undefined): boolean {
  const left = normaliseName(a)
  const right = normaliseName(b)
  if (left === '' || right === '') return false
  if (left === right || left.replaceAll(' ', '') === right.replaceAll(' ', '')) return true
  const [short, long] = [left.split(' '), right.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]]
  const rest = [...long]
  const others = short.filter((word) => !take(rest, (other) => other === word))
  const wholeShared = short.length - others.length - initialsShared(short, others)
  return wholeShared > 0 && others.every((word) => take(rest, (other) => fits(word, other)))
}

const initialsShared = (words: readonly string[], others: readonly string[]): number =>
  words.filter(isInitial).length - others.filter(isInitial).length

function take(words: string[], wanted: (word: string) => boolean): boolean {
  const at = words.findIndex(wanted)
  if (at < 0) return false
  words.splice(at, 1)
  return true
}
