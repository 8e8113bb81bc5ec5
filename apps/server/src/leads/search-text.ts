/** What searches look at: name and organisation in lower case, and the digits of every phone. */
export const searchText = (name: string, organisation: string, phones: readonly string[]): string =>
  [name.toLowerCase(), organisation.toLowerCase(), ...phones.map((phone) => phone.replace(/\D/g, ''))]
    .filter((part) => part !== '')
    .join(' ')
