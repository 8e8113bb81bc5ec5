import type { ReplyOf, RouteKey } from '@telehub/contracts'
import { addressOf } from './api-client.ts'
import { ApiError, errorOf, unreachable } from './api-error.ts'
import { accessToken, csrfHeader } from './refresh.ts'

interface UploadOptions {
  /** How much has left this machine, from 0 to 1. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Sends a form with a file and tells how far it is, which `fetch` cannot. Throws as `api` does. */
export async function upload<K extends RouteKey>(
  route: K,
  form: FormData,
  options: UploadOptions = {},
): Promise<ReplyOf<K>> {
  const { method, url } = addressOf(route)
  const token = await accessToken()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.setRequestHeader('accept', 'application/json')
    for (const [name, value] of Object.entries(csrfHeader)) request.setRequestHeader(name, value)
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () => {
      const reply = new Response(request.responseText, { status: request.status || 500 })
      if (!reply.ok) return void errorOf(reply).then(reject)
      reply.json().then(resolve, () => reject(new ApiError({ status: request.status, code: 'unexpected', title: '' })))
    }
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
