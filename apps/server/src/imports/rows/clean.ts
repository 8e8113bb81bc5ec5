/** What spreadsheets and CRMs write where nothing is known. Lower case. */
const blanks = new Set(
  `#n/a n/a na n.a. n.a nil null none undefined nan - -- --- — – . .. ? select #ref! #value! #null! #name? #div/0! #num! (blank) blank
   unknown`
    .split(/\s+/)
    .concat([
      'not available',
      'not provided',
      'not applicable',
      'not found',
      'select one',
      'no data',
      '(not set)',
      '[not provided]',
      '<null>',
      'लागू नाही',
    ]),
)

/** A cell as its text: trimmed, no invisible characters, blank words empty. A leading apostrophe is a spreadsheet's mark for text. */
export function cleanCell(cell: string | undefined): string {
  if (cell === undefined || cell === '') return ''
  let text = cell
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g, '')
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
  }
  text = text.trim()
  if (text.charCodeAt(0) === 39 && text.length > 1 && !text.endsWith("'")) text = text.slice(1).trim()
  return text.length <= 16 && blanks.has(text.toLowerCase()) ? '' : text
}

/** One line of words: names of people, places and schools are full of double spaces and line breaks. */
export const oneLine = (text: string): string => (/\s\s|[\t\r\n]/.test(text) ? text.replace(/\s+/g, ' ') : text)

/** The first digit of each decimal script that Indian lists are typed in, and full-width ones. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0xff10]

/** Digits of any of those scripts as 0 to 9. */
export const asciiDigits = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0) as number
        const zero = zeros.find((first) => code >= first && code < first + 10)
        return zero === undefined ? digit : String(code - zero)
      })
