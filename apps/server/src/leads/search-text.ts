/** What searches look at: name and organisation in lower case, and the digits of every phone, a space before each. */
export const searchText = (name: string, organisation: string, phones: readonly string[]): string =>
  [name.toLowerCase(), organisation.toLowerCase(), ...phones.map((phone) => phone.replace(/\D/g, ''))]
    .filter((part) => part !== '')
    .map((part) => ` ${part}`)
    .join('')
