/**
 * The origin to which our credentials may go: a host of exotel.com over https, or the sandbox when the configuration names
 * one. Throws a sentence for anything else.
 */
export const trustedOrigin = (baseUrl: string, sandboxUrl: string | null): string => {
  const url = URL.parse(baseUrl)
  const sandbox = sandboxUrl === null ? null : URL.parse(sandboxUrl)
  if (url && sandbox && url.origin === sandbox.origin) return url.origin
  const host = url?.hostname ?? ''
  const plain = url !== null && url.username === '' && url.password === '' && url.port === ''
  if (plain && url.protocol === 'https:' && host.endsWith('.exotel.com')) return url.origin
  throw new Error(`Exotel's credentials are not sent to ${host || 'this address'}: it is no host of exotel.com.`)
}
