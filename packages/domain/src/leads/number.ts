const famous = ['9876543210', '1234567890', '0123456789', '9123456789', '0987654321', '1122334455', '9988776655']

/** True for numbers that people type to get past a form: one digit over and over, or a well-known run. Takes E.164. */
export function isPlaceholderPhone(e164: string): boolean {
  const national = e164.replace(/\D/g, '').slice(-10)
  return famous.includes(national) || /(\d)\1{7}$/.test(national)
}

/** The number for eyes that may not see it: country code, first two and last two digits stay, as in `+91 98xxxxxx10`. */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '')
  const indian = digits.length === 12 && digits.startsWith('91')
  const national = indian ? digits.slice(2) : digits
  if (national.length < 6) return 'x'.repeat(national.length)
  const hidden = `${national.slice(0, 2)}${'x'.repeat(national.length - 4)}${national.slice(-2)}`
  return indian ? `+91 ${hidden}` : `+${hidden}`
}
